import { areaRow } from "../../metrics/index.ts";
import type { Org } from "../../org/index.ts";
import { targetOf } from "./alternatives.ts";
import { BORNE_TERMS, type CostByTerm } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";

/** What an alternative is judged by. Points are of one cost table for all plans of a set. */
export interface Figures {
  /** Points of what people bear: new areas, hours, skills, other managers, owners' fit. */
  readonly points: number;
  /** Points of heads missing or too many, and of seats of owners left empty. */
  readonly headPoints: number;
  /** Missing heads, and seats of owners nobody can take. */
  readonly seatsToFill: number;
  readonly managerChanged: number;
  readonly moved: number;
  readonly waves: number;
  /** Legs of all planned areas together, after all waves. */
  readonly legs: number;
  /** Areas with an owner and with somebody of every discipline wanted there. */
  readonly completeAreas: number;
}

/** The axes on which one plan can be better than another, and which way is better. */
export const AXES = {
  points: "lower",
  seatsToFill: "lower",
  managerChanged: "lower",
  moved: "lower",
  waves: "lower",
  legs: "lower",
  completeAreas: "higher",
} as const satisfies Partial<Record<keyof Figures, "lower" | "higher">>;
export type Axis = keyof typeof AXES;
export const AXIS_IDS = Object.keys(AXES) as readonly Axis[];

/** The figures of a plan with its points by term, all of the table that the set is priced with. O(people). */
export function figuresOf(org: Org, plan: Plan, terms: CostByTerm): Figures {
  const total = Object.values(terms).reduce((sum, points) => sum + points, 0);
  const points = BORNE_TERMS.reduce((sum, term) => sum + (terms[term] ?? 0), 0);
  const target = targetOf(org, plan);
  return {
    points,
    headPoints: total - points,
    seatsToFill: plan.counts.shortHeads + plan.counts.seatsToHire,
    managerChanged: plan.counts.managerChanged,
    moved: plan.counts.moved,
    waves: plan.waves.length,
    legs: plan.units.reduce((sum, { areaId }) => {
      const area = target.areaIndexById.get(areaId);
      return sum + (area === undefined ? 0 : (areaRow(target, area).legs ?? 0));
    }, 0),
    completeAreas: plan.units.filter(
      (unit) =>
        unit.readiness !== "to-hire" && unit.heads.every(({ wanted, placed }) => wanted === 0 || placed > 0),
    ).length,
  };
}

/** How much better the first is on an axis than the second; negative where it is worse. */
export function betterBy(axis: Axis, one: Figures, other: Figures): number {
  return AXES[axis] === "lower" ? other[axis] - one[axis] : one[axis] - other[axis];
}
