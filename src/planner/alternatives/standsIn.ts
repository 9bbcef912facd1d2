import type { Plan } from "../plan/plan.ts";

/** In how many of the plans of a set the same decision stands, the plan itself included. */
export interface StandsIn {
  readonly plans: number;
  readonly of: number;
}

/**
 * The plans of a set, each placement and owner with the number of plans in which the same person sits in the same
 * unit, or the same owner is named. What stands in all of them was not decided by the weights.
 * O(placements × plans). Source: docs/planner.md#alternatives.
 */
export function withStandsIn(plans: readonly Plan[]): Plan[] {
  const seats = countIn(plans, (plan) => plan.placements.map((one) => seatOf(one.personId, one.unitId)));
  const owners = countIn(plans, (plan) => plan.units.map((one) => seatOf(one.ownerId, one.areaId)));
  const of = plans.length;
  const told = (counts: ReadonlyMap<string, number>, key: string): StandsIn => ({
    plans: counts.get(key) ?? 0,
    of,
  });
  return plans.map((plan) => ({
    ...plan,
    units: plan.units.map((one) => ({ ...one, standsIn: told(owners, seatOf(one.ownerId, one.areaId)) })),
    placements: plan.placements.map((one) => ({
      ...one,
      standsIn: told(seats, seatOf(one.personId, one.unitId)),
    })),
  }));
}

/**
 * The plan with what another one, that decided the same, says of its standing; and whether that can be true: whole
 * numbers, at least the plan itself, at most all. How the other plans look is not in the file.
 */
export function takeStandsIn(again: Plan, told: Plan, faults: string[]): Plan {
  const units = again.units.map((one, k) => taken(one, told.units[k], one.areaId, faults));
  const placements = again.placements.map((one, k) => taken(one, told.placements[k], one.personId, faults));
  return { ...again, units, placements };
}

function taken<T extends object>(
  again: T,
  told: { readonly standsIn?: StandsIn } | undefined,
  id: string,
  faults: string[],
): T {
  if (told?.standsIn === undefined) return again;
  const { plans, of } = told.standsIn;
  if (plans < 1 || plans > of) faults.push(`${id} is said to stand in ${plans} of ${of} plans.`);
  return { ...again, standsIn: told.standsIn };
}

const seatOf = (one: string, other: string): string => JSON.stringify([one, other]);

function countIn(
  plans: readonly Plan[],
  keysOf: (plan: Plan) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const plan of plans) for (const key of keysOf(plan)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
