import { managersOf } from "../org/index.ts";
import { idOf } from "./areaView.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";

/**
 * Part of the people who manage somebody. Source: docs/guides/metrics.md#management-ratio.
 * @source our proposal
 * @example measure(orgOf("a > b, c; b > d")) // 0.5
 */
export const managementRatio = defineMetric({
  id: "management-ratio",
  title: "Managers per head",
  scope: "company",
  unit: "0–1",
  formula: "managers ÷ headcount",
  source: "docs/guides/metrics.md#management-ratio",
  measure: ({ org }) => {
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const isCounted = (person: number): boolean => org.people[person]!.placeholder !== true;
    const managers = managersOf(org).filter(isCounted);
    const headcount = org.people.filter((person) => person.placeholder !== true).length;
    const rows = managers.map((m) => ({ subject: idOf(org, m), value: org.lines.childCount[m]! }));
    return ratioResult("0–1", [managers.length, headcount], { rows });
  },
});
