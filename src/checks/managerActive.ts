import { say, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { counted, named, reportsToRow } from "./wording.ts";

/**
 * Reports of somebody who has left: nobody answers for them. A seat that reading left empty in the place of a
 * leaver fires too. Source: docs/guides/checks.md#manager-active.
 */
export const managerActive = defineCheck({
  id: "manager-active",
  group: 1,
  tier: "default",
  title: "Managers are still here",
  applies: "people with reports",
  thresholds: {},
  needs: ["lines", "days"],
  each: "person",
  check: ({ org, today, lines }, manager) => {
    const { status, endOn, id } = org.people[manager]!;
    const hasLeft = status === "terminated" || (endOn !== undefined && endOn <= today);
    if (!hasLeft) return SOUND;
    const reports = lines.reports(manager);
    if (reports.length === 0) return SOUND;
    const left = endOn === undefined ? "has left" : `left on ${endOn}`;
    return [
      {
        subjects: [id],
        value: reports.length,
        message: say([
          "person.status",
          "person.endOn",
          "person.managerId",
        ])`${named(org, manager)} ${left}; ${counted(reports.length, "person reports", "people report")} to them.`,
        evidence: reports.map((report) => reportsToRow(org, report, manager)),
        fixes: toTheManagerAbove(org, reports, lines.parent(manager)),
      },
    ];
  },
});

function toTheManagerAbove(org: Org, reports: readonly number[], above: number): OrgChange[] {
  if (above < 0) return [];
  return reports.map((report) => ({
    kind: "set-manager",
    personId: org.people[report]!.id,
    managerId: org.people[above]!.id,
  }));
}
