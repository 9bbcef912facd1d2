import { dayNumber, daysBetween, holdsOn, NONE, ownersOf, say, type Day, type Org } from "../org/index.ts";
import { areasSay, soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext, type Fault } from "./define.ts";
import { areaName } from "./wording.ts";

/**
 * An area survives its owner's leaving: a deputy who is not the owner, somebody acting within days, a gap that ends.
 * A missing deputy is not said of areas judged as if, where no area of the data names one.
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
    const { org } = ctx;
    const gapFrom = gapOf(org, area);
    const faults = gapFrom === null ? deputyFaults(ctx, area) : gapFaults(ctx, area, gapFrom);
    return faults.length === 0 ? SOUND : faults;
  },
});

/** The day since which the area has no owner; null when it has one, or never had. */
function gapOf(org: Org, area: number): Day | null {
  if (ownersOf(org, area).length > 0) return null;
  const ends = org.areas[area]!.owners.flatMap((o) =>
    o.to !== undefined && o.to <= org.today ? [o.to] : [],
  );
  return ends.sort().at(-1) ?? null;
}

function deputyFaults(ctx: CheckContext, area: number): Fault[] {
  const { org } = ctx;
  const { deputyId, id, owners } = org.areas[area]!;
  const owner = soleOwnerOf(org, area);
  if (deputyId === undefined) {
    if (ctx.isAsIf(area) && !areasSay(org, "deputyId")) return [];
    return [
      { area, subjects: [id], message: say(["area.deputyId"])`${areaName(org, area)} names no deputy.` },
    ];
  }
  // A deputy who acts in a gap is doing what deputies are for.
  const isActing = owners.some((entry) => entry.acting === true && holdsOn(entry, org.today));
  if (owner === NONE || isActing || org.people[owner]!.id !== deputyId) return [];
  return [
    {
      area,
      subjects: [id],
      message: say([
        "area.deputyId",
        "area.owners",
      ])`The owner of ${areaName(org, area)} is named as their own deputy.`,
    },
  ];
}

function gapFaults({ org, today, limit }: CheckContext, area: number, since: Day): Fault[] {
  const { id, deputyId } = org.areas[area]!;
  const days = daysBetween(since, today);
  const working = workingDays(since, today);
  if (days <= limit("gap") && working < limit("actingWithin")) return [];
  const deputy = deputyId === undefined ? undefined : org.personIndexById.get(deputyId);
  const able = deputy !== undefined && !org.people[deputy]!.vacant && org.people[deputy]!.status === "active";
  return [
    {
      area,
      subjects: [id],
      value: days,
      message: say([
        "area.owners",
        "area.deputyId",
      ])`${areaName(org, area)}: ${days} days without owner${working >= limit("actingWithin") ? ", nobody acting" : ""}.`,
      fixes: able
        ? [{ kind: "set-owner", areaId: id, personId: org.people[deputy]!.id, acting: true, from: today }]
        : [],
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
