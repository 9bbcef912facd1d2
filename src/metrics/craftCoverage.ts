import { isFilled } from "./areaFacts.ts";
import { idOf } from "./areaView.ts";
import { missingCraftCover } from "./craft.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";
import { outOfDisciplinePeople } from "./outOfDiscipline.ts";

/**
 * Part of those managed outside their discipline who keep ladder, mentor and calibrator.
 * Source: docs/guides/checks.md#craft-cover.
 * @source rubick; our proposal
 * @example measure(orgOf("o/eng > p/design", { disciplines: [{ id: "design", ladderUrl: "https://example.org"
 *   }] }))
 *   // 0
 */
export const craftCoverage = defineMetric({
  id: "craft-coverage",
  title: "Craft kept where the manager is of another",
  scope: "company",
  unit: "0–1",
  formula:
    "people managed out of discipline with ladder, mentor and calibrator ÷ people managed out of discipline",
  source: "docs/guides/checks.md#craft-cover",
  measure: (ctx) => {
    const { org } = ctx;
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const rows = outOfDisciplinePeople(ctx)
      .filter((person) => isFilled(org, person))
      .map((person) => ({
        subject: idOf(org, person),
        value: missingCraftCover(org, person).length === 0 ? 1 : 0,
      }));
    return ratioResult("0–1", [rows.filter((row) => row.value === 1).length, rows.length], { rows });
  },
});
