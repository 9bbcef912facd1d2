import type { OrgChange } from "./change.ts";
import { applyOne } from "./apply.ts";
import { LISTS } from "./lists.ts";
import { same } from "./same.ts";
import { markBench, openWorkbench, tableOf, type UnindexedOrg, type Workbench } from "./workbench.ts";

/**
 * Changes without those that do nothing on a state, though they did something on the one they were made for: what the
 * others have done already needs no change any more.
 * @returns the list given where each does something, or where one does not apply.
 * Cost: O(records) once for each of the two states, O(records written) a change.
 * @example withoutIdle([], { on: org, from: org }) // []
 */
export function withoutIdle(
  changes: readonly OrgChange[],
  { on, from }: { readonly on: UnindexedOrg; readonly from: UnindexedOrg },
): readonly OrgChange[] {
  const idle = idleIn(changes, openWorkbench(on));
  if (idle === null || idle.size === 0) return changes;
  const before = idleIn(changes, openWorkbench(from));
  const kept = changes.filter((_, i) => !idle.has(i) || before?.has(i) === true);
  return kept.length === changes.length ? changes : kept;
}

/** Places of changes that leave everything as it was; null where one does not apply. */
function idleIn(changes: readonly OrgChange[], bench: Workbench): ReadonlySet<number> | null {
  const idle = new Set<number>();
  for (const [i, change] of changes.entries()) {
    const { read } = markBench(bench);
    if (applyOne(bench, change) !== null) return null;
    if (same(read, bench.read) && LISTS.every((list) => isUntouched(bench, list))) idle.add(i);
  }
  return idle;
}

function isUntouched(bench: Workbench, list: (typeof LISTS)[number]): boolean {
  return tableOf(bench, list)
    .written()
    .every(({ before, after }) => same(before, after));
}
