import { NONE } from "../org/index.ts";
import { idOf, measureViews } from "./areaView.ts";
import { defineMetric, plainResult } from "./define.ts";
import { linesOf } from "./lines.ts";

/**
 * Managers outside the owner's lines to whom people of an area report.
 * Source: docs/guides/metrics.md#outside-managers.
 * @source our proposal
 * @example measure(orgOf("ceo > o, m; m > p, q; o > r; x: o*, p, q, r"), "x") // 1
 */
export const outsideManagers = defineMetric({
  id: "outside-managers",
  title: "Outside managers",
  scope: "area",
  unit: "count",
  formula: "distinct managers of core(x) without o, outside o's subtree",
  source: "docs/guides/metrics.md#outside-managers",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "count",
      lines: true,
      best: "least",
      one: ({ org, core, owner, flags }) => {
        const lines = linesOf(org);
        const reports = new Map<number, number>();
        for (const person of core.people) {
          const manager = lines.parent(person);
          if (person === owner || manager === NONE) continue;
          if (owner !== NONE && lines.isUnder(manager, owner)) continue;
          reports.set(manager, (reports.get(manager) ?? 0) + 1);
        }
        const rows = [...reports].map(([manager, value]) => ({ subject: idOf(org, manager), value }));
        return plainResult("count", reports.size, { rows, flags });
      },
    }),
});
