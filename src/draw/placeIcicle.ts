import type { Forest } from "../org/index.ts";

/** What a forest's drawing needs of it: the columns that a worker is sent. */
export type ForestRows = Pick<
  Forest,
  "size" | "parent" | "rootCount" | "childStart" | "childCount" | "levelStart"
>;

/** Where everybody stands in an icicle, in columns: node n covers `left[n]` to `left[n] + leaves[n] * unit` px. */
export interface IciclePlaces {
  readonly left: Float64Array;
  /** People without reports in the subtree; 1 for a leaf. */
  readonly leaves: Int32Array;
  /** Width of one leaf, px. */
  readonly unit: number;
  /** Space between trees, px. */
  readonly gap: number;
}

const GAP = 12;
/** Gaps may take at most this share of the width: two hundred roots still need room for people. */
const GAP_SHARE_MAX = 0.15;

/**
 * Places every node of a forest: width = leaves of its subtree, children side by side under their parent, trees side
 * by side with a gap. Siblings keep their order, so every depth row is sorted by `left`. O(n), no recursion.
 * @example placeIcicle(org.lines, 400).unit // 133.33333333333334
 */
export function placeIcicle(lines: ForestRows, width: number): IciclePlaces {
  const { size, parent, childStart, childCount, rootCount } = lines;
  const leaves = new Int32Array(size);
  for (let n = size - 1; n >= 0; n--) {
    if (childCount[n] === 0) leaves[n] = 1;
    if (parent[n]! >= 0) leaves[parent[n]!]! += leaves[n]!;
  }
  let total = 0;
  for (let top = 0; top < rootCount; top++) total += leaves[top]!;
  const gaps = Math.max(0, rootCount - 1);
  const gap = gaps === 0 ? 0 : Math.min(GAP, (width * GAP_SHARE_MAX) / gaps);
  const unit = total === 0 ? 0 : (width - gap * gaps) / total;
  const left = new Float64Array(size);
  let before = 0;
  for (let top = 0; top < rootCount; top++) {
    left[top] = before * unit + top * gap;
    before += leaves[top]!;
  }
  for (let n = 0; n < size; n++) {
    let at = 0;
    for (let kid = childStart[n]!; kid < childStart[n]! + childCount[n]!; kid++) {
      left[kid] = left[n]! + at * unit;
      at += leaves[kid]!;
    }
  }
  return { left, leaves, unit, gap };
}
