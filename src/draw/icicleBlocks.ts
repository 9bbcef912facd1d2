import { NONE } from "../org/index.ts";
import type { ForestRows, IciclePlaces } from "./placeIcicle.ts";

/** The part of a row that is looked at, in the units of the places. */
export interface IcicleWindow {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** Neighbours narrower than this stand in one block. */
  readonly mergeBelow: number;
}

/**
 * The blocks of one level that a window shows, from left to right: one person each, or neighbours that are too narrow
 * together. Found by binary search, so that what is not looked at costs nothing.
 * @param visit is told the first person of a block and the one after its last.
 * @example eachBlock(org.lines, placeIcicle(org.lines, 9), { row: 0, from: 0, to: 9, mergeBelow: 0 }, print)
 */
export function eachBlock(
  lines: ForestRows,
  { left, leaves, unit }: IciclePlaces,
  { row, from, to, mergeBelow }: IcicleWindow,
  visit: (first: number, end: number) => void,
): void {
  const last = lines.levelStart[row + 1] ?? 0;
  let node = firstReaching(left, leaves, unit, lines.levelStart[row] ?? 0, last, from);
  while (node < last && left[node]! < to) {
    const first = node;
    const start = left[first]!;
    let right = start + leaves[first]! * unit;
    node++;
    if (right - start < mergeBelow) {
      while (node < last && right - start < mergeBelow) {
        const wide = leaves[node]! * unit;
        if (wide >= mergeBelow || left[node]! - right > unit * 1e-6) break;
        right = left[node]! + wide;
        node++;
      }
    }
    visit(first, node);
  }
}

/**
 * Who is drawn at a point: the person of that row, or whoever above has no reports and reaches down to it; −1 in a gap.
 * @example icicleNodeAt(org.lines, placeIcicle(org.lines, 9), 3, 0) // 0
 */
export function icicleNodeAt(lines: ForestRows, places: IciclePlaces, x: number, row: number): number {
  const { left, leaves, unit } = places;
  if (row < 0 || lines.size === 0) return NONE;
  let [start, end] = [0, lines.rootCount];
  for (let depth = 0; ; depth++) {
    const node = firstReaching(left, leaves, unit, start, end, x);
    if (node >= end || left[node]! > x) return NONE;
    if (depth === row || lines.childCount[node] === 0) return node;
    start = lines.childStart[node]!;
    end = start + lines.childCount[node]!;
  }
}

/** The first of a sorted slice whose right edge lies beyond x. */
function firstReaching(
  left: Float64Array,
  leaves: Int32Array,
  unit: number,
  start: number,
  end: number,
  x: number,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (left[middle]! + leaves[middle]! * unit > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
