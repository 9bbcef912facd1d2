import type { Forest } from "./forest.ts";

/** The trees cut into parts that do not need each other, and a last one, above, that needs them all. */
export interface Parts {
  readonly count: number;
  /** People part by part, everybody before their manager: entries `start[part]` up to `start[part + 1]`. */
  readonly start: Int32Array;
  readonly order: Int32Array;
}

/** People of a part: so many parts that threads can share them, so few that a part is worth the asking. */
const PARTS = 64;
const PART_MIN = 250;

/** Whole subtrees side by side up to a part's size; who has more people below stands in the last part. */
export function cutForest({ order, reportStart, reports }: Forest): Parts {
  const people = order.length;
  const most = Math.max(PART_MIN, Math.ceil(people / PARTS));
  const size = new Int32Array(people).fill(1);
  for (let k = people - 1; k >= 0; k--) {
    const p = order[k]!;
    for (let r = reportStart[p]!; r < reportStart[p + 1]!; r++) size[p] = size[p]! + size[reports[r]!]!;
  }
  const partOf = new Int32Array(people).fill(-1);
  const counts: number[] = [];
  for (const p of order) {
    // Whose manager is in a part is in it, too; managers come first.
    if (partOf[p] === -1 && size[p]! <= most) {
      const last = counts.length - 1;
      const fits = last >= 0 && counts[last]! + size[p]! <= most;
      const part = fits ? last : counts.length;
      counts[part] = (counts[part] ?? 0) + size[p]!;
      partOf[p] = part;
    }
    if (partOf[p] === -1) continue;
    for (let r = reportStart[p]!; r < reportStart[p + 1]!; r++) partOf[reports[r]!] = partOf[p]!;
  }
  const count = counts.length + 1;
  const start = new Int32Array(count + 1);
  for (let part = 0; part < count; part++) start[part + 1] = start[part]! + (counts[part] ?? 0);
  start[count] = people;
  const at = start.slice(0, count);
  const sorted = new Int32Array(people);
  for (let k = people - 1; k >= 0; k--) {
    const p = order[k]!;
    const part = partOf[p] === -1 ? count - 1 : partOf[p]!;
    sorted[at[part]!] = p;
    at[part] = at[part]! + 1;
  }
  return { count, start, order: sorted };
}
