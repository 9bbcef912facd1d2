import { say } from "../../org/index.ts";
import type { Scenario } from "../scenario.ts";
import { isStruck } from "./live.ts";
import { refuse, type EditBy, type Stepped } from "./step.ts";
import { restoreChange, strikeOut } from "./strike.ts";

/** Source of change sets that were made by hand. */
export const EDIT_SOURCE = "edit";

/** Edits of a scenario by id, oldest first: those that can be undone, and undone ones that can be done again. */
export interface EditStack {
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

/**
 * What can be undone and redone, read from the minutes: it outlives whoever made it. A new edit ends what could be
 * redone; what was struck through or restored elsewhere counts the same.
 * @example editStack(scenario).done // []
 */
export function editStack({ changeSets, events }: Scenario): EditStack {
  const edits = new Set(changeSets.filter(({ source }) => source === EDIT_SOURCE).map(({ id }) => id));
  let done: string[] = [];
  let undone: string[] = [];
  for (const { kind, changeSetId: id } of events) {
    if (id === undefined || !edits.has(id)) continue;
    if (kind === "change-set-added") {
      done.push(id);
      undone = [];
    } else if (kind === "struck-out" && !undone.includes(id)) {
      done = done.filter((one) => one !== id);
      undone.push(id);
    } else if (kind === "change-restored" && !done.includes(id)) {
      undone = undone.filter((one) => one !== id);
      done.push(id);
    }
  }
  return { done, undone };
}

/**
 * The newest edit struck through.
 * @returns `nothing-to-undo` where there is none.
 */
export function undoEdit(scenario: Scenario, by: EditBy): Stepped {
  const id = editStack(scenario).done.at(-1);
  if (id === undefined)
    return refuse("nothing-to-undo", say([])`There is nothing to undo in ${scenario.name}.`);
  return stepEach(scenario, id, false, (from, place) => strikeOut(from, { changeSetId: id, place }, by));
}

/**
 * The edit undone last as part of the scenario again.
 * @returns `nothing-to-redo` where there is none.
 */
export function redoEdit(scenario: Scenario, by: EditBy): Stepped {
  const id = editStack(scenario).undone.at(-1);
  if (id === undefined)
    return refuse("nothing-to-redo", say([])`There is nothing to do again in ${scenario.name}.`);
  return stepEach(scenario, id, true, (from, place) => restoreChange(from, { changeSetId: id, place }, by));
}

/** One step after the other for every change of the set that is struck through, or is not. */
function stepEach(
  scenario: Scenario,
  id: string,
  wasStruck: boolean,
  next: (from: Scenario, place: number) => Stepped,
): Stepped {
  const changes = scenario.changeSets.find((set) => set.id === id)?.changes ?? [];
  let stepped: Extract<Stepped, { readonly ok: true }> | null = null;
  for (const place of changes.keys()) {
    const from: Scenario = stepped === null ? scenario : stepped.scenario;
    if (isStruck(from, { changeSetId: id, place }) !== wasStruck) continue;
    const step = next(from, place);
    if (!step.ok) return step;
    stepped = step;
  }
  return (
    stepped ?? refuse("change-set-unknown", say([])`The edit ${id} of ${scenario.name} changes nothing.`)
  );
}
