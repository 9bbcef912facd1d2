import type { ChangeSet, OrgChange } from "../../changes/index.ts";
import type { ChangeRef, Scenario } from "../scenario.ts";

/** Whether a change is struck through. */
export function isStruck({ archivedChanges }: Scenario, { changeSetId, place }: ChangeRef): boolean {
  return archivedChanges.some((ref) => ref.changeSetId === changeSetId && ref.place === place);
}

/** The change of that place, undefined where there is none. */
export function changeAt({ changeSets }: Scenario, { changeSetId, place }: ChangeRef): OrgChange | undefined {
  return changeSets.find(({ id }) => id === changeSetId)?.changes[place];
}

/** One change set without what is struck through, with the place each change has in the whole set. */
export interface LiveSet {
  readonly changeSet: ChangeSet;
  readonly places: readonly number[];
}

/** The change sets in the order of their days, struck changes left out; of one day as they were added. */
export function liveSets(scenario: Scenario): readonly LiveSet[] {
  const struck = new Set(scenario.archivedChanges.map((ref) => JSON.stringify([ref.changeSetId, ref.place])));
  const sets = scenario.changeSets.map((changeSet): LiveSet => {
    const places = changeSet.changes.flatMap((_, place) =>
      struck.has(JSON.stringify([changeSet.id, place])) ? [] : [place],
    );
    const changes = changeSet.changes.filter((_, place) => places.includes(place));
    return { changeSet: { ...changeSet, changes }, places };
  });
  return byDay(sets);
}

/** A stable order by day. */
function byDay(sets: readonly LiveSet[]): readonly LiveSet[] {
  const day = ({ changeSet }: LiveSet): string => changeSet.effectiveOn;
  return sets.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/**
 * What a scenario would bring, as change sets in the order of their days; what is struck through is left out, and with
 * it a set of nothing else.
 * @example liveChangeSets(scenario).length // 0
 */
export function liveChangeSets(scenario: Scenario): readonly ChangeSet[] {
  return liveSets(scenario)
    .map(({ changeSet }) => changeSet)
    .filter(({ changes }) => changes.length > 0);
}

/** Live sets that the base of the scenario does not hold yet; a merge that stopped half way leaves such. */
export function pendingSets(scenario: Scenario): readonly LiveSet[] {
  const { mergedSets = [], mergedAs = [], baseRevision } = scenario;
  const inBase = new Set(mergedSets.filter((_, at) => (mergedAs[at] ?? Infinity) <= baseRevision));
  return liveSets(scenario).filter(
    ({ changeSet }) => changeSet.changes.length > 0 && !inBase.has(changeSet.id),
  );
}

/**
 * All changes of `liveChangeSets`, one after the other.
 * @example liveChanges(scenario).length // 0
 */
export function liveChanges(scenario: Scenario): readonly OrgChange[] {
  return liveChangeSets(scenario).flatMap(({ changes }) => changes);
}
