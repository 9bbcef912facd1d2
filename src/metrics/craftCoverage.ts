import { NONE, type Org } from "../org/index.ts";
import { isFilled } from "./areaFacts.ts";
import { keepsCraft } from "./craft.ts";
import { defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";
import { outOfDisciplinePeople } from "./outOfDiscipline.ts";
import { oneRows } from "./oneRows.ts";
import { peopleColumns } from "./peopleColumns.ts";

/**
 * Part of those managed outside their discipline who keep ladder, mentor and calibrator. Where the data name none of
 * the three for anybody, that is not said rather than missing.
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
    const { id } = peopleColumns(org);
    const ones = oneRows(org);
    const rows: MetricRow[] = [];
    let kept = 0;
    for (const person of outOfDisciplinePeople(ctx)) {
      if (!isFilled(org, person)) continue;
      const value = keepsCraft(org, person) ? 1 : 0;
      kept += value;
      rows.push(
        value === 1 ? (ones[person] ??= { subject: id[person]!, value }) : { subject: id[person]!, value },
      );
    }
    if (rows.length > 0 && !saysCraft(org))
      return { ...noResult("0–1", "no data name a ladder, a mentor or a calibrator"), rows };
    return ratioResult("0–1", [kept, rows.length], { rows });
  },
});

function saysCraft(org: Org): boolean {
  const { mentor, calibrator } = peopleColumns(org);
  return (
    org.disciplines.some((discipline) => discipline.ladderUrl !== undefined) ||
    mentor.some((other) => other !== NONE) ||
    calibrator.some((other) => other !== NONE) ||
    org.people.some((person) => person.ladderUrl !== undefined)
  );
}
