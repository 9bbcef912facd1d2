import { holdsOn } from "../org/index.ts";
import { countFlag, defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";

/**
 * Part of the dependencies between areas that both sides accepted. Ended ones do not count, nor those that name an area
 * the org does not have (flag `unknown-area`). Where no dependency says who accepted, that is not said rather than
 * missing. Source: docs/guides/metrics.md#contracted.
 * @source team-topologies; our proposal
 * @example measure(orgOf("x: a*; y: b*", { dependencies: [{ id: "x-y", consumerAreaId: "x", providerAreaId: "y",
 *   acceptedBy: { consumer: "a", provider: "b" } }, { id: "y-x", consumerAreaId: "y", providerAreaId: "x" }] }))
 *   // 1 / 2
 */
export const contracted = defineMetric({
  id: "contracted",
  title: "Dependencies with an agreement",
  scope: "company",
  unit: "0–1",
  formula: "dependencies accepted by consumer and provider ÷ dependencies between areas",
  source: "docs/guides/metrics.md#contracted",
  measure: ({ org }) => {
    const rows: MetricRow[] = [];
    let accepted = 0;
    let unknown = 0;
    let isSaid = false;
    for (const dependency of org.records.dependencies) {
      const { id, consumerAreaId, providerAreaId, acceptedBy } = dependency;
      if (consumerAreaId === providerAreaId || !holdsOn(dependency, org.today)) continue;
      if (!org.areaIndexById.has(consumerAreaId) || !org.areaIndexById.has(providerAreaId)) {
        unknown++;
        continue;
      }
      if (acceptedBy !== undefined) isSaid = true;
      const isAccepted = acceptedBy?.consumer !== undefined && acceptedBy.provider !== undefined;
      if (isAccepted) accepted++;
      rows.push({ subject: id, value: isAccepted ? 1 : 0 });
    }
    const flags = countFlag("unknown-area", unknown);
    if (rows.length === 0) return noResult("0–1", "no dependencies between areas", flags);
    if (!isSaid) return { ...noResult("0–1", "no dependency says who accepted it", flags), rows };
    return ratioResult("0–1", [accepted, rows.length], { rows, flags });
  },
});
