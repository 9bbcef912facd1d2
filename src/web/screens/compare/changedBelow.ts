import type { PairSide } from "../../engine/compare/pair.ts";

/** How many nodes below each one changed, itself left out. */
export function changedBelow({ columns, mark }: Pick<PairSide, "columns" | "mark">): Int32Array {
  const { parent, size } = columns;
  const below = new Int32Array(size);
  // Parents come before their children.
  for (let node = size - 1; node >= 0; node--) {
    const above = parent[node] ?? -1;
    if (above >= 0) below[above] = (below[above] ?? 0) + (below[node] ?? 0) + (mark[node] === 0 ? 0 : 1);
  }
  return below;
}
