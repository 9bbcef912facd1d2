import type { ChangeSet } from "../../changes/index.ts";
import type { ChangeRef, Scenario, SharedCopy } from "../scenario.ts";
import { itemsOf, setOf } from "./items.ts";
import { equal, step, type By, type Stepped } from "./step.ts";

/** How many copies a scenario remembers in full: two that met longer ago are merged as strangers. */
const COPIES_MAX = 24;

/** What stands now, remembered as common with whoever gets the file. `id` names this copy everywhere. */
export function shareCopy(scenario: Scenario, id: string, by: By): Stepped {
  const { name, baseRevision, changeSets, archivedChanges, pins, consultations } = scenario;
  const copy: SharedCopy = { id, name, baseRevision, changeSets, archivedChanges, pins, consultations };
  return step(
    scenario,
    by,
    { kind: "put-in-file" },
    { copies: rememberCopies(scenario.copies ?? [], [copy]) },
  );
}

/** All copies of both, those of the first before those only the second knows; the oldest are forgotten. */
export function rememberCopies(
  first: readonly SharedCopy[],
  second: readonly SharedCopy[],
): readonly SharedCopy[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))].slice(-COPIES_MAX);
}

/** The newest copy both remember, or one of either that is how the other stands now: a store was copied whole. */
export function commonCopy(mine: Scenario, theirs: Scenario): SharedCopy | undefined {
  const known = new Set((mine.copies ?? []).map(({ id }) => id));
  const isNow = (of: Scenario) => (copy: SharedCopy) =>
    COMPARED.every((field) => equal(copy[field], of[field]));
  return (
    (theirs.copies ?? []).findLast(({ id }) => known.has(id)) ??
    (mine.copies ?? []).findLast(isNow(theirs)) ??
    (theirs.copies ?? []).findLast(isNow(mine))
  );
}

const COMPARED = ["name", "baseRevision", "changeSets", "archivedChanges", "pins", "consultations"] as const;

/** What two strangers have in common: all that both say. Whatever one of them lacks counts as new in the other. */
export function commonGround(mine: Scenario, theirs: Scenario): SharedCopy {
  const changeSets: ChangeSet[] = [];
  const archivedChanges: ChangeRef[] = [];
  for (const own of mine.changeSets) {
    const other = theirs.changeSets.find(({ id }) => id === own.id);
    if (other === undefined) continue;
    const keys = new Map(itemsOf(theirs, other).map((item) => [item.key, item]));
    const shared = itemsOf(mine, own).filter((item) => keys.has(item.key));
    const set = setOf(
      own,
      shared.map((item) => ({ ...item, isStruck: item.isStruck && keys.get(item.key)?.isStruck === true })),
    );
    changeSets.push(set.changeSet);
    archivedChanges.push(...set.archivedChanges);
  }
  return {
    id: "",
    name: theirs.name,
    baseRevision: mine.baseRevision,
    changeSets,
    archivedChanges,
    pins: [],
    consultations: [],
  };
}
