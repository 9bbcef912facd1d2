import {
  dayNumber,
  daysBetween,
  holdsOn,
  NONE,
  ownersOf,
  say,
  type Day,
  type Org,
  type Sentence,
} from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { areaCoreOf, areasSay, isFilled, ownedSpansOf, soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext, type Fault } from "./define.ts";
import { areaName, named } from "./wording.ts";

/**
 * An area survives its owner's leaving: a deputy who is not the owner, somebody acting within days, a gap that ends,
 * whoever acts meanwhile. A gap runs from the last day of an owner who does not act: the end agreed, or the day they
 * left. A missing deputy is not said of areas judged as if, where no area of the data names one.
 * Source: docs/guides/checks.md#owner-succession.
 * @source our proposal
 * @example check(orgOf("a > b; x(sto): b", { areas: { x: { owners: [{ personId: "a", to: "2026-05-25" }],
 *   deputyId: "b" } } }))
 *   // "x: 7 days without owner, nobody acting."
 */
export const ownerSuccession = defineCheck({
  id: "owner-succession",
  group: 2,
  tier: "default",
  title: "Somebody can follow the owner",
  applies: "areas with mode sto or stl",
  modes: ["sto", "stl"],
  thresholds: {
    actingWithin: { value: 5, unit: "working days", source: "our proposal" },
    gap: { value: 90, unit: "days", source: "our proposal" },
  },
  needs: ["owners", "deputies", "days"],
  each: "area",
  on: "product",
  check: (ctx, area) => {
    const since = gapOf(ctx.org, area);
    const faults = since === null ? [] : gapFaults(ctx, area, since);
    if (faults.length > 0) return faults;
    const isOpen = since !== null && actingOf(ctx.org, area) === NONE;
    const missing = isOpen ? SOUND : deputyFaults(ctx, area);
    return missing.length === 0 ? SOUND : missing;
  },
});

/** The day since which nobody owns the area for good; null where somebody does, or nothing says anybody ever did. */
function gapOf(org: Org, area: number): Day | null {
  const { owners } = org.areas[area]!;
  // Most areas have an owner and one entry: nothing to read.
  if (owners.length === 0 || holders(org, area, false).length > 0) return null;
  return ownedSpansOf(org, area, (owner) => owner.acting !== true).spans.at(-1)?.to ?? null;
}

/** Whoever acts as owner today; −1 where nobody does. */
function actingOf(org: Org, area: number): number {
  return holders(org, area, true)[0] ?? NONE;
}

/** Current owners who are people, those who act or those who do not. */
function holders(org: Org, area: number, acting: boolean): number[] {
  return org.areas[area]!.owners.flatMap((owner): number[] => {
    if ((owner.acting === true) !== acting || !holdsOn(owner, org.today)) return [];
    const person = org.personIndexById.get(owner.personId);
    const isHere =
      person !== undefined && isFilled(org, person) && org.people[person]!.status !== "terminated";
    return isHere ? [person] : [];
  });
}

function deputyFaults(ctx: CheckContext, area: number): readonly Fault[] {
  const { org } = ctx;
  const { deputyId, id } = org.areas[area]!;
  const owner = soleOwnerOf(org, area);
  if (deputyId === undefined) {
    if (ctx.isAsIf(area) && !areasSay(org, "deputyId")) return SOUND;
    const message = say(["area.deputyId"])`${areaName(org, area)} names no deputy.`;
    return [{ area, subjects: [id], message, fixes: candidate(org, area) }];
  }
  // A deputy who acts in a gap is doing what deputies are for.
  if (owner === NONE || owner === actingOf(org, area) || org.people[owner]!.id !== deputyId) return SOUND;
  const message = say([
    "area.deputyId",
    "area.owners",
  ])`The owner of ${areaName(org, area)} is named as their own deputy.`;
  return [{ area, subjects: [id], message, fixes: candidate(org, area) }];
}

/** The one person of the area of whom the data say that they can own, beside the owners; choosing is for people. */
function candidate(org: Org, area: number): OrgChange[] {
  const owners = ownersOf(org, area);
  const ready = [...new Set(areaCoreOf(org, area).people)].filter(
    (person) => org.people[person]!.canOwn === true && isActive(org, person) && !owners.includes(person),
  );
  const [only] = ready;
  return only === undefined || ready.length > 1
    ? []
    : [{ kind: "set-deputy", areaId: org.areas[area]!.id, personId: org.people[only]!.id }];
}

function isActive(org: Org, person: number): boolean {
  return isFilled(org, person) && org.people[person]!.status === "active";
}

function gapFaults({ org, today, limit }: CheckContext, area: number, since: Day): readonly Fault[] {
  const acting = actingOf(org, area);
  const days = daysBetween(since, today);
  const isLate = acting === NONE && workingDays(since, today) >= limit("actingWithin");
  const isLong = days > limit("gap");
  if (!isLate && !isLong) return SOUND;
  const { id, deputyId } = org.areas[area]!;
  const deputy = deputyId === undefined ? NONE : (org.personIndexById.get(deputyId) ?? NONE);
  const next = acting !== NONE ? acting : deputy;
  const rest: Sentence =
    acting !== NONE ? say([])`, ${named(org, acting)} acting` : say([])`${isLate ? ", nobody acting" : ""}`;
  return [
    {
      area,
      subjects: [id],
      value: days,
      message: say([
        "area.owners",
        "area.deputyId",
      ])`${areaName(org, area)}: ${days} days without owner${rest}.`,
      // Past the limit of the gap only an owner for good ends it.
      fixes:
        next === NONE || !isActive(org, next)
          ? []
          : [
              {
                kind: "set-owner",
                areaId: id,
                personId: org.people[next]!.id,
                ...(isLong ? {} : { acting: true }),
                from: today,
              },
            ],
    },
  ];
}

/** Mondays to Fridays from `from` up to, not including, `to`. Day 0 of the count, 1970-01-01, is a Thursday. */
function workingDays(from: Day, to: Day): number {
  let count = 0;
  for (let day = dayNumber(from); day < dayNumber(to) && count < 1000; day++) {
    const weekday = (((day + 3) % 7) + 7) % 7;
    if (weekday < 5) count++;
  }
  return count;
}
