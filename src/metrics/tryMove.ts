import { isWithin, NONE, type Org, type ReadMove } from "../org/index.ts";
import { areaColumns, changedColumns, type AreaColumns } from "./areaColumns.ts";
import { areaFigures, type AreaFigures } from "./areaFigures.ts";
import { piecesOf, stretchesOf } from "./areaPieces.ts";
import { ownedAreas } from "./areaFacts.ts";
import { movedShares } from "./movedShares.ts";
import { peopleColumns, PERSON_PLACEHOLDER } from "./peopleColumns.ts";
import { shiftedLines, type ShiftedLines } from "./shiftedLines.ts";

/** What a move would do, read from counts that are kept, without the org being built again. */
export interface TriedMove {
  /** The lines as they would be. */
  readonly lines: ShiftedLines;
  /** Areas whose figures may change, those of most of the people moved first; the company itself is left out. */
  readonly areas: readonly number[];
  /** Managers who win or lose direct reports: who takes first. */
  readonly managers: readonly number[];
  /** People who would have another manager. */
  readonly newManagers: number;
  readonly areaNow: (area: number) => AreaFigures;
  readonly areaAfter: (area: number) => AreaFigures;
  readonly reportsNow: (manager: number) => number;
  readonly reportsAfter: (manager: number) => number;
}

/**
 * Tries a move. Per-area columns are kept with the org, and the people taken up are cut out of them once, so that
 * trying one place after the other asks only along the ways up from where they go and come from.
 * Cost: O(people moved × levels) the first time, then O(levels) for each figure asked.
 * @example tryMove(org, read).reportsAfter(owner) // …
 */
export function tryMove(org: Org, read: ReadMove): TriedMove {
  const lines = shiftedLines(org, read.lines);
  const stretches = stretchesOf(org, lines.roots);
  const asIs = shiftedLines(org, []);
  const whole = stretchesOf(org, []);
  const changed = read.rows.length === 0 ? null : movedShares(org, read.rows, read.target);
  const inWork = new Set(changed?.areas);
  const columnsAfter = (area: number): AreaColumns => {
    if (changed === null || !inWork.has(area)) return areaColumns(org, area);
    const { plain, others } = changed;
    const isInside = isWithin(org.areaTree, read.target, area);
    return changedColumns(org, area, { plain, others: others.get(area) ?? NOBODY, isInside });
  };
  const judge = (area: number, under: ShiftedLines, columns: AreaColumns): AreaFigures =>
    areaFigures(
      { org, lines: under, columns, pieces: piecesOf(org, columns, under === lines ? stretches : whole) },
      area,
    );
  const managers = managersOf(org, read);
  return {
    lines,
    areas: touchedAreas(org, read, changed?.areas ?? []),
    managers,
    newManagers: read.lines.length,
    areaNow: (area) => keptNow(org, area, () => judge(area, asIs, areaColumns(org, area))),
    areaAfter: (area) => judge(area, lines, columnsAfter(area)),
    reportsNow: (manager) => reportsOf(org, asIs, manager),
    reportsAfter: (manager) => reportsOf(org, lines, manager),
  };
}

const nowByOrg = new WeakMap<Org, (AreaFigures | undefined)[]>();

function keptNow(org: Org, area: number, work: () => AreaFigures): AreaFigures {
  let kept = nowByOrg.get(org);
  if (kept === undefined) nowByOrg.set(org, (kept = []));
  return (kept[area] ??= work());
}

/** Direct reports, those apart whom no list names. */
function reportsOf(org: Org, lines: ShiftedLines, manager: number): number {
  const { flags } = peopleColumns(org);
  return lines.reports(manager).filter((report) => (flags[report]! & PERSON_PLACEHOLDER) === 0).length;
}

function managersOf(org: Org, { lines }: ReadMove): number[] {
  const managers = new Set<number>();
  for (const { manager } of [...lines].reverse()) managers.add(manager);
  for (const { person } of lines) managers.add(org.lines.parent[person]!);
  managers.delete(NONE);
  return [...managers];
}

const areasByMove = new WeakMap<Org, { readonly key: string; readonly areas: readonly number[] }>();

const NOBODY: ReadonlyMap<number, null> = new Map();

/** Areas of those whose work changes, then those of whose lines do and that they own; most people moved first. */
function touchedAreas(org: Org, read: ReadMove, inWork: readonly number[]): number[] {
  const inLine = read.lines.length === 0 ? [] : lineAreas(org, read);
  return [...new Set([...inWork, ...inLine])].filter((area) => org.areaTree.parent[area] !== NONE);
}

function lineAreas(org: Org, { lines }: ReadMove): readonly number[] {
  const key = lines.map(({ person }) => person).join(" ");
  const known = areasByMove.get(org);
  if (known?.key === key) return known.areas;
  const areas = countAreas(
    org,
    lines.map(({ person }) => person),
  );
  areasByMove.set(org, { key, areas });
  return areas;
}

function countAreas(org: Org, roots: readonly number[]): number[] {
  const { preorder, enter, end } = org.lines;
  const { personStart, byPerson, area } = org.work;
  const owned = ownedAreas(org);
  const counts = new Map<number, number>();
  const add = (from: number): void => {
    for (let at = from; at !== NONE; at = org.areaTree.parent[at]!)
      if (org.areaTree.parent[at] !== NONE) counts.set(at, (counts.get(at) ?? 0) + 1);
  };
  const seen = new Set<number>();
  for (const root of roots)
    for (let k = enter[root]!; k < end[root]!; k++) {
      const person = preorder[k]!;
      if (seen.has(person)) continue;
      seen.add(person);
      for (let i = personStart[person]!; i < personStart[person + 1]!; i++) add(area[byPerson[i]!]!);
      for (const own of owned.get(person) ?? []) add(own);
    }
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([one]) => one);
}
