import { areaRow, type AreaRow } from "../metrics/index.ts";
import { managersOf, ownersOf, WORK_ADVISORY, type AreaId, type Org, type Person } from "../org/index.ts";
import type { Plan } from "../planner/index.ts";

/** The four columns every comparison has. Not changing is an option with a price too. */
export const COLUMNS = ["today", "owner named only", "STL", "STO"] as const;

/** The four organisations that are compared, in the order of `COLUMNS`. */
export interface Alternatives {
  readonly today: Org;
  readonly ownerNamedOnly: Org;
  readonly stl: Org;
  readonly sto: Org;
}

/** One row: what is measured, in all four columns. A string is a value that is no number, or why there is none. */
export interface ComparisonRow {
  readonly id: string;
  readonly title: string;
  /** The title in at most 34 characters, for a terminal. */
  readonly short: string;
  readonly unit: string;
  /** How the figure is worked out, in words. */
  readonly formula: string;
  /** Which way is better; null where neither is. */
  readonly better: "higher" | "lower" | null;
  readonly values: readonly [ComparisonValue, ComparisonValue, ComparisonValue, ComparisonValue];
}
export type ComparisonValue = number | string;

export interface Comparison {
  /** Areas the plan makes single-threaded; all rows are about these and their people. */
  readonly areas: number;
  readonly gains: readonly ComparisonRow[];
  /** Never fewer than the gains. */
  readonly costs: readonly ComparisonRow[];
}

/** One of the four, with what the rows are counted from. */
interface Column {
  readonly org: Org;
  readonly rows: readonly AreaRow[];
  /** Whether the plan's owners are named in it. */
  readonly owned: boolean;
  /** Whether the plan's placements hold in it. */
  readonly placed: boolean;
  /** Whether the plan's lines hold in it. */
  readonly lined: boolean;
}

/**
 * Gains and costs of the four alternatives on the same measures, over the areas the plan makes single-threaded.
 * The costs that the base article reports are rows always, with a value or the reason there is none.
 * Source of the cost rows: Rubick, "Implementing Amazon's single threaded owner model: a retrospective", 2021.
 * @example compareAlternatives(plan, alternatives).gains[0].values // [2, 2, 0, 16]
 */
export function compareAlternatives(plan: Plan, alternatives: Alternatives): Comparison {
  const units = plan.units.map((unit) => unit.areaId);
  const column = (org: Org, owned: boolean, placed: boolean, lined: boolean): Column => ({
    org,
    rows: units.map((id) => rowOf(org, id)),
    owned,
    placed,
    lined,
  });
  const columns: Four<Column> = [
    column(alternatives.today, false, false, false),
    column(alternatives.ownerNamedOnly, true, false, false),
    column(alternatives.stl, true, true, false),
    column(alternatives.sto, true, true, true),
  ];
  return { areas: units.length, gains: gainRows(columns), costs: costRows(columns, plan) };
}

type Four<T> = readonly [T, T, T, T];

function over(columns: Four<Column>, measure: (column: Column) => ComparisonValue): ComparisonRow["values"] {
  return [measure(columns[0]), measure(columns[1]), measure(columns[2]), measure(columns[3])];
}

function rowOf(org: Org, id: AreaId): AreaRow {
  const index = org.areaIndexById.get(id);
  if (index === undefined) throw new RangeError(`The plan's area ${id} is not in the org compared with it.`);
  return areaRow(org, index);
}

function gainRows(columns: Four<Column>): ComparisonRow[] {
  return [
    {
      id: "single-threaded",
      short: "Areas with one owner over all",
      title: "Areas with one owner over everybody in them",
      unit: "areas",
      formula:
        "one owner, who owns no other area and is, or stands above, every person with a row in the area",
      better: "higher",
      values: over(columns, ({ rows }) => rows.filter((row) => row.singleThreaded).length),
    },
    {
      id: "one-owner",
      short: "Areas with one named owner",
      title: "Areas with one named owner",
      unit: "areas",
      formula: "exactly one current owner; a vacancy to be hired counts as named",
      better: "higher",
      values: over(columns, ({ rows }) => rows.filter((row) => row.owners.length === 1).length),
    },
    {
      id: "legs",
      short: "Legs per area (median)",
      title: "Legs per area (median)",
      unit: "legs",
      formula: "distinct discipline chains above an area's people; 1 where the shared boss is one of them",
      better: "lower",
      values: over(columns, ({ rows }) => median(rows.map((row) => row.legs))),
    },
    {
      id: "levels-up",
      short: "Levels up (median)",
      title: "Levels up to the shared boss (median)",
      unit: "lines",
      formula:
        "reporting lines from the lowest lead of an area up to the lowest manager all its people share",
      better: "lower",
      values: over(columns, ({ rows }) => median(rows.map((row) => row.levelsUp))),
    },
    {
      id: "report-to-owner",
      short: "People under their one owner",
      title: "People who report to their area's one owner",
      unit: "people",
      formula:
        "people with a row in an area with exactly one owner who are that owner or stand below; each person and area once",
      better: "higher",
      values: over(columns, ({ rows }) =>
        sum(rows.map((row) => Math.round((row.lineIntegrity ?? 0) * row.people))),
      ),
    },
    {
      id: "one-area",
      short: "People on one area only",
      title: "People of these areas who work on one area only",
      unit: "people",
      formula: "people with rows in exactly one area, advice not counted",
      better: "higher",
      values: over(columns, (column) => peopleOnOneArea(column)),
    },
  ];
}

