import { coverageOf, isProductArea } from "./areaFacts.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";

/** Checks an area must pass to count as adopted. */
export const ADOPTION_CHECKS: readonly string[] = [
  "owner-exactly-one",
  "owner-one-area",
  "owner-dedicated",
  "line-to-owner",
  "area-follows-line",
  "charter-complete",
];

/**
 * Part of the product and platform areas that are single-threaded with a mandate. Areas of another mode, and areas
 * with too few confirmed people, do not pass. A waived finding does not count against its area.
 * Source: docs/guides/metrics.md#sto-adoption.
 * @source our proposal
 * @example measure(orgOf("o > p; o > q; x(sto): o*, p; y: q*"), { findings: [] }) // 0.5
 */
export const stoAdoption = defineMetric({
  id: "sto-adoption",
  title: "Areas that adopted the model",
  scope: "company",
  unit: "0–1",
  formula: `product areas passing ${ADOPTION_CHECKS.join(", ")} ÷ product areas`,
  source: "docs/guides/metrics.md#sto-adoption",
  measure: ({ org, findings, config, asMode }) => {
    if (findings === undefined) return noResult("0–1", "checks were not run");
    const failing = new Set<string>();
    for (const finding of findings) {
      if (finding.waivedBy !== undefined || !ADOPTION_CHECKS.includes(finding.check)) continue;
      if (finding.areaId !== undefined) failing.add(finding.areaId);
      else finding.subjects.forEach((subject) => failing.add(subject));
    }
    const areas = org.areas.map((_, area) => area).filter((area) => isProductArea(org, area));
    const rows = areas.map((area) => {
      const { id, mode } = org.areas[area]!;
      const isConfirmed = (coverageOf(org, area, true) ?? 0) + 1e-9 >= config.coverageMin;
      const passes = (mode === "sto" || asMode === "sto") && isConfirmed && !failing.has(id);
      return { subject: id, value: passes ? 1 : 0 };
    });
    return ratioResult("0–1", [rows.filter((row) => row.value === 1).length, rows.length], { rows });
  },
});
