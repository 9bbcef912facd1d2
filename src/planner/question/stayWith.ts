import { NONE, type Org, type StayWith } from "../../org/index.ts";
import type { Instance } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanCosts } from "./costs.ts";
import type { Members } from "./units.ts";

/**
 * What a new plan needs of a published one to stay with it: `config.plan.stayWith`. O(people).
 * Source: docs/planner.md#stay-with.
 * @example stayWithOf(plan).madeOn // …
 */
export function stayWithOf({ today, placements }: Plan): StayWith {
  return {
    madeOn: today,
    seats: placements.map(({ personId, unitId }) => ({ personId, areaId: unitId })),
  };
}

/** How much of a published plan a new one can stay with. */
export interface Stay {
  readonly columns: Pick<Instance, "stayWithPlan">;
  /** People in both plans, whose area is planned still; and the others of this one. */
  readonly held: number;
  readonly free: number;
}

/**
 * The area that a published plan has each person in. Who is new since, and whose area is planned no more, is free.
 * O(people).
 */
export function stayOf(
  org: Org,
  members: Members,
  stay: StayWith | undefined,
  { stayWithPlan: points }: PlanCosts,
): Stay {
  if (stay === undefined || points === undefined) return { columns: {}, held: 0, free: 0 };
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  const unit = new Int32Array(members.people.length).fill(NONE);
  let held = 0;
  for (const { personId, areaId } of stay.seats) {
    const p = org.personIndexById.get(personId);
    const i = p === undefined ? NONE : members.at[p]!;
    const u = unitById.get(areaId);
    if (i === NONE || u === undefined || unit[i] !== NONE) continue;
    unit[i] = u;
    held += 1;
  }
  return { columns: { stayWithPlan: { unit, points } }, held, free: unit.length - held };
}
