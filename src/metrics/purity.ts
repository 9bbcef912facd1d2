import { NONE, subtreeOf } from "../org/index.ts";
import { isFilled } from "./areaFacts.ts";
import { idOf, measureViews } from "./areaView.ts";
import { defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";

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
      one: ({ org, core, owner, flags }) => {
        if (owner === NONE) return noResult("0–1", "no owner", flags);
        const shares = new Map(Array.from(core.people, (person, i) => [person, core.share[i]!]));
        const rows: MetricRow[] = [];
        let inside = 0;
        let all = 0;
        for (const person of subtreeOf(org, owner)) {
          if (!isFilled(org, person)) continue;
          const { fte } = org.people[person]!;
          all += fte;
          inside += fte * (shares.get(person) ?? 0);
          rows.push({ subject: idOf(org, person), value: fte * (shares.get(person) ?? 0) });
        }
        return ratioResult("0–1", [inside, all], { rows, flags });
      },
    }),
});
