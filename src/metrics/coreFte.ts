import { coreFteOf } from "./areaFacts.ts";
import { measureViews } from "./areaView.ts";
import { defineMetric, plainResult } from "./define.ts";

/**
 * Work an area holds: fte × share of its filled core seats. Source: docs/guides/metrics.md#core-fte.
 * @source our proposal
 * @example measure(orgOf("o > p, q; x: o*, p 0.5; x/y: q 0.8"), "x") // 2.3
 */
export const coreFte = defineMetric({
  id: "core-fte",
  title: "Core FTE",
  scope: "area",
  unit: "FTE",
  formula: "Σ fte × share over filled core seats of x and below",
  source: "docs/guides/metrics.md#core-fte",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "FTE",
      lines: false,
      best: "most",
      one: (view) =>
        plainResult("FTE", coreFteOf(view.org, view.core).filled, {
          rows: view.rows,
          flags: view.flags,
        }),
    }),
});
