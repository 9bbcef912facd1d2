import { daysBetween, NONE, ownersOf, type Org } from "../org/index.ts";
import { isFilled, isLiveArea, ownersKnown } from "./areaFacts.ts";
import { assetAreasOf } from "./assetAreas.ts";
import { countFlag, defineMetric, medianOf, noResult, plainResult, type MetricRow } from "./define.ts";
import { unownedSince } from "./ownerHistory.ts";

const UNASKED = -2;

/**
 * How long things go without an owner: an asset is owned through its area, so its age is that of the gap of its area's
 * owners. Assets without an area keep no history, and neither do areas that never had an owner; they are counted in the
 * flag `undated`. Source: docs/guides/metrics.md#orphan-age.
 * @source our proposal
 * @example measure(orgOf("ceo > a; x: a; y: a*", { areas: { x: { owners: [{ personId: "a", to: "2026-05-22" }] } },
 *   assets: [{ id: "shop", areaId: "x", tier: 1 }] }))
 *   // 10
 */
export const orphanAge = defineMetric({
  id: "orphan-age",
  title: "Age of things without owner",
  scope: "company",
  unit: "days",
  formula: "median days since the area of an asset without owner was last owned",
  source: "docs/guides/metrics.md#orphan-age",
  measure: ({ org }) => {
    const { assets } = org.records;
    if (assets.length === 0) return noResult("days", "no assets");
    if (!ownersKnown(org)) return noResult("days", "no area names an owner");
    const ages = new Float64Array(org.areas.length).fill(UNASKED);
    const rows: MetricRow[] = [];
    let undated = 0;
    const areas = assetAreasOf(org);
    for (let place = 0; place < assets.length; place++) {
      const area = areas[place]!;
      if (area !== NONE && ages[area] === UNASKED) ages[area] = ageOf(org, area);
      const age = area === NONE ? Number.NaN : ages[area]!;
      if (Number.isNaN(age)) undated++;
      else if (age >= 0) rows.push({ subject: assets[place]!.id, value: age });
    }
    const flags = countFlag("undated", undated);
    const median = medianOf(rows.map((row) => row.value));
    if (median !== null) return plainResult("days", median, { rows, flags });
    return noResult("days", undated === 0 ? "every asset has an owner" : "nothing says since when", flags);
  },
});

/** Days since the area was last owned; −1 where it is owned, NaN where nothing says since when it is not. */
function ageOf(org: Org, area: number): number {
  if (isLiveArea(org, area) && ownersOf(org, area).some((owner) => isFilled(org, owner))) return -1;
  const since = unownedSince(org, area);
  return since === null ? Number.NaN : daysBetween(since, org.today);
}
