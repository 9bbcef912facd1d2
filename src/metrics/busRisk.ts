import { assetAreasOf } from "./assetAreas.ts";
import { contributorsKnown, coreContributorsOf, CURRENT_WITHIN, earliestOf } from "./contributors.ts";
import { countFlag, defineMetric, limitOf, noResult, plainResult, type MetricRow } from "./define.ts";

const LEAST = { value: 2, unit: "people", source: "our proposal" } as const;

/**
 * Things of tier 1 that hang on nobody or on one person of their area. Rows are these things with how many they hang on.
 * Things that list no contributors at all are left out (flag `no-contributors`); one without an area has no core people.
 * Source: docs/guides/metrics.md#bus-risk.
 * @source truck-factor; our proposal
 * @example measure(orgOf("x: a*, b", { assets: [{ id: "shop", areaId: "x", tier: 1, contributors: [{ personId: "a",
 *   lastOn: "2026-05-01" }, { personId: "b", lastOn: "2025-05-01" }] }] }))
 *   // 1
 */
export const busRisk = defineMetric({
  id: "bus-risk",
  title: "Tier-1 things that hang on one person",
  scope: "company",
  unit: "count",
  formula: "tier-1 assets with fewer than 2 core contributors in 180 days",
  source: "docs/guides/metrics.md#bus-risk",
  thresholds: { contributors: LEAST, days: CURRENT_WITHIN },
  measure: (ctx) => {
    const { org } = ctx;
    const { assets } = org.records;
    if (!assets.some((asset) => asset.tier === 1)) return noResult("count", "no assets of tier 1");
    if (!contributorsKnown(org)) return noResult("count", "no asset lists contributors");
    const earliest = earliestOf(org, limitOf(ctx, "bus-risk.days", CURRENT_WITHIN));
    const least = limitOf(ctx, "bus-risk.contributors", LEAST);
    const rows: MetricRow[] = [];
    let unsaid = 0;
    let said = 0;
    const areas = assetAreasOf(org);
    for (let place = 0; place < assets.length; place++) {
      const asset = assets[place]!;
      if (asset.tier !== 1) continue;
      if (asset.contributors === undefined) {
        unsaid++;
        continue;
      }
      said++;
      const value = coreContributorsOf(org, place, { area: areas[place]!, earliest }).length;
      if (value < least) rows.push({ subject: asset.id, value });
    }
    const flags = countFlag("no-contributors", unsaid);
    if (said === 0) return noResult("count", "no asset of tier 1 lists contributors", flags);
    return plainResult("count", rows.length, {
      numerator: rows.length,
      denominator: said,
      rows,
      flags,
    });
  },
});
