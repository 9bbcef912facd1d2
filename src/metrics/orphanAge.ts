import { daysBetween, NONE, ownersOf, type Asset, type Org } from "../org/index.ts";
import { isFilled, isLiveArea, ownersKnown } from "./areaFacts.ts";
import { countFlag, defineMetric, medianOf, noResult, plainResult, type MetricRow } from "./define.ts";
import { unownedSince } from "./ownerHistory.ts";

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
    const ages = new Map<number, number | null>();
    const rows: MetricRow[] = [];
    let undated = 0;
    for (const asset of assets) {
      const area = areaOf(org, asset);
      let age = ages.get(area);
      if (age === undefined) ages.set(area, (age = area === NONE ? null : ageOf(org, area)));
      if (age === null) undated++;
      else if (age >= 0) rows.push({ subject: asset.id, value: age });
    }
    const flags = countFlag("undated", undated);
    const median = medianOf(rows.map((row) => row.value));
    if (median !== null) return plainResult("days", median, { rows, flags });
    return noResult("days", undated === 0 ? "every asset has an owner" : "nothing says since when", flags);
  },
});

function areaOf(org: Org, { areaId }: Asset): number {
  return areaId === undefined ? NONE : (org.areaIndexById.get(areaId) ?? NONE);
}

/** Days since the area was last owned; −1 where it is owned, null where nothing says since when it is not. */
function ageOf(org: Org, area: number): number | null {
  if (isLiveArea(org, area) && ownersOf(org, area).some((owner) => isFilled(org, owner))) return -1;
  const since = unownedSince(org, area);
  return since === null ? null : daysBetween(since, org.today);
}
