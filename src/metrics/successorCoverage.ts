import { ownersOf, type Org } from "../org/index.ts";
import { areasSay, isFilled, isProductArea } from "./areaFacts.ts";
import { countFlag, defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";

/**
 * Part of the product and platform areas whose owner somebody can follow at once: a deputy in the tree, active, in a
 * filled seat, and not the owner. A deputy's seat that is empty counts for nothing (flag `deputy-vacant`). Where no area
 * names a deputy, that is not said rather than missing. Source: docs/guides/metrics.md#successor-coverage.
 * @source our proposal
 * @example measure(orgOf("ceo > a, b; x: a*; y: b*", { areas: { x: { deputyId: "b" }, y: { deputyId: "b" } } }))
 *   // 1 / 2
 */
export const successorCoverage = defineMetric({
  id: "successor-coverage",
  title: "Areas with a ready deputy",
  scope: "company",
  unit: "0–1",
  formula: "product and platform areas with a ready deputy ÷ product and platform areas",
  source: "docs/guides/metrics.md#successor-coverage",
  measure: ({ org }) => {
    const rows: MetricRow[] = [];
    let ready = 0;
    let vacant = 0;
    for (let area = 0; area < org.areas.length; area++) {
      if (!isProductArea(org, area)) continue;
      const deputy = org.personIndexById.get(org.areas[area]!.deputyId ?? "");
      const isReady = deputy !== undefined && isReadyFor(org, area, deputy);
      if (isReady) ready++;
      if (deputy !== undefined && !isFilled(org, deputy)) vacant++;
      rows.push({ subject: org.areas[area]!.id, value: isReady ? 1 : 0 });
    }
    if (rows.length === 0) return noResult("0–1", "no product or platform areas");
    if (!areasSay(org, "deputyId")) return noResult("0–1", "no area names a deputy");
    return ratioResult("0–1", [ready, rows.length], { rows, flags: countFlag("deputy-vacant", vacant) });
  },
});

function isReadyFor(org: Org, area: number, deputy: number): boolean {
  return (
    isFilled(org, deputy) && org.people[deputy]!.status === "active" && !ownersOf(org, area).includes(deputy)
  );
}
