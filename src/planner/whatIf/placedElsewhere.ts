import type { AreaId, PersonId } from "../../org/index.ts";
import type { Plan, PlanPlacement } from "../plan/plan.ts";

/** Somebody whom two plans have in other seats; null where a plan leaves them outside. */
export interface PlacedElsewhere {
  readonly personId: PersonId;
  readonly fromUnitId: AreaId | null;
  readonly toUnitId: AreaId | null;
  readonly ownedBefore: boolean;
  readonly owns: boolean;
}

/**
 * Everybody whom the second plan has in another area or seat of an owner than the first, in the order of the second,
 * then who is in the first alone. O(people).
 * @example placedElsewhere(plan, planAgain) // [{ personId: "ana", fromUnitId: "pay", toUnitId: "search", … }]
 */
export function placedElsewhere(before: Plan, after: Plan): readonly PlacedElsewhere[] {
  const seats = new Map(before.placements.map((one) => [one.personId as string, one]));
  const still = new Set(after.placements.map((one) => one.personId as string));
  const gone = before.placements.filter((one) => !still.has(one.personId));
  return [
    ...after.placements.map((to) => seatChange(to.personId, seats.get(to.personId), to)),
    ...gone.map((from) => seatChange(from.personId, from, undefined)),
  ].filter((one) => one.fromUnitId !== one.toUnitId || one.ownedBefore !== one.owns);
}

function seatChange(
  personId: PersonId,
  from: PlanPlacement | undefined,
  to: PlanPlacement | undefined,
): PlacedElsewhere {
  return {
    personId,
    fromUnitId: from?.unitId ?? null,
    toUnitId: to?.unitId ?? null,
    ownedBefore: from?.slot === "owner",
    owns: to?.slot === "owner",
  };
}
