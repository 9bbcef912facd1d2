import type { AreaRow } from "../../metrics/index.ts";
import { isUnder, membersOf, WORK_ADVISORY, type Org, type Person } from "../../org/index.ts";
import type { Plan } from "../../planner/index.ts";

/** One row: what is measured, in all columns. A string is a value that is no number, or why there is none. */
export interface ComparisonRow<V extends readonly ComparisonValue[] = Four<ComparisonValue>> {
  readonly id: string;
  readonly title: string;
  /** The title in at most 34 characters, for a terminal. */
  readonly short: string;
  readonly unit: string;
  /** How the figure is worked out, in words. */
  readonly formula: string;
  /** Which way is better; null where neither is. */
  readonly better: "higher" | "lower" | null;
  readonly values: V;
}
export type ComparisonValue = number | string;
export type Four<T> = readonly [T, T, T, T];
/** One value a column. */
export type Values<C extends readonly Column[]> = { readonly [K in keyof C]: ComparisonValue };

/** One of the organisations compared, with what the rows are counted from. */
export interface Column {
  readonly org: Org;
  /** Rows of the areas the plan is about. */
  readonly rows: readonly AreaRow[];
  /** Whether the plan's owners are named in it. */
  readonly owned: boolean;
  /** Whether the plan's placements hold in it. */
  readonly placed: boolean;
  /** The plan that leads to it, where one does. */
  readonly plan?: Plan;
}

export function over<C extends readonly Column[]>(
  columns: C,
  measure: (column: Column) => ComparisonValue,
): Values<C> {
  // A list mapped one by one is as long as it was, which the compiler does not see.
  return columns.map(measure) as unknown as Values<C>;
}

/** Filled seats with a row in one of the areas, as person indexes, each once. */
export function peopleOf({ org, rows }: Column): number[] {
  const people = new Set<number>();
  for (const row of rows) {
    for (const person of membersOf(org, org.areaIndexById.get(row.id) ?? -1)) people.add(person);
  }
  return [...people].filter((person) => org.people[person]?.vacant === false);
}

/** Ids of the areas a person has rows in, advice left out. */
export function areasOf(org: Org, person: number): Set<string> {
  const areas = new Set<string>();
  const { personStart, byPerson, area, flags } = org.work;
  for (let k = personStart[person] ?? 0; k < (personStart[person + 1] ?? 0); k++) {
    const row = byPerson[k] ?? 0;
    if (((flags[row] ?? 0) & WORK_ADVISORY) === 0) areas.add(org.areas[area[row] ?? 0]?.id ?? "");
  }
  return areas;
}

/** The one owner of an area as person index, or undefined. */
export function soleOwner(org: Org, row: AreaRow): number | undefined {
  return row.owners.length === 1 ? org.personIndexById.get(row.owners[0] ?? "") : undefined;
}

/** Filled seats of an area that are its one owner or stand below. */
export function underOwner(org: Org, row: AreaRow): number[] {
  const owner = soleOwner(org, row);
  // Nobody leads from an empty seat.
  if (owner === undefined || org.people[owner]?.vacant === true) return [];
  return membersOf(org, org.areaIndexById.get(row.id) ?? -1).filter(
    (person) => org.people[person]?.vacant === false && isUnder(org, person, owner),
  );
}

/** People of today's org, vacancies left out, with their index in the other org where they are in it. */
export function* both(today: Org, org: Org): Generator<{ person: Person; before: number; after: number }> {
  for (let before = 0; before < today.people.length; before++) {
    const person = today.people[before];
    if (person === undefined || person.vacant) continue;
    const after = org.personIndexById.get(person.id);
    if (after !== undefined) yield { person, before, after };
  }
}

export function count<T>(items: Iterable<T>, holds: (item: T) => boolean): number {
  let n = 0;
  for (const item of items) if (holds(item)) n++;
  return n;
}

/** The middle value, the mean of the middle two where the number is even; "none" without values. */
export function median(values: readonly (number | null)[]): ComparisonValue {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return "none";
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
