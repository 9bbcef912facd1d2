import type { AreaId, PersonId } from "../../org/index.ts";
import { NEAR_TIE_POINTS } from "./explain.ts";
import type { Plan } from "../plan/plan.ts";

/** Decisions of a plan for which it names another one at most NEAR_TIE_POINTS dearer. */
export interface NearTies {
  /** People who could as well stay where they are, or follow today's manager. */
  readonly people: readonly PersonId[];
  /** Areas that somebody else could as well own. */
  readonly areas: readonly AreaId[];
}

/**
 * What a plan decides one way and could as well decide the other, by what it says of itself: reasons and candidates
 * with everybody around placed anew. Others may be near-ties too, with alternatives no reason is held against.
 * Source: docs/planner.md#reasons.
 * @example nearTiesOf(plan) // { people: ["noor"], areas: ["growth", …] }
 */
export function nearTiesOf({ reasons, units }: Plan): NearTies {
  return {
    people: reasons
      .filter(({ otherwise, difference }) => otherwise !== undefined && -difference <= NEAR_TIE_POINTS)
      .map((reason) => reason.personId),
    areas: units
      .filter(({ candidates }) =>
        candidates.some(({ difference = Infinity }) => difference <= NEAR_TIE_POINTS),
      )
      .map((unit) => unit.areaId),
  };
}
