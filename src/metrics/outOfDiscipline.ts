import { NONE } from "../org/index.ts";
import { idOf } from "./areaView.ts";
import { isExecutive, isOutOfDiscipline } from "./craft.ts";
import { defineMetric, noResult, ratioResult, type MetricContext, type MetricRow } from "./define.ts";

/**
 * Part of the reporting lines that cross disciplines. Source: docs/guides/metrics.md#out-of-discipline.
 * @source rubick
 * @example measure(orgOf("ceo/executive > o/eng; o > p/eng, q/design")) // 0.5
 */
export const outOfDiscipline = defineMetric({
  id: "out-of-discipline",
  title: "Managed outside the discipline",
  scope: "company",
  unit: "0–1",
  formula: "reports with another discipline than their manager ÷ reports, executives' lines excluded",
  source: "docs/guides/metrics.md#out-of-discipline",
  measure: (ctx) => {
    const { org, config } = ctx;
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const rows: MetricRow[] = [];
    let unknown = 0;
    let lines = 0;
    for (let person = 0; person < org.people.length; person++) {
      const manager = org.lines.parent[person]!;
      if (manager === NONE || org.people[manager]!.placeholder === true) continue;
      const theirs = org.disciplineOf[manager]!;
      if (theirs !== NONE && isExecutive(org, theirs, config.executiveDisciplines)) continue;
      if (theirs === NONE || org.disciplineOf[person] === NONE) {
        unknown++;
        continue;
      }
      lines++;
      if (isOutOfDiscipline(org, person, manager, config.executiveDisciplines))
        rows.push({ subject: idOf(org, person), value: 1 });
    }
    const flags = unknown === 0 ? [] : [`unknown-discipline ${unknown}`];
    return ratioResult("0–1", [rows.length, lines], { rows, flags });
  },
});

/** People managed outside their discipline, as indexes. */
export function outOfDisciplinePeople({ org, config }: MetricContext): number[] {
  return org.people
    .map((_, person) => person)
    .filter((person) => {
      const manager = org.lines.parent[person]!;
      return manager !== NONE && isOutOfDiscipline(org, person, manager, config.executiveDisciplines);
    });
}
