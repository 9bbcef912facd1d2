import { applyChanges, diff, LISTS, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import type { Org } from "../../org/index.ts";
import type { Scenario } from "../scenario.ts";
import { followRefs } from "./changeSets.ts";
import { isStruck } from "./live.ts";
import { equal } from "./step.ts";
import { changedRecords } from "./touched.ts";

/** The first of the lists that leads from one state to the other, else the shortest that does. O(records) a list. */
export function leadingTo(
  before: Org,
  target: Org,
  lists: readonly (readonly OrgChange[])[],
): readonly OrgChange[] {
  for (const changes of lists) {
    const applied = applyChanges(before, changes);
    if (applied.ok && sameRecords(applied.org, target)) return changes;
  }
  return diff(before, target);
}

/** Whether two states say the same, in whatever order. What neither wrote is the same object and costs nothing. */
export function sameRecords(a: Org, b: Org): boolean {
  return (
    a.records === b.records || LISTS.every((list) => changedRecords(a.records, b.records, list).length === 0)
  );
}

/**
 * A change set with other live changes; struck ones are kept. Where as many are live as before they keep their places,
 * else the live ones come first. What is commented and still there stays commented.
 */
export function withLiveChanges(
  scenario: Scenario,
  changeSet: ChangeSet,
  live: readonly OrgChange[],
): { readonly changeSet: ChangeSet } & Pick<Scenario, "archivedChanges" | "comments"> {
  const { id } = changeSet;
  const isLive = (place: number): boolean => !isStruck(scenario, { changeSetId: id, place });
  const old = changeSet.changes.filter((_, place) => isLive(place));
  const { archivedChanges, comments } = scenario;
  if (equal(old, live)) return { changeSet, archivedChanges, comments };
  if (old.length === live.length) {
    let next = 0;
    const changes = changeSet.changes.map((change, place) =>
      isLive(place) ? (live[next++] ?? change) : change,
    );
    // A change that was rewritten in its place is the one that was commented.
    return { changeSet: { ...changeSet, changes }, archivedChanges, comments };
  }
  const struck = changeSet.changes.filter((_, place) => !isLive(place));
  const changes = [...live, ...struck];
  return {
    changeSet: { ...changeSet, changes },
    archivedChanges: [
      ...archivedChanges.filter((ref) => ref.changeSetId !== id),
      ...struck.map((_, i) => ({ changeSetId: id, place: live.length + i })),
    ],
    comments: followRefs(scenario, changeSet, { ...changeSet, changes }).comments,
  };
}
