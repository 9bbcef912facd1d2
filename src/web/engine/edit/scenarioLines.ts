import { describeChange, namingOf } from "../../../changes/index.ts";
import { EDIT_SOURCE, editStack, liveChanges, type Scenario } from "../../../history/index.ts";
import { wording } from "../../../org/index.ts";
import type { EditLine, Editing, ScenarioLine } from "../edit.ts";
import type { EditedOrg } from "./editedOrg.ts";

export function scenarioLine(scenario: Scenario, head: number): ScenarioLine {
  const { id, name, events, baseRevision, status } = scenario;
  return {
    id,
    name,
    by: events[0]?.user ?? "",
    base: baseRevision,
    isStale: baseRevision !== head,
    changes: liveChanges(scenario).length,
    state: status,
  };
}

export function editingOf({ stored, walked, head }: EditedOrg): Editing {
  const { scenario, version } = stored;
  const { done, undone } = editStack(scenario);
  return {
    ...scenarioLine(scenario, head),
    version,
    undo: reasonOf(scenario, done.at(-1)),
    redo: reasonOf(scenario, undone.at(-1)),
    held: walked.held.map(({ message }) => wording(message)),
  };
}

function reasonOf({ changeSets }: Scenario, id: string | undefined): string | null {
  return changeSets.find((set) => set.id === id)?.reason ?? null;
}

/** Edits made by hand, newest first. A list that was edited elsewhere is described by its first change. */
export function editLines({ stored: { scenario }, after }: EditedOrg): EditLine[] {
  const { undone } = editStack(scenario);
  const names = namingOf(after);
  return scenario.changeSets
    .filter(({ source }) => source === EDIT_SOURCE)
    .map(({ id, author, reason, changes }) => {
      const [first] = changes;
      return {
        id,
        at:
          scenario.events.find((event) => event.kind === "change-set-added" && event.changeSetId === id)
            ?.at ?? "",
        by: author,
        sentence: reason !== "" || first === undefined ? reason : wording(describeChange(first, names)),
        changes: changes.length,
        isUndone: undone.includes(id),
      };
    })
    .reverse();
}
