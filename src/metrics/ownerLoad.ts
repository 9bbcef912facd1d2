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
        const { id } = org.areas[area]!;
        const carried = carriedBy(org, id);
        const rows = [
          { subject: "reports", value: reportCounts(org)[owner]! },
          { subject: "open reserved decisions", value: 0.5 * carried.decisions },
          { subject: "tier-1 assets", value: carried.assets },
          { subject: "agreements", value: carried.agreements },
        ];
        return plainResult(
          "points",
          rows.reduce((sum, row) => sum + row.value, 0),
          { rows, flags },
        );
      },
    }),
});

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
