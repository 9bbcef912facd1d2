import { mention, say, type Org, type Person } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import type { Lines } from "../metrics/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { counted, reportsToRow } from "./wording.ts";

/**
 * Reports of somebody who has left: nobody answers for them. A seat that reading left empty in the place of a
 * leaver fires too. Source: docs/guides/checks.md#manager-active.
 * @source our proposal
 * @example check(orgOf("a > b; b > c", { people: { b: { endOn: "2026-06-01" } } }))
 *   // "b left on 2026-06-01; 1 person reports to them."
 */
export const managerActive = defineCheck({
  id: "manager-active",
  group: 1,
  tier: "default",
  title: "Managers are still here",
  applies: "people with reports",
  thresholds: {},
  needs: ["lines", "days"],
  each: "org",
  check: (ctx) => {
    const { org, today, lines } = ctx;
    const left = new Map(org.records.outside.map((person) => [person.id as string, person]));
    const faults: Fault[] = [];
    for (let manager = 0; manager < org.people.length; manager++) {
      if (org.lines.childCount[manager] === 0) continue;
      const leaver = leaverOf(org, manager, { left, today });
      if (leaver !== null) faults.push(faultOf(org, lines, { manager, leaver }));
    }
    return faults;
  },
});

/** Who left and still holds this place: the person there, or whom a seat made by reading stands for. */
function leaverOf(
  org: Org,
  manager: number,
  { left, today }: { left: ReadonlyMap<string, Person>; today: string },
): Person | null {
  const person = org.people[manager]!;
  if (person.placeholder === true) return left.get(person.backfillOf ?? "") ?? null;
  const hasLeft = person.status === "terminated" || (person.endOn !== undefined && person.endOn <= today);
  return hasLeft ? person : null;
}

function faultOf(org: Org, lines: Lines, { manager, leaver }: { manager: number; leaver: Person }): Fault {
  const reports = lines.reports(manager);
  const left = leaver.endOn === undefined ? "has left" : `left on ${leaver.endOn}`;
  return {
    subjects: [leaver.id],
    value: reports.length,
    message: say([
      "person.status",
      "person.endOn",
      "person.managerId",
    ])`${mention(leaver)} ${left}; ${counted(reports.length, "person reports", "people report")} to them.`,
    evidence: reports.map((report) => reportsToRow(org, report, manager)),
    fixes: toTheManagerAbove(org, reports, lines.parent(manager)),
  };
}

function toTheManagerAbove(org: Org, reports: readonly number[], above: number): OrgChange[] {
  if (above < 0) return [];
  return reports.map((report) => ({
    kind: "set-manager",
    personId: org.people[report]!.id,
    managerId: org.people[above]!.id,
  }));
}
