import { movePeople, type OrgChange } from "../../../changes/index.ts";
import {
  addChangeSet,
  EDIT_SOURCE,
  editStack,
  pendingSets,
  redoEdit,
  undoEdit,
  type EditBy,
  type Scenario,
  type Stepped,
} from "../../../history/index.ts";
import { wording, type Day } from "../../../org/index.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import { listScenarios, startScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext, Looked } from "../context.ts";
import type { Edited, EditEngine } from "../edit.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { createConsequences } from "./consequences.ts";
import { differencesOf } from "./differences.ts";
import { createEditedOrgs, type EditedOrg } from "./editedOrg.ts";
import { pickedUp } from "./pickUp.ts";
import { editingOf, editLines, scenarioLine } from "./scenarioLines.ts";

/** All that is asked of scenarios that are edited. */
export interface EditDesk extends EditEngine {
  /** The organisation with the scenario on top; without one as it is. */
  readonly look: (at: OrgAt) => Promise<Looked>;
}

export function createEditDesk(context: EngineContext): EditDesk {
  const open = createEditedOrgs(context);
  const look = async (at: OrgAt): Promise<Looked> =>
    at.scenario === undefined ? context.look(at) : (await open(at)).looked;
  const write = async (
    at: OrgAt,
    sentenceOf: (edited: EditedOrg) => string,
    step: (edited: EditedOrg) => (scenario: Scenario, by: EditBy) => Stepped,
  ): Promise<Edited> => {
    const edited = await open(at);
    const { deps, stored } = edited;
    refuseLocked(stored.scenario);
    const sentence = sentenceOf(edited);
    const saved = await editScenario(deps, stored.scenario.id, step(edited), stored.version);
    const { version, heldNow } = worded(saved);
    return { sentence, revision: version, heldNow: heldNow.map(({ message }) => wording(message)) };
  };
  const add = (at: OrgAt, changes: readonly OrgChange[], sentence: string): Promise<Edited> =>
    write(
      at,
      () => sentence,
      ({ deps }) => {
        const id = `edit-${deps.newId()}`;
        return (scenario, by) => {
          const effectiveOn = lastDay(scenario, context.today());
          const set = { id, author: by.user, reason: sentence, effectiveOn, source: EDIT_SOURCE, changes };
          return addChangeSet(scenario, set, by);
        };
      },
    );
  const measure = createConsequences();
  return {
    look,
    scenarios: async ({ org }) => {
      const { head } = await context.look({ org });
      const stored = await listScenarios(await depsOf(context, org));
      return stored.map(({ scenario }) => scenarioLine(scenario, head));
    },
    openScenario: async ({ org }, name) => {
      const deps = await depsOf(context, org);
      const taken = new Set((await listScenarios(deps)).map(({ scenario }) => scenario.name));
      let free = name;
      for (let k = 2; taken.has(free); k++) free = `${name} ${k}`;
      return worded(await startScenario(deps, free)).scenario.id;
    },
    editing: async (at) => {
      const known = await listScenarios(await depsOf(context, at.org));
      if (!known.some(({ scenario }) => scenario.id === at.scenario)) return null;
      return editingOf(await open(at));
    },
    edit: add,
    movePeople: async (at, move) => {
      const moved = movePeople((await open(at)).after, move);
      if (!moved.ok) throw new Error(wording(moved.refusal.message));
      return add(at, moved.changes, wording(moved.sentence));
    },
    undo: (at) =>
      write(
        at,
        ({ stored }) => lastReason(stored.scenario, "done"),
        () => undoEdit,
      ),
    redo: (at) =>
      write(
        at,
        ({ stored }) => lastReason(stored.scenario, "undone"),
        () => redoEdit,
      ),
    editHistory: async (at) => editLines(await open(at)),
    pickUp: async (at, lens, people, withReports) =>
      pickedUp((await look(at)).org, lens, people, withReports),
    consequences: async (at, move) => measure(await look(at), move),
    differences: async (at, side, lens) => {
      const edited = await open(at);
      const found = differencesOf(edited, side, lens);
      // Before is shown as of now: on older data the marks would stand at others.
      const isOther = side === "before" && edited.stored.scenario.baseRevision !== edited.head;
      return isOther ? { ...found, state: new Uint8Array() } : found;
    },
  };
}

/** An approved scenario is what was approved; a copy goes on. */
function refuseLocked({ name, status }: Scenario): void {
  if (status === "approved")
    throw new Error(
      `The scenario ${name} is approved and locked; nothing was changed. Copy it to a new scenario.`,
    );
}

/** Edits come after all that is there: the day of the last wave, today at the earliest. */
function lastDay(scenario: Scenario, today: Day): Day {
  return pendingSets(scenario).reduce(
    (last, { changeSet }) => (changeSet.effectiveOn > last ? changeSet.effectiveOn : last),
    today,
  );
}

function lastReason(scenario: Scenario, which: "done" | "undone"): string {
  const id = editStack(scenario)[which].at(-1);
  return scenario.changeSets.find((set) => set.id === id)?.reason ?? "";
}
