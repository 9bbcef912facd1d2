import { NONE, subtreeOf } from "../org/index.ts";
import { NOT_FILLED } from "./areaFacts.ts";
import { measureViews } from "./areaView.ts";
import { defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";
import { peopleColumns } from "./peopleColumns.ts";

/**
 * Part of the owner's people that is spent on the area. Source: docs/guides/metrics.md#purity.
 * @source our proposal
 * @example measure(orgOf("o > p, q; x: o*, p 0.5; y: p 0.5, q"), "x") // 0.5
 */
export const purity = defineMetric({
  id: "purity",
  title: "Purity",
  scope: "area",
  unit: "0–1",
  formula: "FTE that o's subtree spends in x or below ÷ fte of that subtree",
  source: "docs/guides/metrics.md#purity",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "0–1",
      lines: true,
      best: "most",
      one: ({ org, core, owner, flags, rows: people }) => {
        if (owner === NONE) return noResult("0–1", "no owner", flags);
        const { fte, flags: bits, id } = peopleColumns(org);
        const rows: MetricRow[] = [];
        let inside = 0;
        let all = 0;
        for (const person of subtreeOf(org, owner)) {
          if ((bits[person]! & NOT_FILLED) !== 0) continue;
          all += fte[person]!;
          const at = positionIn(core.people, person);
          const row = at < 0 ? { subject: id[person]!, value: 0 } : people[at]!;
          inside += row.value;
          rows.push(row);
        }
        return ratioResult("0–1", [inside, all], { rows, flags });
      },
    }),
});

/** Where the number stands in an ascending list, −1 where it does not. */
function positionIn(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] === wanted) return middle;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
