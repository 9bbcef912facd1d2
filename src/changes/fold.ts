import { indexOrg, type Day, type Org } from "../org/index.ts";
import { applyOne, type ChangeRefusal } from "./apply.ts";
import type { OrgChange } from "./change.ts";
import type { ListName, RecordOf } from "./lists.ts";
import {
  closeWorkbench,
  markBench,
  openWorkbench,
  tableOf,
  takeBack,
  type UnindexedOrg,
} from "./workbench.ts";

/** A change set as a fold sees it: what happens, and on which day. */
export interface FoldedSet {
  readonly changes: readonly OrgChange[];
  readonly effectiveOn: Day;
}

/** A set that was left out whole, by its position from 0, and why. */
export interface HeldSet {
  readonly set: number;
  readonly refusal: ChangeRefusal;
}

export interface Folded {
  readonly org: Org;
  readonly held: readonly HeldSet[];
}

/** A record by its list and key as it stands at that moment; undefined where there is none. */
export type ReadRecord = <L extends ListName>(list: L, id: string) => RecordOf<L> | undefined;

/**
 * The org after these sets, in order, each on its own day. A set that does not apply where it stands is left out whole
 * and told; the others are as if it had never been. The day of the result is that of `org`.
 * @param onSet is called after each set that was applied, to look at single records on the way.
 * Cost: O(people + rows) once, whatever the number of sets, and what each change costs itself.
 * Source: docs/glossary.md#as-of.
 * @example foldChanges(org, [{ changes: [{ kind: "clear-owner", areaId: areaId("nowhere") }], effectiveOn: "2026-06-01" }]).held.length // 1
 */
export function foldChanges(
  org: UnindexedOrg,
  sets: Iterable<FoldedSet>,
  onSet?: (set: number, read: ReadRecord) => void,
): Folded {
  const bench = openWorkbench(org);
  const held: HeldSet[] = [];
  // The record comes from the table of its own list, which the compiler does not see through the name.
  const read: ReadRecord = (list, id) => tableOf(bench, list).get(id) as never;
  let set = -1;
  for (const { changes, effectiveOn } of sets) {
    set++;
    bench.today = effectiveOn;
    const mark = markBench(bench);
    const refusal = refusalOf(changes);
    if (refusal === null) onSet?.(set, read);
    else {
      takeBack(bench, mark);
      held.push({ set, refusal });
    }
  }
  return { org: indexOrg(closeWorkbench(bench), org.problems, org.today), held };

  function refusalOf(changes: readonly OrgChange[]): ChangeRefusal | null {
    for (let i = 0; i < changes.length; i++) {
      const change = changes[i];
      const message = change === undefined ? null : applyOne(bench, change);
      if (change !== undefined && message !== null) return { change: i, kind: change.kind, message };
    }
    return null;
  }
}
