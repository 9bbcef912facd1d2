import { isLiveArea } from "./areaFacts.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";

const WEIGHTS = { 1: 5, 2: 3, 3: 1 } as const;

/** Part of the things owned, by weight, that have exactly one live area. Source: docs/guides/metrics.md#ownership-coverage. */
export const ownershipCoverage = defineMetric({
  id: "ownership-coverage",
  title: "Things with one owner",
  scope: "company",
  unit: "0–1",
  formula: "Σ weight of assets with exactly one active area ÷ Σ weight; tiers weigh 5, 3, 1",
  source: "docs/guides/metrics.md#ownership-coverage",
  measure: ({ org, config }) => {
    const { assets } = org.records;
    if (assets.length === 0) return noResult("0–1", "no assets");
    let owned = 0;
    let all = 0;
    const rows = assets.map((asset) => {
      const weight = config.thresholds[`ownership-coverage.tier${asset.tier}`] ?? WEIGHTS[asset.tier];
      const claims = new Set([
        ...(asset.areaId === undefined ? [] : [asset.areaId]),
        ...(asset.claimedBy ?? []),
      ]);
      const area = [...claims].map((id) => org.areaIndexById.get(id));
      const isOwned = area.length === 1 && area[0] !== undefined && isLiveArea(org, area[0]);
      all += weight;
      if (isOwned) owned += weight;
      return { subject: asset.id as string, value: isOwned ? weight : 0 };
    });
    return ratioResult("0–1", [owned, all], { rows });
  },
});
