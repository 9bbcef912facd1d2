import { NONE, ownersOf, type Org } from "../org/index.ts";
import { areaCoreOf, coreFteOf, isFilled, leadsOf, type AreaCore } from "./areaFacts.ts";
import { noResult, type MetricContext, type MetricResult } from "./define.ts";
import { linesOf } from "./lines.ts";

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
  readonly flags: readonly string[];
}

export function viewsOf(org: Org, area: number): AreaView[] {
  const core = areaCoreOf(org, area);
  const owners = [...new Set(ownersOf(org, area))];
  const lines = linesOf(org);
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
      flags: flagsOf(org, core, owners),
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

/** R: the owner, and per discipline of S its lead. */
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

export function fteOf(view: AreaView, position: number): number {
  const person = view.core.people[position]!;
  return isFilled(view.org, person) ? view.org.people[person]!.fte * view.core.share[position]! : 0;
}

export const idOf = (org: Org, person: number): string => org.people[person]!.id;
