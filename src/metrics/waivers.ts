import { isWaiverHeld } from "../org/index.ts";
import { defineMetric, plainResult } from "./define.ts";

/**
 * Exceptions that hold today, as checks read them: granted, not over, and approved by somebody above; parts `standing` and `expired`. Source: docs/guides/metrics.md#waivers.
 * @source our proposal
 * @example measure(orgOf("a > b", { waivers: [{ id: "w", subjectIds: ["b"], approverId: "a", standing: true }, { id: "v",
 *   subjectIds: ["b"], approverId: "a", standing: false, expiresOn: "2026-06-01" }] }))
 *   // 1
 */
export const waivers = defineMetric({
  id: "waivers",
  title: "Open waivers",
  scope: "company",
  unit: "count",
  formula: "waivers that hold today; expired ones beside them",
  source: "docs/guides/metrics.md#waivers",
  measure: ({ org }) => {
    const all = org.records.waivers;
    const expired = all.filter((w) => w.expiresOn !== undefined && w.expiresOn <= org.today);
    const open = all.filter((waiver) => isWaiverHeld(org, waiver));
    return plainResult("count", open.length, {
      rows: open.map((w) => ({ subject: w.id, value: 1 })),
      parts: { expired: expired.length, standing: open.filter((w) => w.standing).length },
    });
  },
});
