import { threadColumn } from "./areaFacts.ts";
import { THREAD_MIN } from "./dedication.ts";
import { defineMetric, limitOf, ratioResult, type MetricRow } from "./define.ts";
import { oneRows } from "./oneRows.ts";
import { peopleColumns } from "./peopleColumns.ts";

/**
 * Part of the people with work who have one thread. Source: docs/guides/metrics.md#thread.
 * @source herfindahl; our proposal
 * @example measure(orgOf("x: a, b 0.8, c 0.5; y: b 0.2, c 0.5")) // 2 / 3
 */
export const thread = defineMetric({
  id: "thread",
  title: "Single-threaded people",
  scope: "company",
  unit: "0–1",
  formula: "people with T ≥ 0.68 ÷ people with core or loan rows; T(p) = Σ (share ÷ Σ shares)²",
  source: "docs/guides/metrics.md#thread",
  thresholds: { min: THREAD_MIN },
  measure: (ctx) => {
    const { org } = ctx;
    const min = limitOf(ctx, "thread.min", THREAD_MIN);
    const threads = threadColumn(org);
    const { id } = peopleColumns(org);
    const ones = oneRows(org);
    const rows: MetricRow[] = [];
    let single = 0;
    for (let person = 0; person < org.people.length; person++) {
      const value = threads[person]!;
      if (Number.isNaN(value)) continue;
      if (value >= min - 1e-9) single++;
      rows.push(
        value === 1 ? (ones[person] ??= { subject: id[person]!, value }) : { subject: id[person]!, value },
      );
    }
    return ratioResult("0–1", [single, rows.length], { rows });
  },
});
