import { NONE } from "../org/index.ts";
import { measureViews, remembered, rowsWhere, sumOf } from "./areaView.ts";
import { defineMetric, ratioResult } from "./define.ts";
import { linesOf } from "./lines.ts";

/**
 * Part of an area's work done by people who report to its owner; 0 without an owner.
 * Source: docs/guides/metrics.md#line-integrity.
 * @source rubick
 * @example measure(orgOf("ceo > o, p; o > q; x: o*, p, q 0.5"), "x") // 0.6
 */
export const lineIntegrity = defineMetric({
  id: "line-integrity",
  title: "Line integrity",
  scope: "area",
  unit: "0–1",
  formula: "FTE of core(x) with o ∈ anc(p) ÷ FTE of core(x)",
  source: "docs/guides/metrics.md#line-integrity",
  measure: remembered((ctx, area) =>
    measureViews(ctx, area, {
      unit: "0–1",
      lines: true,
      best: "most",
      one: (view) => {
        const { org, core, owner, rows: people } = view;
        const lines = linesOf(org);
        const isUnder = (i: number): boolean => owner !== NONE && lines.isUnder(core.people[i]!, owner);
        const rows = rowsWhere(people, isUnder);
        const flags = owner === NONE ? [...view.flags, "no-owner"] : view.flags;
        return ratioResult("0–1", [sumOf(rows), sumOf(people)], { rows, flags });
      },
    }),
  ),
});
