import { daysBetween, isDecided, type Decision } from "../org/index.ts";
import { byDoor, openDecisions } from "./decided.ts";
import { countFlag, defineMetric, medianOf, noResult, plainResult, type MetricRow } from "./define.ts";

/**
 * How long a question waits for its answer: the value over all doors, parts `one-way` and `two-way`. Decisions that are
 * still open stand apart with their days so far; those without both days, or answered before they were raised, are left
 * out and counted in a flag.
 * Source: docs/guides/metrics.md#decision-latency.
 * @source bezos-2015; our proposal
 * @example measure(orgOf("a", { decisions: [{ id: "d", door: "two-way", raisedOn: "2026-05-01",
 *   decidedOn: "2026-05-04" }, { id: "e", door: "one-way", raisedOn: "2026-05-01", decidedOn: "2026-05-12" }] }))
 *   // 7
 */
export const decisionLatency = defineMetric({
  id: "decision-latency",
  title: "Days to a decision",
  scope: "company",
  unit: "days",
  formula: "median(decided − raised), per door; open ones listed apart",
  source: "docs/guides/metrics.md#decision-latency",
  measure: ({ org }) => {
    const { decisions } = org.records;
    if (decisions.length === 0) return noResult("days", "no decisions");
    const taken: (MetricRow & { readonly door: Decision["door"] })[] = [];
    const apart: MetricRow[] = [];
    const open = new Set(openDecisions(org));
    let undated = 0;
    for (const decision of decisions) {
      const { id, door, raisedOn, decidedOn } = decision;
      const isOpen = !isDecided(decision, org.today);
      // Another took its place: nobody waits for it.
      if (isOpen && !open.has(decision)) continue;
      const end = isOpen || decidedOn === undefined ? org.today : decidedOn;
      if (raisedOn === undefined || raisedOn > end) undated++;
      else if (isOpen) apart.push({ subject: id, value: daysBetween(raisedOn, end) });
      else taken.push({ subject: id, value: daysBetween(raisedOn, end), door });
    }
    const flags = countFlag("undated", undated);
    const median = medianOf(taken.map((row) => row.value));
    if (median === null) return { ...noResult("days", "nothing decided with both days known", flags), apart };
    const parts = { ...byDoor(taken, medianOf), open: apart.length };
    const rows = taken.map(({ subject, value }) => ({ subject, value }));
    return plainResult("days", median, { rows, flags, parts, apart });
  },
});
