import { daysBetween, NONE, say, type Org, type Waiver } from "../org/index.ts";
import { ownedAreas } from "../metrics/index.ts";
import { defineCheck, type Fault } from "./define.ts";

/**
 * An exception ends or is standing on purpose, and somebody above the owner answers for it.
 * Source: docs/guides/checks.md#waiver-current.
 */
export const waiverCurrent = defineCheck({
  id: "waiver-current",
  group: 9,
  tier: "default",
  title: "Waivers are current",
  applies: "waivers",
  thresholds: { days: { value: 180, unit: "days", source: "our proposal" } },
  needs: ["waivers", "days"],
  each: "org",
  check: ({ org, today, limit }) =>
    org.records.waivers.flatMap((waiver): Fault[] => {
      const what = faultOf(org, waiver, { today, days: limit("days") });
      if (what === null) return [];
      return [
        {
          subjects: [waiver.id],
          message: say([
            "waiver.expiresOn",
            "waiver.approverId",
          ])`The waiver ${waiver.id} of ${waiver.checkId} ${what}.`,
        },
      ];
    }),
});

function faultOf(org: Org, waiver: Waiver, { today, days }: { today: string; days: number }): string | null {
  const { expiresOn, grantedOn, standing, approverId } = waiver;
  if (expiresOn !== undefined && expiresOn <= today) return `expired on ${expiresOn}`;
  if (expiresOn === undefined && !standing) return "has no end";
  if (!standing && grantedOn !== undefined && expiresOn !== undefined) {
    const length = daysBetween(grantedOn, expiresOn);
    if (length > days) return `runs for ${length} days, more than ${days}`;
  }
  if (approverId === undefined) return null;
  const approver = org.personIndexById.get(approverId);
  if (approver === undefined) return "was approved by somebody who is no longer here";
  return isBelowAnOwner(org, approver, waiver) ? "was approved by somebody below the owner" : null;
}

function isBelowAnOwner(org: Org, approver: number, waiver: Waiver): boolean {
  const subjects = new Set(waiver.subjectIds);
  for (let p = org.lines.parent[approver]!; p !== NONE; p = org.lines.parent[p]!) {
    if ((ownedAreas(org).get(p) ?? []).some((area) => subjects.has(org.areas[area]!.id))) return true;
  }
  return false;
}
