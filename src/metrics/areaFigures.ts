import { lowestCommon, NONE, ownersOf, type Org } from "../org/index.ts";
import { leadersOf, legKey } from "./areaFacts.ts";
import { isIn, type AreaColumns } from "./areaColumns.ts";
import { countWithin, fteWithin, type AreaPiece } from "./areaPieces.ts";
import type { ShiftedLines } from "./shiftedLines.ts";

/** What a move may change of an area, by the definitions of the metrics of the same ids. Null: cannot be said. */
export interface AreaFigures {
  /** Heads with a core row in the area or below. */
  readonly people: number;
  readonly coreFte: number | null;
  readonly lineIntegrity: number | null;
  readonly legs: number | null;
  readonly levelsUp: number | null;
}

interface Judging {
  readonly org: Org;
  readonly lines: ShiftedLines;
  readonly columns: AreaColumns;
  readonly pieces: readonly AreaPiece[];
}

/**
 * The figures of an area under these lines, its people given as pieces. With several owners the best of each counts, as
 * in the metrics. Cost: O(pieces × (depth + reports of the shared boss) × log people).
 */
export function areaFigures(judging: Judging, area: number): AreaFigures {
  const { org, columns } = judging;
  const people = columns.enter.length;
  const coreFte = columns.fteBefore[people]!;
  if (people === 0) return { people, coreFte: null, lineIntegrity: null, legs: null, levelsUp: null };
  if (!org.records.linesKnown) return { people, coreFte, lineIntegrity: null, legs: null, levelsUp: null };
  const named = [...new Set(ownersOf(org, area))];
  const views = (named.length === 0 ? [NONE] : named).map((owner) => ({
    owner,
    boss: bossOf(judging, owner),
  }));
  return {
    people,
    coreFte,
    lineIntegrity:
      coreFte <= 0
        ? null
        : best(
            views.map(({ owner }) => underOwner(judging, owner) / coreFte),
            Math.max,
          ),
    legs: best(
      views.map(({ owner, boss }) => legsUnder(judging, owner, boss)),
      Math.min,
    ),
    levelsUp: best(
      views.map(({ owner, boss }) => levelsTo(judging, owner, boss)),
      Math.min,
    ),
  };
}

function best(values: readonly (number | null)[], which: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : which(...known);
}

/** The shared boss of the core people and the owner. */
function bossOf({ org, lines, pieces }: Judging, owner: number): number {
  let boss: number | undefined = owner === NONE ? undefined : owner;
  for (const { first, last } of pieces) {
    const own = lowestCommon(org.lines, first, last);
    boss = boss === undefined ? own : lines.lowest(boss, own);
  }
  return boss ?? NONE;
}

function underOwner({ org, lines, columns, pieces }: Judging, owner: number): number {
  if (owner === NONE) return 0;
  const { enter, end, size } = org.lines;
  const ownPiece = lines.piece(owner);
  let fte = 0;
  for (const piece of pieces) {
    if (piece.root === ownPiece) fte += fteWithin(columns, piece, enter[owner]!, end[owner]!);
    else if (piece.root !== NONE && lines.isUnder(lines.parent(piece.root), owner))
      fte += fteWithin(columns, piece, 0, size);
  }
  return fte;
}

function legsUnder(judging: Judging, owner: number, boss: number): number {
  const { org, lines, columns, pieces } = judging;
  if (boss !== NONE && (boss === owner || isIn(org, columns, boss))) return 1;
  const keys = new Set<number>();
  const bossPiece = boss === NONE ? NONE : lines.piece(boss);
  for (const piece of pieces) {
    if (piece.root === bossPiece) reached(judging, piece, boss, keys);
    else keys.add(legKey(org, belowBoss(lines, piece.root, boss)));
  }
  if (owner !== NONE) keys.add(legKey(org, belowBoss(lines, owner, boss)));
  return keys.size;
}

/** Reports of the boss, or roots without one, through whom people of their own piece are reached. */
function reached({ org, lines, columns }: Judging, piece: AreaPiece, boss: number, keys: Set<number>): void {
  const { childStart, childCount, rootCount, enter, end } = org.lines;
  const from = boss === NONE ? 0 : childStart[boss]!;
  const to = boss === NONE ? rootCount : from + childCount[boss]!;
  for (let child = from; child < to; child++)
    if (lines.piece(child) === piece.root && countWithin(columns, piece, enter[child]!, end[child]!) > 0)
      keys.add(legKey(org, child));
}

/** Who stands directly below the boss on the way up from somebody; the root where there is no boss. */
function belowBoss(lines: ShiftedLines, person: number, boss: number): number {
  let at = person;
  for (let above = lines.parent(at); above !== boss && above !== NONE; above = lines.parent(at)) at = above;
  return at;
}

function levelsTo({ org, lines, columns, pieces }: Judging, owner: number, boss: number): number | null {
  if (boss === NONE) return null;
  const leaders = pieces.flatMap((piece) => piece.leaders);
  const named = pieces.flatMap((piece) => piece.named);
  const isApart = owner !== NONE && !isIn(org, columns, owner);
  const candidates = isApart ? [...leaders, owner] : leaders;
  const leads = leadersOf(org, candidates, (i) => named[i] === true, lines);
  let most = owner === NONE ? 0 : lines.depth(owner);
  for (const lead of leads) most = Math.max(most, lines.depth(lead));
  return Math.max(0, most - lines.depth(boss));
}
