import { NONE } from "../org/index.ts";
import { idOf, leadsOfView, measureViews, remembered, type AreaView } from "./areaView.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";
import { disciplineNamed } from "./disciplines.ts";

/**
 * How far above the owner the shared boss stands. Without an owner the product lead stands in, which is flagged.
 * Source: docs/guides/metrics.md#escalation-excess.
 * @source our proposal
 * @example measure(orgOf("ceo > a, b; a > c; x: a*, c; y: b*, c"), "y") // 1
 */
export const escalationExcess = defineMetric({
  id: "escalation-excess",
  title: "Escalation excess",
  scope: "area",
  unit: "hops",
  formula: "depth(o) − depth(B)",
  source: "docs/guides/metrics.md#escalation-excess",
  measure: remembered((ctx, area) =>
    measureViews(ctx, area, {
      unit: "hops",
      lines: true,
      best: "least",
      one: (view) => {
        const { org, boss } = view;
        const owner = view.owner === NONE ? productLeadOf(view) : view.owner;
        const flags = view.owner === NONE ? [...view.flags, "stand-in"] : view.flags;
        if (owner === NONE) return noResult("hops", "no owner and no product lead", view.flags);
        if (boss === NONE) return noResult("hops", "forest", flags);
        return plainResult("hops", org.lines.depth[owner]! - org.lines.depth[boss]!, {
          rows: [{ subject: idOf(org, owner), value: org.lines.depth[owner]! }],
          flags,
        });
      },
    }),
  ),
});

function productLeadOf(view: AreaView): number {
  const product = disciplineNamed(view.org, "product");
  if (product === NONE) return NONE;
  return leadsOfView(view).find((lead) => view.org.disciplineOf[lead] === product) ?? NONE;
}
