import type { Diffing } from "./diffing.ts";
import { rowKey } from "./lists.ts";
import { sameRecord } from "./same.ts";

/** Rows that end, then rows that are new or differ. Those of people who go end with them. */
export function diffRows({ bench, target, add }: Diffing): void {
  const wanted = new Set(target.records.assignments.map(rowKey));
  for (const row of bench.assignments.values()) {
    if (wanted.has(rowKey(row)) || !bench.assignments.has(rowKey(row))) continue;
    if (row.to !== undefined && row.to <= target.today) continue;
    if (!target.personIndexById.has(row.personId)) continue;
    const { personId, areaId, type, from } = row;
    add({ kind: "remove-assignment", personId, areaId, type, ...(from === undefined ? {} : { from }) });
  }
  for (const row of target.records.assignments) {
    const now = bench.assignments.get(rowKey(row));
    if (now !== undefined && sameRecord(now, row)) continue;
    // A row in a retired area, or of somebody who left, is history, which no change makes anew.
    if (bench.people.has(row.personId)) add({ kind: "set-assignment", assignment: row });
  }
}