function costRows(columns: Four<Column>, plan: Plan): ComparisonRow[] {
  const today = columns[0].org;
  return [
    {
      id: "manager-changes",
      short: "People with another manager",
      title: "People who get another manager",
      unit: "people",
      formula: "people of today's org whose manager differs from today's",
      better: "lower",
      values: over(columns, ({ org }) => managerChanges(today, org)),
    },
    {
      id: "area-changes",
      short: "People who leave an area",
      title: "People who leave an area they work in",
      unit: "people",
      formula: "people with a row today in an area they have no row in afterwards",
      better: "lower",
      values: over(columns, ({ org }) => areaLeavers(today, org)),
    },
    {
      id: "out-of-discipline",
      short: "Outside discipline, no cover",
      title: "People managed outside their discipline, without craft cover",
      unit: "people",
      formula:
        "people of these areas whose manager has another discipline (executives left out) and who lack a ladder, mentor or calibrator on record",
      better: "lower",
      values: over(columns, uncovered),
    },
    {
      id: "seniority-lost",
      short: "Product, design further down",
      title: "Product and design people further from the top than today",
      unit: "people",
      formula:
        "people of these areas in product or design with more reporting lines above them than today; what the article calls felt demotion is not measured",
      better: "lower",
      values: over(columns, ({ org, rows }) =>
        sunkPeople(
          today,
          org,
          rows.map((row) => row.id),
        ),
      ),
    },
    {
      id: "owners-calibre",
      short: "Owners ready/to develop/to hire",
      title: "Owner seats ready / to develop / to hire",
      unit: "seats",
      formula:
        "ready: has reports today and the level the seat needs, or is marked as candidate; to develop: one level below; to hire: nobody",
      better: null,
      values: over(columns, ({ owned }) =>
        owned
          ? `${plan.counts.ownersReady}/${plan.counts.ownersToDevelop}/${plan.counts.ownersToHire}`
          : "none named",
      ),
    },
    {
      id: "owner-load",
      short: "Owner's reports (median, most)",
      title: "Direct reports of an owner (median, most)",
      unit: "reports",
      formula: "direct reports of the one owner of each area; areas with several owners or none are left out",
      better: null,
      values: over(columns, ownerLoad),
    },
    {
      id: "owner-span",
      short: "Owners outside 3 to 8 reports",
      title: "Owners outside 3 to 8 direct reports",
      unit: "owners",
      formula:
        "owners of exactly one owner's areas with fewer than 3 or more than 8 direct reports (thresholds: our proposal)",
      better: "lower",
      values: over(
        columns,
        ({ org, rows }) => ownerSpans(org, rows).filter((span) => span < 3 || span > 8).length,
      ),
    },
    {
      id: "heads-without-role",
      short: "Ex-managers without a role",
      title: "Former managers without reports or an area",
      unit: "people",
      formula:
        "people with reports today who have none afterwards and own nothing; no role was found for them by this plan",
      better: "lower",
      values: over(columns, ({ org }) => headsWithoutRole(today, org)),
    },
    {
      id: "layers",
      short: "Reporting levels",
      title: "Reporting levels of the company",
      unit: "levels",
      formula: "the longest chain of managers, the top included",
      better: "lower",
      values: over(columns, ({ org }) => org.lines.levelStart.length - 1),
    },
    {
      id: "seats",
      short: "Seats to fill",
      title: "Seats to fill, owners included",
      unit: "seats",
      formula:
        "missing heads against today's heads, and owner seats nobody can take; months to fill are not given",
      better: "lower",
      values: over(columns, ({ placed, owned }) =>
        placed ? plan.counts.shortHeads + plan.counts.ownersToHire : owned ? plan.counts.ownersToHire : 0,
      ),
    },
    {
      id: "promotions",
      short: "New managers",
      title: "People who become managers",
      unit: "people",
      formula:
        "people without reports today who have some afterwards; changes of level and title are not decided by this plan",
      better: "lower",
      values: over(columns, ({ org }) => newManagers(today, org)),
    },
    {
      id: "agreements",
      short: "Agreements to write",
      title: "Agreements between areas to write",
      unit: "agreements",
      formula:
        "shares of people in areas they leave, and shared specialists: help that ends unless the two areas agree on it",
      better: "lower",
      values: over(columns, ({ placed }) => (placed ? plan.todo.agreements.length : 0)),
    },
    {
      id: "charters",
      short: "Charters to write",
      title: "Charters to write and sign",
      unit: "charters",
      formula: "areas with a planned owner and no signed charter",
      better: "lower",
      values: over(columns, ({ owned }) => (owned ? plan.todo.charters.length : 0)),
    },
    {
      id: "money",
      short: "Money",
      title: "Money",
      unit: "EUR a year",
      formula: "needs pay data",
      better: "lower",
      values: over(columns, () => "not given"),
    },
  ];
}

