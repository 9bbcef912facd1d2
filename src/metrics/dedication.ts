import { NONE } from "../org/index.ts";
import { threadColumn } from "./areaFacts.ts";
import { measureViews, rowsWhere, sumOf } from "./areaView.ts";
import { defineMetric, limitOf, ratioResult } from "./define.ts";

/** T from which a person counts as dedicated: an 80/20 split, 0.8² + 0.2². */
export const THREAD_MIN = { value: 0.68, unit: "T", source: "our proposal" } as const;

/**
 * Part of an area's work done by people at home there and not scattered. Source: docs/guides/metrics.md#dedication.
 * @source our proposal
 * @example measure(orgOf("x: a*, b 0.8, c 0.2; y: b 0.2, c 0.8"), "x") // 0.9
 */
export const dedication = defineMetric({
  id: "dedication",
  title: "Dedication",
  scope: "area",
  unit: "0–1",
  formula: "FTE of core(x) whose home is in x and T ≥ 0.68 ÷ FTE of core(x)",
  source: "docs/guides/metrics.md#dedication",
  thresholds: { thread: THREAD_MIN },
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "0–1",
      lines: false,
      best: "most",
      one: (view) => {
        const { org, core, rows: people } = view;
        const min = limitOf(ctx, "dedication.thread", THREAD_MIN);
        const { enter, end } = org.areaTree;
        const threads = threadColumn(org);
        const rows = rowsWhere(people, (i) => {
          const person = core.people[i]!;
          const home = org.work.home[person]!;
          const isHome = home !== NONE && enter[area]! <= enter[home]! && enter[home]! < end[area]!;
          return isHome && threads[person]! >= min - 1e-9;
        });
        return ratioResult("0–1", [sumOf(rows), sumOf(people)], { rows, flags: view.flags });
      },
    }),
});
