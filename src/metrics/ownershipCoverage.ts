import { NONE, type Asset, type Org } from "../org/index.ts";
import { isLiveArea } from "./areaFacts.ts";
import { assetAreasOf } from "./assetAreas.ts";
import { defineMetric, limitOf, noResult, ratioResult } from "./define.ts";

const weight = (value: number) => ({ value, unit: "weight", source: "our proposal" });
const WEIGHTS = { tier1: weight(5), tier2: weight(3), tier3: weight(1) } as const;

/**
 * Part of the things owned, by weight, that have exactly one live area.
 * Source: docs/guides/metrics.md#ownership-coverage.
 * @source aws; our proposal
 * @example measure(orgOf("x: a*", { assets: [{ id: "shop", tier: 1, areaId: "x" }, { id: "old", tier: 3 }] }))
 *   // 5 / 6
 */
export const ownershipCoverage = defineMetric({
  id: "ownership-coverage",
  title: "Things with one owner",
  scope: "company",
  unit: "0–1",
  formula: "Σ weight of assets with exactly one active area ÷ Σ weight; tiers weigh 5, 3, 1",
  source: "docs/guides/metrics.md#ownership-coverage",
  thresholds: WEIGHTS,
  measure: (ctx) => {
    const { org } = ctx;
    const { assets } = org.records;
    if (assets.length === 0) return noResult("0–1", "no assets");
    const weights = {
      1: limitOf(ctx, "ownership-coverage.tier1", WEIGHTS.tier1),
      2: limitOf(ctx, "ownership-coverage.tier2", WEIGHTS.tier2),
      3: limitOf(ctx, "ownership-coverage.tier3", WEIGHTS.tier3),
    };
    let owned = 0;
    let all = 0;
    const areas = assetAreasOf(org);
    const rows = assets.map((asset, place) => {
      const weight = weights[asset.tier];
      const area = soleAreaOf(org, asset, areas[place]!);
      const isOwned = area !== NONE && isLiveArea(org, area);
      all += weight;
      if (isOwned) owned += weight;
      return { subject: asset.id as string, value: isOwned ? weight : 0 };
    });
    return ratioResult("0–1", [owned, all], { rows });
  },
});

/** The one area that has or claims the asset; −1 where none or several do, or nobody knows it. */
function soleAreaOf(org: Org, { areaId, claimedBy }: Asset, area: number): number {
  if (claimedBy === undefined || claimedBy.length === 0) return area;
  const first = areaId ?? claimedBy[0]!;
  return claimedBy.every((claim) => claim === first) ? (org.areaIndexById.get(first) ?? NONE) : NONE;
}
