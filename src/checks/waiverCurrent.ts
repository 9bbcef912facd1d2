import {
  addDays,
  approverFault,
  daysBetween,
  isKnownSubject,
  NONE,
  say,
  type Day,
  type Org,
  type PersonMention,
  type Sentence,
  type Waiver,
} from "../org/index.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { listed, named } from "./wording.ts";

/**
 * An exception names what is there, ends or is looked at every year, and somebody above the owner answers for it. A
 * length without a first day counts from today. A standing exception without a first day is not asked for its review.
 * Source: docs/guides/checks.md#waiver-current.
 * @source rubick
 * @example check(orgOf("a > b", { waivers: [{ id: "w", checkId: "home-share", subjectIds: ["b"], approverId: "a",
 *   expiresOn: "2026-06-01" }] }))
 *   // "The waiver w of home-share expired on 2026-06-01."
 */
export const waiverCurrent = defineCheck({
  id: "waiver-current",
  group: 9,
  tier: "default",
  title: "Waivers are current",
  applies: "waivers",
  thresholds: {
    days: { value: 180, unit: "days", source: "our proposal" },
    review: { value: 365, unit: "days", source: "our proposal" },
  },
  needs: ["waivers", "days"],
  each: "org",
  check: (ctx) =>
    ctx.org.records.waivers.flatMap((waiver): Fault[] => {
      const what = faultOf(ctx, waiver);
      if (what === null) return [];
      return [
        {
          subjects: [waiver.id],
          message: say(what.restsOn)`The waiver ${waiver.id} of ${waiver.checkId} ${what}.`,
          // One that expired covers nothing: taking it back changes no verdict.
          fixes: isExpired(waiver, ctx.today) ? [{ kind: "revoke-waiver", waiverId: waiver.id }] : [],
        },
      ];
    }),
});

function isExpired({ expiresOn }: Waiver, today: Day): boolean {
  return expiresOn !== undefined && expiresOn <= today;
}

/** The first thing wrong with a waiver, as the end of a sentence. */
function faultOf(ctx: CheckContext, waiver: Waiver): Sentence | null {
  if (isExpired(waiver, ctx.today)) return say(["waiver.expiresOn"])`expired on ${waiver.expiresOn ?? ""}`;
  return faultOfTarget(ctx, waiver) ?? faultOfLength(ctx, waiver) ?? faultOfApprover(ctx.org, waiver);
}

function faultOfTarget({ org, isCheck }: CheckContext, { checkId, subjectIds }: Waiver): Sentence | null {
  if (!isCheck(checkId)) return say(["waiver.checkId"])`excuses nothing: no check is called so`;
  const unknown = subjectIds.filter((id) => !isKnownSubject(org, id));
  if (unknown.length > 0)
    return say(["waiver.subjectIds"])`names ${listed(unknown)}, which the data do not have`;
  return subjectIds.length === 0 ? say(["waiver.subjectIds"])`names nothing that it excuses` : null;
}

function faultOfLength({ today, limit }: CheckContext, waiver: Waiver): Sentence | null {
  const { expiresOn, grantedOn, standing } = waiver;
  if (standing) {
    const due = grantedOn === undefined ? null : addDays(grantedOn, limit("review"));
    return due === null || due >= today
      ? null
      : say(["waiver.grantedOn"])`stands since ${grantedOn ?? ""} and wants its review, due on ${due}`;
  }
  if (expiresOn === undefined) return say(["waiver.expiresOn"])`has no end`;
  const days = daysBetween(grantedOn ?? today, expiresOn);
  if (days <= limit("days")) return null;
  return grantedOn === undefined
    ? say(["waiver.expiresOn"])`runs for ${days} days more, more than ${limit("days")}`
    : say(["waiver.grantedOn", "waiver.expiresOn"])`runs for ${days} days, more than ${limit("days")}`;
}

const APPROVER = ["waiver.approverId"];

function faultOfApprover(org: Org, waiver: Waiver): Sentence | null {
  const who = (): PersonMention => named(org, org.personIndexById.get(waiver.approverId ?? "") ?? NONE);
  switch (approverFault(org, waiver)) {
    case null:
      return null;
    case "unnamed":
      return say(APPROVER)`names no approver`;
    case "gone":
      return say(APPROVER)`was approved by somebody who is no longer here`;
    case "vacant":
      return say(APPROVER)`was approved by ${who()}, an empty seat`;
    case "not-above":
      return say([
        ...APPROVER,
        "person.managerId",
      ])`was approved by ${who()}, who does not stand above the owner of all it names`;
  }
}
