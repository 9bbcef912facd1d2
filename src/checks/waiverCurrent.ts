import { daysBetween, isUnder, NONE, say, type Org, type Waiver } from "../org/index.ts";
import { soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, type Fault } from "./define.ts";

/**
 * An exception ends or is standing on purpose, and somebody above the owner answers for it.
 * Source: docs/guides/checks.md#waiver-current.
 * @source rubick
 * @example check(orgOf("a", { waivers: [{ id: "w", checkId: "home-share", subjectIds: ["a"], approverId: "a",
 *   expiresOn: "2026-06-01" }] }))
 *   // "The waiver w of home-share expired on 2026-06-01."
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
          // One that expired covers nothing: taking it back changes no verdict.
          fixes: isExpired(waiver, today) ? [{ kind: "revoke-waiver", waiverId: waiver.id }] : [],
        },
      ];
    }),
});

function isExpired({ expiresOn }: Waiver, today: string): boolean {
  return expiresOn !== undefined && expiresOn <= today;
}

function faultOf(org: Org, waiver: Waiver, { today, days }: { today: string; days: number }): string | null {
  const { expiresOn, grantedOn, standing, approverId } = waiver;
  if (isExpired(waiver, today)) return `expired on ${expiresOn ?? ""}`;
  if (expiresOn === undefined && !standing) return "has no end";
  if (!standing && grantedOn !== undefined && expiresOn !== undefined) {
    const length = daysBetween(grantedOn, expiresOn);
    if (length > days) return `runs for ${length} days, more than ${days}`;
  }
  if (approverId === undefined) return "names no approver";
  const approver = org.personIndexById.get(approverId);
  if (approver === undefined) return "was approved by somebody who is no longer here";
  return isAboveOwners(org, approver, waiver) ? null : "was approved by somebody who is not above the owner";
}

/**
 * Whether the approver may grant the waiver: stands above the one owner of each area among its subjects. An owner at
 * the top answers for themself; where nobody is the one owner, and for subjects that are no areas, anybody may.
 */
export function isAboveOwners(org: Org, approver: number, waiver: Waiver): boolean {
  return waiver.subjectIds.every((id) => {
    const area = org.areaIndexById.get(id);
    const owner = area === undefined ? NONE : soleOwnerOf(org, area);
    if (owner === NONE || !org.records.linesKnown) return true;
    if (owner === approver) return org.lines.parent[owner] === NONE;
    return isUnder(org, owner, approver);
  });
}
