import { NONE } from "../org/index.ts";
import { idOf, leadsOfView, measureViews } from "./areaView.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";

/**
 * How far a question of an area's leads may rise before one person can settle it.
 * Source: docs/guides/metrics.md#levels-up.
 * @source our proposal
 * @example measure(orgOf("ceo > a/eng, b/product; a > c/eng; c > d/design; x: b*, d"), "x") // 3
 */
export const levelsUp = defineMetric({
  id: "levels-up",
  title: "Levels up",
  scope: "area",
  unit: "hops",
  formula: "max over R of depth(p) − depth(B)",
  source: "docs/guides/metrics.md#levels-up",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "hops",
      lines: true,
      best: "least",
      one: (view) => {
        const { org, boss, flags } = view;
        if (boss === NONE) return noResult("hops", "forest", flags);
        const rows = leadsOfView(view).map((lead) => ({
          subject: idOf(org, lead),
          value: org.lines.depth[lead]! - org.lines.depth[boss]!,
        }));
        return plainResult(
          "hops",
          rows.reduce((most, row) => Math.max(most, row.value), 0),
          { rows, flags },
        );
      },
    }),
});
