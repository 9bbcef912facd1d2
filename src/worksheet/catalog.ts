import { NONE, type Area, type Org } from "../org/index.ts";
import { nameIndex, type NameIndex } from "./names.ts";
import { neededDisciplines } from "./needed.ts";
import { proposeAreas } from "./propose.ts";
import { foldedName, wordsOf } from "./words.ts";

/** The areas somebody can be guessed to work on: all but the company itself, or, where there are none, proposals. */
export interface Catalog {
  readonly areas: readonly Area[];
  /** Position of the area above, −1 for the uppermost. */
  readonly parent: Int32Array;
  /** Finds areas named in a title. */
  readonly inTitles: NameIndex;
  /** Finds areas whose name, alias or id is a whole text, such as the cell of a team column. */
  readonly byText: ReadonlyMap<string, number>;
  readonly positionById: ReadonlyMap<string, number>;
  /** Names that several areas bear: those are written by id. */
  readonly sharedNames: ReadonlySet<string>;
  /** True where the org has no areas, so that all of these are proposals. */
  readonly proposed: boolean;
}

/** The catalogue of an org. Without areas, team names that recur in it are proposed. O(people + areas). */
export function catalogOf(org: Org): Catalog {
  const own = org.areas.filter((area) => area.id !== org.records.rootAreaId && area.status !== "retired");
  const areas = own.length > 0 ? own : proposeAreas(org);
  const positionById = new Map<string, number>();
  areas.forEach((area, position) => positionById.set(area.id, position));
  const parent = Int32Array.from(areas, (area) =>
    area.parentId === null ? NONE : (positionById.get(area.parentId) ?? NONE),
  );
  const crafts = craftNames(org);
  const inTitles = nameIndex(
    areas.map((area) => [area.name, ...(area.aliases ?? [])].filter((name) => !crafts.has(foldedName(name)))),
  );
  return {
    areas,
    parent,
    inTitles,
    byText: byText(areas),
    positionById,
    sharedNames: repeated(areas.map((area) => area.name)),
    proposed: own.length === 0,
  };
}

/** An area called "Product" cannot be told from the craft in "Product Manager": titles do not name it. */
function craftNames(org: Org): Set<string> {
  const needed = neededDisciplines(org);
  const names = new Set([...needed].map(foldedName));
  for (const discipline of org.disciplines) {
    if (!needed.has(discipline.id)) continue;
    for (const name of [discipline.name, ...(discipline.aliases ?? [])]) names.add(foldedName(name));
  }
  return names;
}

function byText(areas: readonly Area[]): Map<string, number> {
  const positions = new Map<string, number>();
  const add = (text: string, position: number): void => {
    if (text !== "" && !positions.has(text)) positions.set(text, position);
  };
  areas.forEach((area, position) => add(wordsOf(area.id).join(" "), position));
  areas.forEach((area, position) => {
    for (const name of [area.name, ...(area.aliases ?? [])]) add(foldedName(name), position);
  });
  return positions;
}

function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

/** Whether the area at `top` stands above the one at `position`. */
export function standsAbove(catalog: Catalog, top: number, position: number): boolean {
  for (let at = parentOf(catalog, position); at !== NONE; at = parentOf(catalog, at))
    if (at === top) return true;
  return false;
}

/** The areas without those that stand above another of them: the most exact ones, ascending, each once. */
export function mostExact(catalog: Catalog, positions: Iterable<number>): number[] {
  const all = [...new Set(positions)];
  return all
    .filter((one) => !all.some((other) => other !== one && standsAbove(catalog, one, other)))
    .sort((a, b) => a - b);
}

/** The lowest area that is, or stands above, all of these; −1 where only the company does. */
export function areaAboveAll(catalog: Catalog, positions: readonly number[]): number {
  const [first, ...rest] = positions;
  if (first === undefined) return NONE;
  for (let at = first; at !== NONE; at = parentOf(catalog, at)) {
    if (rest.every((other) => other === at || standsAbove(catalog, at, other))) return at;
  }
  return NONE;
}

function parentOf(catalog: Catalog, position: number): number {
  return catalog.parent[position] ?? NONE;
}
