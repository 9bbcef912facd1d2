import { NONE, ownersOf, type Org } from "../org/index.ts";
import { areaCoreOf, coreFteOf, isFilled, leadsOf, NOT_FILLED, type AreaCore } from "./areaFacts.ts";
import { noResult, type MetricContext, type MetricResult, type MetricRow } from "./define.ts";
import { linesOf } from "./lines.ts";
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
  const { fte, flags: bits, id } = peopleColumns(org);
  const rows = Array.from(core.people, (person, i) => ({
    subject: id[person]!,
    value: (bits[person]! & NOT_FILLED) === 0 ? fte[person]! * core.share[i]! : 0,
  }));
  const owners = [...new Set(ownersOf(org, area))];
  const lines = linesOf(org);
  const flags = flagsOf(org, core, owners);
  return (owners.length === 0 ? [NONE] : owners).map((owner) => {
    const people = Array.from(core.people);
    if (owner !== NONE && !people.includes(owner)) people.push(owner);
    return {
      org,
      area,
      core,
      owner,
      people,
      boss: lines.sharedBoss(people),
      rows,
      flags,
    };
  });
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
export function leadsOfView(view: AreaView): number[] {
  const { org, core, people, owner } = view;
  const leads = leadsOf(org, people, (i) => core.isLead[i] === 1);
  return [...new Set(owner === NONE ? leads.values() : [owner, ...leads.values()])];
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
  const results = viewsOf(ctx.org, area).map(one);
  const rank = (result: MetricResult): number => {
    if (typeof result.value !== "number") return Infinity;
    return best === "least" ? result.value : -result.value;
  };
  return results.reduce((a, b) => (rank(b) < rank(a) ? b : a));
}

export const idOf = (org: Org, person: number): string => peopleColumns(org).id[person]!;
