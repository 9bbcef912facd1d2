import { AREA, PLACEHOLDER } from "../../engine/orgLens.ts";
import type { OrgColumns } from "../../engine/orgSource.ts";

/** The rows of the outline from top to bottom, in columns. */
export interface OutlineRows {
  readonly node: Int32Array;
  /** Place among the siblings that are shown, from 1, and how many these are. */
  readonly place: Int32Array;
  readonly siblings: Int32Array;
  readonly level: Int32Array;
}

/**
 * What the outline shows: roots, and below every open node its children.
 * @param isShown 1 for nodes that lead to somebody wanted; null where nobody is left out.
 */
export function outlineRows(
  { rootCount, childStart, childCount }: OrgColumns,
  isOpen: (node: number) => boolean,
  isShown: Uint8Array | null,
): OutlineRows {
  const rows = {
    node: [] as number[],
    place: [] as number[],
    siblings: [] as number[],
    level: [] as number[],
  };
  const shown = (start: number, end: number): number => {
    if (isShown === null) return end - start;
    let count = 0;
    for (let node = start; node < end; node++) count += isShown[node] ?? 0;
    return count;
  };
  const open = [{ next: 0, end: rootCount, place: 0, siblings: shown(0, rootCount) }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    if (level.next === level.end) {
      open.pop();
      continue;
    }
    const node = level.next++;
    if (isShown !== null && isShown[node] !== 1) continue;
    rows.node.push(node);
    rows.place.push(++level.place);
    rows.siblings.push(level.siblings);
    rows.level.push(open.length);
    const start = childStart[node] ?? 0;
    const end = start + (childCount[node] ?? 0);
    if (end > start && isOpen(node)) open.push({ next: start, end, place: 0, siblings: shown(start, end) });
  }
  return {
    node: Int32Array.from(rows.node),
    place: Int32Array.from(rows.place),
    siblings: Int32Array.from(rows.siblings),
    level: Int32Array.from(rows.level),
  };
}

/** Nodes that are wanted or stand above somebody who is. */
export function leadingTo({ parent, size }: OrgColumns, mask: Uint8Array): Uint8Array {
  const leading = mask.slice();
  for (let node = size - 1; node >= 0; node--) {
    const above = parent[node] ?? -1;
    if (above >= 0 && leading[node] === 1) leading[above] = 1;
  }
  return leading;
}

/** People directly below each node and in all; managers that no list names are not counted. */
export function countsBelow({ parent, flags, size }: OrgColumns): { direct: Int32Array; all: Int32Array } {
  const direct = new Int32Array(size);
  const all = new Int32Array(size);
  for (let node = size - 1; node >= 0; node--) {
    const above = parent[node] ?? -1;
    if (above < 0) continue;
    const own = ((flags[node] ?? 0) & (AREA | PLACEHOLDER)) === 0 ? 1 : 0;
    direct[above] = (direct[above] ?? 0) + own;
    all[above] = (all[above] ?? 0) + own + (all[node] ?? 0);
  }
  return { direct, all };
}