function peopleOf(column: Column): Set<number> {
  const people = new Set<number>();
  for (const row of column.rows) {
    const area = column.org.areaIndexById.get(row.id);
    if (area === undefined) continue;
    const { areaStart, person } = column.org.work;
    for (let r = areaStart[area] ?? 0; r < (areaStart[area + 1] ?? 0); r++) people.add(person[r] ?? 0);
  }
  return people;
}

function areasOf(org: Org, person: number): Set<string> {
  const areas = new Set<string>();
  const { personStart, byPerson, area, flags } = org.work;
  for (let k = personStart[person] ?? 0; k < (personStart[person + 1] ?? 0); k++) {
    const row = byPerson[k] ?? 0;
    const isAdvice = ((flags[row] ?? 0) & WORK_ADVISORY) !== 0;
    if (!isAdvice) areas.add(org.areas[area[row] ?? 0]?.id ?? "");
  }
  return areas;
}

function peopleOnOneArea(column: Column): number {
  return [...peopleOf(column)].filter(
    (person) => column.org.people[person]?.vacant === false && areasOf(column.org, person).size === 1,
  ).length;
}

/** People of today's org, vacancies left out, with their index in the other org where they are in it. */
function* both(today: Org, org: Org): Generator<{ person: Person; before: number; after: number }> {
  for (let before = 0; before < today.people.length; before++) {
    const person = today.people[before];
    if (person === undefined || person.vacant) continue;
    const after = org.personIndexById.get(person.id);
    if (after !== undefined) yield { person, before, after };
  }
}

function managerChanges(today: Org, org: Org): number {
  return count(both(today, org), ({ person, after }) => org.people[after]?.managerId !== person.managerId);
}

function areaLeavers(today: Org, org: Org): number {
  return count(both(today, org), ({ before, after }) => {
    const then = areasOf(org, after);
    return [...areasOf(today, before)].some((area) => !then.has(area));
  });
}

function uncovered(column: Column): number {
  const { org } = column;
  return [...peopleOf(column)].filter((index) => {
    const person = org.people[index];
    const manager = org.people[org.lines.parent[index] ?? -1];
    if (
      person === undefined ||
      person.vacant ||
      manager?.discipline === undefined ||
      person.discipline === undefined
    )
      return false;
    const isExecutive =
      org.disciplines.find((discipline) => discipline.id === manager.discipline)?.executive === true;
    if (isExecutive || manager.discipline === person.discipline) return false;
    return (
      person.ladderUrl === undefined || person.mentorId === undefined || person.calibratorId === undefined
    );
  }).length;
}

function sunkPeople(today: Org, org: Org, areaIds: readonly string[]): number {
  const units = new Set(areaIds);
  return count(both(today, org), ({ person, before, after }) => {
    if (person.discipline !== "product" && person.discipline !== "design") return false;
    if (![...areasOf(org, after)].some((area) => units.has(area))) return false;
    return (org.lines.depth[after] ?? 0) > (today.lines.depth[before] ?? 0);
  });
}

function ownerSpans(org: Org, rows: readonly AreaRow[]): number[] {
  const owners = new Set(rows.filter((row) => row.owners.length === 1).map((row) => row.owners[0] ?? ""));
  return [...owners].map((id) => org.lines.childCount[org.personIndexById.get(id) ?? -1] ?? 0);
}

function ownerLoad({ org, rows }: Column): ComparisonValue {
  const spans = ownerSpans(org, rows);
  return spans.length === 0 ? "no owner" : `${median(spans)}, ${Math.max(...spans)}`;
}

function headsWithoutRole(today: Org, org: Org): number {
  const owners = new Set(
    org.areas.flatMap((_, area) => ownersOf(org, area).map((owner) => org.people[owner]?.id)),
  );
  return count(
    both(today, org),
    ({ person, before, after }) =>
      (today.lines.childCount[before] ?? 0) > 0 &&
      org.lines.childCount[after] === 0 &&
      !owners.has(person.id),
  );
}

function newManagers(today: Org, org: Org): number {
  const before = new Set(managersOf(today).map((index) => today.people[index]?.id));
  return managersOf(org).filter(
    (index) => org.people[index]?.vacant === false && !before.has(org.people[index]?.id),
  ).length;
}

function count<T>(items: Iterable<T>, holds: (item: T) => boolean): number {
  let n = 0;
  for (const item of items) if (holds(item)) n++;
  return n;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The middle value, the mean of the middle two where the number is even; "none" without values. */
function median(values: readonly (number | null)[]): ComparisonValue {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return "none";
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
