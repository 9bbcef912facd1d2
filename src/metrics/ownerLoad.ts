import { NONE } from "../org/index.ts";
import { measureViews } from "./areaView.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";

/** What one owner carries; compare with peers only. Source: docs/guides/metrics.md#owner-load. */
export const ownerLoad = defineMetric({
  id: "owner-load",
  title: "Owner load",
  scope: "area",
  unit: "points",
  formula: "reports + 0.5 × open reserved decisions + tier-1 assets + agreements",
  source: "docs/guides/metrics.md#owner-load",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "points",
      lines: true,
      best: "least",
      one: ({ org, owner, flags }) => {
        if (owner === NONE) return noResult("points", "no owner", flags);
        const { id, charter } = org.areas[area]!;
        const reserved = new Set(charter?.reservedDecisions ?? []);
        const { decisions, assets, dependencies } = org.records;
        const open = decisions.filter(
          (d) =>
            d.areaId === id && d.decidedOn === undefined && (reserved.has(d.id) || reserved.has(d.title)),
        );
        const rows = [
          { subject: "reports", value: org.lines.childCount[owner]! },
          { subject: "open reserved decisions", value: 0.5 * open.length },
          { subject: "tier-1 assets", value: assets.filter((a) => a.areaId === id && a.tier === 1).length },
          {
            subject: "agreements",
            value: dependencies.filter((d) => d.consumerAreaId === id || d.providerAreaId === id).length,
          },
        ];
        return plainResult(
          "points",
          rows.reduce((sum, row) => sum + row.value, 0),
          { rows, flags },
        );
      },
    }),
});
