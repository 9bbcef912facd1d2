import { NONE } from "../org/index.ts";
import { isOutOfDiscipline } from "./craft.ts";
import { defineMetric, noResult, ratioResult, type MetricContext, type MetricRow } from "./define.ts";
import { executiveColumn } from "./disciplines.ts";
import { oneRows } from "./oneRows.ts";
import { peopleColumns, PERSON_PLACEHOLDER } from "./peopleColumns.ts";

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
    const { flags: bits, id, craft } = peopleColumns(org);
    const ones = oneRows(org);
    const executive = executiveColumn(org, config.executiveDisciplines);
    for (let person = 0; person < org.people.length; person++) {
      const manager = org.lines.parent[person]!;
      if (manager === NONE || (bits[manager]! & PERSON_PLACEHOLDER) !== 0) continue;
      const theirs = craft[manager]!;
      const own = craft[person]!;
      if (theirs !== NONE && executive[theirs] === 1) continue;
      if (theirs === NONE || own === NONE) {
        unknown++;
        continue;
      }
      lines++;
      if (own !== theirs) rows.push((ones[person] ??= { subject: id[person]!, value: 1 }));
    }
    const flags = unknown === 0 ? [] : [`unknown-discipline ${unknown}`];
    return ratioResult("0–1", [rows.length, lines], { rows, flags });
  },
});

/** People managed outside their discipline, as indexes. */
export function outOfDisciplinePeople({ org, config }: MetricContext): number[] {
  const found: number[] = [];
  for (let person = 0; person < org.people.length; person++) {
    const manager = org.lines.parent[person]!;
    if (manager !== NONE && isOutOfDiscipline(org, person, manager, config.executiveDisciplines))
      found.push(person);
  }
  return found;
}
