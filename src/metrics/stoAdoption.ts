import { areasSay, coverageOf, isProductArea } from "./areaFacts.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";

const CHARTER = "charter-complete";

/** Checks an area must pass to count as adopted. */
export const ADOPTION_CHECKS: readonly string[] = [
  "owner-exactly-one",
  "owner-one-area",
  "owner-dedicated",
  "line-to-owner",
  "area-follows-line",
  CHARTER,
];

/**
 * Part of the product and platform areas that are single-threaded with a mandate. Areas of another mode, and areas
 * with too few confirmed people, do not pass; nor does any where no area of the data has a charter (flag `no-charter`).
 * A waived finding does not count against its area. Flag `as-if sto` where areas of another mode were judged by it.
 * Source: docs/guides/metrics.md#sto-adoption.
 * @source our proposal
 * @example measure(orgOf("o > p; o > q; x(sto): o*, p; y: q*", { areas: { x: { charter: { purpose: "Pay" } } } }), {
 *   findings: [] })
 *   // 1 / 2
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
    // Judged as if, the check is silent where nobody has begun to write charters; a mandate is missing all the same.
    const isUnwritten = !config.off.includes(CHARTER) && !areasSay(org, "charter");
    const areas = org.areas.map((_, area) => area).filter((area) => isProductArea(org, area));
    const rows = areas.map((area) => {
      const { id, mode } = org.areas[area]!;
      const isConfirmed = (coverageOf(org, area, true) ?? 0) + 1e-9 >= config.coverageMin;
      const passes = (asMode ?? mode) === "sto" && isConfirmed && !isUnwritten && !failing.has(id);
      return { subject: id, value: passes ? 1 : 0 };
    });
    const isAsIf = asMode !== undefined && areas.some((area) => org.areas[area]!.mode !== asMode);
    const flags = [...(isAsIf ? [`as-if ${asMode}`] : []), ...(isUnwritten ? ["no-charter"] : [])];
    return ratioResult("0–1", [rows.filter((row) => row.value === 1).length, rows.length], { rows, flags });
  },
});
