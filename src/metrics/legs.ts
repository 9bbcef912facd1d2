import { legsOf } from "./areaFacts.ts";
import { measureViews } from "./areaView.ts";
import { defineMetric, plainResult } from "./define.ts";

/**
 * Separate reporting lines an area stands on. Source: docs/guides/metrics.md#legs.
 * @source our proposal
 * @example measure(orgOf("ceo > a/eng, b/product, c/design; b > o/product; x: o*, a, c"), "x") // 3
 */
export const legs = defineMetric({
  id: "legs",
  title: "Legs",
  scope: "area",
  unit: "count",
  formula: "1 if B ∈ S; else distinct keys of B's reports through which S reaches B",
  source: "docs/guides/metrics.md#legs",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "count",
      lines: true,
      best: "least",
      one: ({ org, people, boss, flags }) => plainResult("count", legsOf(org, people, boss), { flags }),
    }),
});
