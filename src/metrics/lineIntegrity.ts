import { NONE } from "../org/index.ts";
import { measureViews } from "./areaView.ts";
import { defineMetric, ratioResult, type MetricRow } from "./define.ts";
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
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "0–1",
      lines: true,
      best: "most",
      one: (view) => {
        const { org, core, owner, rows: people } = view;
        const lines = linesOf(org);
        const rows: MetricRow[] = [];
        let under = 0;
        let all = 0;
        for (let i = 0; i < core.people.length; i++) {
          const fte = people[i]!.value;
          all += fte;
          if (owner === NONE || !lines.isUnder(core.people[i]!, owner)) continue;
          under += fte;
          rows.push(people[i]!);
        }
        const flags = owner === NONE ? [...view.flags, "no-owner"] : view.flags;
        return ratioResult("0–1", [under, all], { rows, flags });
      },
    }),
});
