import { holdsOn, NONE, type Org } from "../org/index.ts";
import { measureViews } from "./areaView.ts";
import { openDecisions } from "./decided.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";
import { reportCounts } from "./managementRatio.ts";

/**
 * What one owner carries today: what has ended, is decided or was replaced is carried no more. Compare with peers only. Source: docs/guides/metrics.md#owner-load.
 * @source our proposal
 * @example measure(orgOf("o > p, q; x: o*, p, q", { assets: [{ id: "shop", tier: 1, areaId: "x" }] }), "x") // 3
 */
export const ownerLoad = defineMetric({
  id: "owner-load",
  title: "Owner load",
  scope: "area",
  unit: "points",
  formula: "reports + 0.5 × open reserved decisions + tier-1 assets + agreements",
  source: "docs/guides/metrics.md#owner-load",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "points",
      lines: true,
      best: "least",
      one: ({ org, owner, flags }) => {
        if (owner === NONE) return noResult("points", "no owner", flags);
        const load = loadOf(org, area, reportCounts(org)[owner]!);
        const rows = [
          { subject: "reports", value: load.reports },
          { subject: "open reserved decisions", value: 0.5 * load.decisions },
          { subject: "tier-1 assets", value: load.assets },
          { subject: "agreements", value: load.agreements },
        ];
        return plainResult("points", load.points, { rows, flags });
      },
    }),
});

/** What an owner of an area carries, with so many reports. */
export interface Load {
  readonly reports: number;
  /** Open decisions that the charter reserves. */
  readonly decisions: number;
  readonly assets: number;
  readonly agreements: number;
  readonly points: number;
}

/**
 * The load of an area with so many reports, by the formula of the metric `owner-load`. O(1) after the first.
 * @example loadOf(orgOf("o > p; x: o*, p"), 1, 5).points // 5
 */
export function loadOf(org: Org, area: number, reports: number): Load {
  const { decisions, assets, agreements } = carriedBy(org, org.areas[area]!.id);
  return { reports, decisions, assets, agreements, points: reports + 0.5 * decisions + assets + agreements };
}

/**
 * The same of an owner as the lines of the org stand.
 * @example loadOn(orgOf("o > p, q; x: o*, p, q"), 1, 0).reports // 2
 */
export function loadOn(org: Org, area: number, owner: number): Load {
  return loadOf(org, area, reportCounts(org)[owner]!);
}

interface Carried {
  decisions: number;
  assets: number;
  agreements: number;
}

const carriedByOrg = new WeakMap<Org, ReadonlyMap<string, Carried>>();
const NOTHING: Readonly<Carried> = { decisions: 0, assets: 0, agreements: 0 };

/**
 * What an area carries beside its people. Counted for all areas in one walk and kept per org: a walk over 100,000 assets
 * for each of 2,500 areas took seconds.
 */
function carriedBy(org: Org, areaId: string): Readonly<Carried> {
  let carried = carriedByOrg.get(org);
  if (carried === undefined) carriedByOrg.set(org, (carried = countCarried(org)));
  return carried.get(areaId) ?? NOTHING;
}

function countCarried(org: Org): ReadonlyMap<string, Carried> {
  const byArea = new Map<string, Carried>();
  const of = (areaId: string): Carried => {
    let carried = byArea.get(areaId);
    if (carried === undefined) byArea.set(areaId, (carried = { ...NOTHING }));
    return carried;
  };
  const { assets, dependencies } = org.records;
  for (const { areaId, tier } of assets) if (tier === 1 && areaId !== undefined) of(areaId).assets++;
  for (const dependency of dependencies) {
    if (!holdsOn(dependency, org.today)) continue;
    const { consumerAreaId, providerAreaId } = dependency;
    of(consumerAreaId).agreements++;
    if (providerAreaId !== consumerAreaId) of(providerAreaId).agreements++;
  }
  for (const { id, title, areaId } of openDecisions(org)) {
    if (areaId === undefined) continue;
    const reserved = org.areas[org.areaIndexById.get(areaId) ?? NONE]?.charter?.reservedDecisions;
    if (reserved !== undefined && (reserved.includes(id) || reserved.includes(title))) of(areaId).decisions++;
  }
  return byArea;
}
