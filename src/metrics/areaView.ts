import { NONE, ownersOf, type Org } from "../org/index.ts";
import {
  areaCoreOf,
  areaLeadersOf,
  coreFteOf,
  isFilled,
  leadersOf,
  NOT_FILLED,
  type AreaCore,
} from "./areaFacts.ts";
import { noResult, type MetricContext, type MetricResult, type MetricRow } from "./define.ts";
import { linesOf } from "./lines.ts";
import { oneRows } from "./oneRows.ts";
import { peopleColumns } from "./peopleColumns.ts";

/** An area as the metrics see it, with one of its owners as o. Metrics of an area with several take the best view. */
export interface AreaView {
  readonly org: Org;
  readonly area: number;
  readonly core: AreaCore;
  /** o, −1 where nobody is named. */
  readonly owner: number;
  /** S: the core people and o. */
  readonly people: readonly number[];
  /** B, −1 where S stands in different trees. */
  readonly boss: number;
  /** The core people with their FTE in the area and below, in the order of `core`. Shared by all metrics that list them. */
  readonly rows: readonly MetricRow[];
  readonly flags: readonly string[];
}

const viewsByOrg = new WeakMap<Org, (readonly AreaView[] | undefined)[]>();

/**
 * The area with each of its owners as o. Kept per org: ten metrics ask for each area, and looking anew, with rows of
 * their own, took four times as long for a hundred thousand people (measured).
 * @example viewsOf(org, areaIndex(org, "pay"))[0]?.boss
 */
export function viewsOf(org: Org, area: number): readonly AreaView[] {
  let views = viewsByOrg.get(org);
  if (views === undefined) viewsByOrg.set(org, (views = []));
  return (views[area] ??= buildViews(org, area));
}

function buildViews(org: Org, area: number): AreaView[] {
  const core = areaCoreOf(org, area);
  const rows = rowsOf(org, core);
  const named = ownersOf(org, area);
  const owners = named.length > 1 ? [...new Set(named)] : named;
  const flags = flagsOf(org, core, owners);
  return (owners.length === 0 ? NOBODY : owners).map((owner) => {
    const people = peopleOf(core, owner);
    return { org, area, core, owner, people, boss: linesOf(org).sharedBoss(people), rows, flags };
  });
}

const NOBODY: readonly number[] = [NONE];

function rowsOf(org: Org, { people, share }: AreaCore): MetricRow[] {
  const { fte, flags, id } = peopleColumns(org);
  const ones = oneRows(org);
  const rows: MetricRow[] = [];
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    const isCounted = (flags[person]! & NOT_FILLED) === 0;
    const value = isCounted ? fte[person]! * share[i]! : 0;
    rows.push(
      value === 1 ? (ones[person] ??= { subject: id[person]!, value }) : { subject: id[person]!, value },
    );
  }
  return rows;
}

/** The rows at these positions; the list itself where none is left out, which is the rule: nothing is copied. */
export function rowsWhere(
  rows: readonly MetricRow[],
  isOne: (position: number) => boolean,
): readonly MetricRow[] {
  let same = 0;
  while (same < rows.length && isOne(same)) same++;
  if (same === rows.length) return rows;
  const some = rows.slice(0, same);
  for (let i = same + 1; i < rows.length; i++) if (isOne(i)) some.push(rows[i]!);
  return some;
}

/** What the rows add up to. */
export function sumOf(rows: readonly MetricRow[]): number {
  let sum = 0;
  for (const row of rows) sum += row.value;
  return sum;
}

/** The core people, and the owner after them where they are not one of them. */
function peopleOf({ people: core }: AreaCore, owner: number): number[] {
  const people: number[] = [];
  let isIn = owner === NONE;
  // One by one: Array.from makes an object for each of them.
  for (let i = 0; i < core.length; i++) {
    people.push(core[i]!);
    if (core[i] === owner) isIn = true;
  }
  if (!isIn) people.push(owner);
  return people;
}

function flagsOf(org: Org, core: AreaCore, owners: readonly number[]): string[] {
  const { vacant } = coreFteOf(org, core);
  return [
    ...(owners.length > 1 ? ["ambiguous"] : []),
    ...(owners.length === 1 && !isFilled(org, owners[0]!) ? ["owner-vacant"] : []),
    ...(vacant > 0 ? [`vacant-fte ${Math.round(vacant * 1000) / 1000}`] : []),
    ...(core.assumed ? ["assumed: share"] : []),
  ];
}

/**
 * R: the owner, and per discipline of S its lead.
 * @example viewsOf(org, areaIndex(org, "pay")).map((view) => leadsOfView(view).length)
 */
export function leadsOfView(view: AreaView): readonly number[] {
  const { org, area, core, people, owner } = view;
  // The owner is of the core, mostly, and then those who lead it are known.
  const leads =
    people.length === core.people.length
      ? areaLeadersOf(org, area)
      : leadersOf(org, people, (i) => core.isLead[i] === 1);
  return owner === NONE ? leads : [owner, ...leads.filter((lead) => lead !== owner)];
}

/** A metric of areas that another asks again: remembered per org, of which alone it may depend. */
export function remembered(
  measure: (ctx: MetricContext, area: number) => MetricResult,
): (ctx: MetricContext, area: number) => MetricResult {
  const resultsByOrg = new WeakMap<Org, (MetricResult | undefined)[]>();
  return (ctx, area) => {
    let results = resultsByOrg.get(ctx.org);
    if (results === undefined) resultsByOrg.set(ctx.org, (results = []));
    return (results[area] ??= measure(ctx, area));
  };
}

export interface OverViews {
  readonly unit: string;
  /** Whether it rests on reporting lines. */
  readonly lines: boolean;
  readonly best: "least" | "most";
  readonly one: (view: AreaView) => MetricResult;
}

/**
 * Measures an area over each owner as o and keeps the best value; nulls are worst. Null for an empty area, and
 * without reporting lines where the metric rests on them.
 */
export function measureViews(
  ctx: MetricContext,
  area: number,
  { unit, lines, best, one }: OverViews,
): MetricResult {
  if (lines && !ctx.org.records.linesKnown) return noResult(unit, "lines-unknown");
  if (areaCoreOf(ctx.org, area).people.length === 0) return noResult(unit, "empty");
  const views = viewsOf(ctx.org, area);
  // Nearly every area has one owner: nothing to choose from.
  if (views.length === 1) return one(views[0]!);
  const results = views.map(one);
  const rank = (result: MetricResult): number => {
    if (typeof result.value !== "number") return Infinity;
    return best === "least" ? result.value : -result.value;
  };
  return results.reduce((a, b) => (rank(b) < rank(a) ? b : a));
}

export const idOf = (org: Org, person: number): string => peopleColumns(org).id[person]!;
