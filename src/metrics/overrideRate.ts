import { isUnder, type Decision, type Org } from "../org/index.ts";
import { decidedOf } from "./decided.ts";
import { countFlag, defineMetric, limitOf, noResult, ratioResult, type MetricRow } from "./define.ts";

const WARN = { value: 0.1, unit: "0–1", source: "our proposal" } as const;

/**
 * Part of the decisions that somebody above the decider reversed; above the threshold it carries the flag `warn`.
 * Reversals whose decider or reverser is not in the tree of today cannot be judged: they are left out and counted in a
 * flag. Where nothing was ever reversed, that rests on the data having said so: flag `assumed: overriddenBy`.
 * Source: docs/guides/metrics.md#override-rate.
 * @source rubick; our proposal
 * @example measure(orgOf("ceo > o; o > p", { decisions: [{ id: "d", deciderId: "p", decidedOn: "2026-05-04",
 *   overriddenBy: "ceo" }, { id: "e", deciderId: "o", decidedOn: "2026-05-12" }] }))
 *   // 1 / 2
 */
export const overrideRate = defineMetric({
  id: "override-rate",
  title: "Decisions reversed from above",
  scope: "company",
  unit: "0–1",
  formula: "reversed from above ÷ decided",
  source: "docs/guides/metrics.md#override-rate",
  thresholds: { warn: WARN },
  measure: (ctx) => {
    const { org } = ctx;
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const decided = decidedOf(org);
    if (decided.length === 0) return noResult("0–1", "nothing decided");
    const rows: MetricRow[] = [];
    let unplaced = 0;
    for (const decision of decided) {
      const isReversed = isReversedFromAbove(org, decision);
      if (isReversed === null) unplaced++;
      else rows.push({ subject: decision.id, value: isReversed ? 1 : 0 });
    }
    const reversed = rows.filter((row) => row.value === 1).length;
    const isWarning = reversed > (limitOf(ctx, "override-rate.warn", WARN) + 1e-9) * rows.length;
    const flags = [
      ...(isWarning ? ["warn"] : []),
      ...countFlag("place-unknown", unplaced),
      ...(decided.every((one) => one.overriddenBy === undefined) ? ["assumed: overriddenBy"] : []),
    ];
    if (rows.length === 0) return noResult("0–1", "nobody who decided or reversed is in the tree", flags);
    return ratioResult("0–1", [reversed, rows.length], { rows, flags });
  },
});

/** Null where it was reversed and the tree does not hold both people. A reversal by oneself or from the side is none. */
function isReversedFromAbove(org: Org, decision: Decision): boolean | null {
  const { overriddenBy, overriddenOn, deciderId } = decision;
  if (overriddenBy === undefined || (overriddenOn !== undefined && overriddenOn > org.today)) return false;
  const decider = org.personIndexById.get(deciderId ?? "");
  const reverser = org.personIndexById.get(overriddenBy);
  if (decider === undefined || reverser === undefined) return null;
  return decider !== reverser && isUnder(org, decider, reverser);
}
