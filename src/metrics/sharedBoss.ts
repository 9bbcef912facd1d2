import { NONE } from "../org/index.ts";
import { areaCoreOf } from "./areaFacts.ts";
import { idOf, viewsOf } from "./areaView.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";

/**
 * The lowest person common to all lines of an area; with several owners the deepest.
 * Source: docs/guides/metrics.md#shared-boss.
 * @source our proposal
 * @example measure(orgOf("ceo > a, b; a > c; x: a*, c; y: b*, c"), "y") // "ceo"
 */
export const sharedBoss = defineMetric({
  id: "shared-boss",
  title: "Shared boss",
  scope: "area",
  unit: "person",
  formula: "B: deepest person with all of S in the subtree, may be in S",
  source: "docs/guides/metrics.md#shared-boss",
  measure: ({ org }, area) => {
    if (!org.records.linesKnown) return noResult("person", "lines-unknown");
    if (areaCoreOf(org, area).people.length === 0) return noResult("person", "empty");
    const views = viewsOf(org, area).filter((view) => view.boss !== NONE);
    const [best] = views.sort((a, b) => org.lines.depth[b.boss]! - org.lines.depth[a.boss]!);
    if (best === undefined) return noResult("person", "forest");
    return plainResult("person", idOf(org, best.boss), {
      flags: best.flags,
      parts: { depth: org.lines.depth[best.boss]! },
    });
  },
});
