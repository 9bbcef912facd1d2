import { isUnder, ownersOf, type Decision, type Org } from "../org/index.ts";
import { byDoor, decidedOf, meanOf } from "./decided.ts";
import { countFlag, defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";

/**
 * Part of the decisions taken by the owner of their area or below, judged by the owners and lines of today; parts by
 * door. Decisions whose area has no owner today, or whose decider is not in the tree, are left out and counted in flags.
 * Source: docs/guides/metrics.md#local-decision-rate.
 * @source working-backwards; our proposal
 * @example measure(orgOf("ceo > o; o > p; x: o*, p", { decisions: [{ id: "d", areaId: "x", deciderId: "p",
 *   decidedOn: "2026-05-04" }, { id: "e", areaId: "x", deciderId: "ceo", decidedOn: "2026-05-12" }] }))
 *   // 1 / 2
 */
export const localDecisionRate = defineMetric({
  id: "local-decision-rate",
  title: "Decided where the work is",
  scope: "company",
  unit: "0–1",
  formula: "decided at or below o ÷ decided",
  source: "docs/guides/metrics.md#local-decision-rate",
  measure: ({ org }) => {
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const decided = decidedOf(org);
    if (decided.length === 0) return noResult("0–1", "nothing decided");
    const judged: (MetricRow & { readonly door: Decision["door"] })[] = [];
    const left = { "no-owner": 0, "no-decider": 0 };
    for (const decision of decided) {
      const owners = ownersOfDecision(org, decision);
      const decider = org.personIndexById.get(decision.deciderId ?? "");
      if (owners.length === 0) left["no-owner"]++;
      else if (decider === undefined) left["no-decider"]++;
      else {
        const isLocal = owners.some((owner) => isUnder(org, decider, owner));
        judged.push({ subject: decision.id, value: isLocal ? 1 : 0, door: decision.door });
      }
    }
    const flags = Object.entries(left).flatMap(([name, count]) => countFlag(name, count));
    if (judged.length === 0)
      return noResult("0–1", "no decision has both an owner of its area and a decider today", flags);
    const local = judged.filter((row) => row.value === 1).length;
    return ratioResult("0–1", [local, judged.length], {
      rows: judged.map(({ subject, value }) => ({ subject, value })),
      flags,
      parts: byDoor(judged, meanOf),
    });
  },
});

function ownersOfDecision(org: Org, { areaId }: Decision): readonly number[] {
  const area = org.areaIndexById.get(areaId ?? "");
  return area === undefined ? [] : ownersOf(org, area);
}
