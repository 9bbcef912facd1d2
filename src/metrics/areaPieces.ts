import { NONE, type Org } from "../org/index.ts";
import { leadersOf } from "./areaFacts.ts";
import { firstFrom, type AreaColumns } from "./areaColumns.ts";

/** The people of an area who hang in one piece of the old tree: slices of its columns. */
export interface AreaPiece {
  /** Who is the top of the piece; −1 for those who stay. */
  readonly root: number;
  readonly first: number;
  readonly last: number;
  /** From, up to and not including, by pairs. */
  readonly slices: readonly (readonly [number, number])[];
  /** Their leads by discipline, as if they were alone, and which of these a row names. */
  readonly leaders: readonly number[];
  readonly named: readonly boolean[];
}

/** Stretches of the pre-order, each with the lowest root above it: where pieces begin and end. */
export interface Stretches {
  readonly key: string;
  readonly start: readonly number[];
  readonly root: readonly number[];
}

/** The stretches of these roots, which may stand below each other. O(roots × log roots). */
export function stretchesOf({ lines }: Org, roots: readonly number[]): Stretches {
  const { enter, end } = lines;
  const sorted = [...roots].sort((a, b) => enter[a]! - enter[b]!);
  const start: number[] = [];
  const root: number[] = [];
  const open: number[] = [NONE];
  const put = (place: number): void => {
    // Of several beginnings at one place the last holds.
    if (start.at(-1) === place) root[root.length - 1] = open.at(-1)!;
    else {
      start.push(place);
      root.push(open.at(-1)!);
    }
  };
  const closeUpTo = (place: number): void => {
    for (let top = open.at(-1)!; top !== NONE && end[top]! <= place; top = open.at(-1)!) {
      open.pop();
      put(end[top]!);
    }
  };
  put(0);
  for (const one of sorted) {
    closeUpTo(enter[one]!);
    open.push(one);
    put(enter[one]!);
  }
  closeUpTo(lines.size);
  return { key: roots.join(" "), start, root };
}

const kept = new WeakMap<AreaColumns, { readonly key: string; readonly pieces: readonly AreaPiece[] }>();

/** The pieces of an area's people; the last asked for is kept, as it serves wherever the same people are dropped. */
export function piecesOf(org: Org, columns: AreaColumns, stretches: Stretches): readonly AreaPiece[] {
  const known = kept.get(columns);
  if (known?.key === stretches.key) return known.pieces;
  const pieces = cutPieces(org, columns, stretches);
  kept.set(columns, { key: stretches.key, pieces });
  return pieces;
}

function cutPieces(org: Org, { enter, isLead }: AreaColumns, { start, root }: Stretches): AreaPiece[] {
  const slices = new Map<number, [number, number][]>();
  for (let k = 0; k < start.length; k++) {
    const from = firstFrom(enter, start[k]!);
    const to = firstFrom(enter, start[k + 1] ?? Infinity);
    if (from === to) continue;
    const own = slices.get(root[k]!);
    if (own === undefined) slices.set(root[k]!, [[from, to]]);
    else own.push([from, to]);
  }
  const { preorder } = org.lines;
  return [...slices].map(([top, own]) => {
    const people: number[] = [];
    const places: number[] = [];
    for (const [from, to] of own)
      for (let k = from; k < to; k++) {
        people.push(preorder[enter[k]!]!);
        places.push(k);
      }
    const leaders = leadersOf(org, people, (i) => isLead[places[i]!] === 1);
    return {
      root: top,
      first: people[0]!,
      last: people.at(-1)!,
      slices: own,
      leaders,
      named: leaders.map((lead) => isLead[firstFrom(enter, org.lines.enter[lead]!)] === 1),
    };
  });
}

/** How many of the piece stand in this stretch of the pre-order. */
export function countWithin({ enter }: AreaColumns, piece: AreaPiece, from: number, to: number): number {
  let count = 0;
  for (const [first, end] of piece.slices)
    count += Math.max(0, Math.min(end, firstFrom(enter, to)) - Math.max(first, firstFrom(enter, from)));
  return count;
}

/** FTE of those of the piece who stand in this stretch of the pre-order. */
export function fteWithin(
  { enter, fteBefore }: AreaColumns,
  piece: AreaPiece,
  from: number,
  to: number,
): number {
  let fte = 0;
  for (const [first, end] of piece.slices) {
    const [a, b] = [Math.max(first, firstFrom(enter, from)), Math.min(end, firstFrom(enter, to))];
    if (b > a) fte += fteBefore[b]! - fteBefore[a]!;
  }
  return fte;
}
