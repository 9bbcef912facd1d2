import { holdsOn, isDecided, NONE, say, type Area, type Day, type Decision, type Org } from "../org/index.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { areaName, counted, named } from "./wording.ts";

/**
 * What can be undone is decided by the owner or below, not above. Asked of decisions made since the mode was turned
 * on, against the owner of that day; what the charter reserves is left out. The suggestion hands the decision to the
 * owner, who may then revise it. Source: docs/guides/checks.md#decided-locally.
 * @source bezos-2015
 * @example check(orgOf("ceo > vp; vp > a; x(sto): a*", { decisions: [{ id: "d", title: "Launch", areaId: "x",
 *   door: "two-way", deciderId: "ceo", decidedOn: "2026-05-01" }] }))
 *   // "Launch of x went 2 levels up: ceo decided it, not a."
 */
export const decidedLocally = defineCheck({
  id: "decided-locally",
  group: 6,
  tier: "default",
  title: "What can be undone is decided in the area",
  applies: "two-way doors decided in areas with mode sto and one owner",
  modes: ["sto"],
  thresholds: {},
  needs: ["lines", "owners", "decisions"],
  each: "org",
  check: (ctx) =>
    ctx.org.records.decisions.flatMap((decision): Fault[] => {
      const { areaId, deciderId, decidedOn, door } = decision;
      if (door !== "two-way" || areaId === undefined || deciderId === undefined) return [];
      if (decidedOn === undefined || !isDecided(decision, ctx.today)) return [];
      const area = ctx.org.areaIndexById.get(areaId);
      const decider = ctx.org.personIndexById.get(deciderId);
      if (area === undefined || decider === undefined || ctx.threadOwner(area) === NONE) return [];
      return aboveOwner(ctx, { decision, area, decider, decidedOn });
    }),
});

interface Made {
  readonly decision: Decision;
  readonly area: number;
  readonly decider: number;
  readonly decidedOn: Day;
}

function aboveOwner({ org, lines, threadOwner }: CheckContext, made: Made): Fault[] {
  const { decision, area, decider, decidedOn } = made;
  // Whoever owns the area now may take over what was decided before their time.
  if (decider === threadOwner(area)) return [];
  const { activatedOn, charter } = org.areas[area]!;
  if (activatedOn !== undefined && decidedOn < activatedOn) return [];
  const reserved = charter?.reservedDecisions ?? [];
  if (reserved.includes(decision.id) || reserved.includes(decision.title)) return [];
  const owner = ownerOn(org, org.areas[area]!, decidedOn);
  if (owner === NONE || owner === decider || !lines.isUnder(owner, decider)) return [];
  const levels = lines.depth(owner) - lines.depth(decider);
  return [
    {
      area,
      subjects: [decision.id],
      value: levels,
      message: say([
        "decision.deciderId",
        "decision.decidedOn",
        "person.managerId",
        "area.owners",
      ])`${decision.title} of ${areaName(org, area)} went ${counted(levels, "level", "levels")} up: ${named(org, decider)} decided it, not ${named(org, owner)}.`,
      fixes: [
        {
          kind: "update-decision",
          decisionId: decision.id,
          fields: { deciderId: org.people[threadOwner(area)]!.id },
        },
      ],
    },
  ];
}

/** The one owner of the area on that day who is still here; −1 otherwise. */
function ownerOn(org: Org, { owners }: Area, day: Day): number {
  const current = owners.filter((owner) => holdsOn(owner, day));
  const [only] = current;
  return only === undefined || current.length > 1 ? NONE : (org.personIndexById.get(only.personId) ?? NONE);
}
