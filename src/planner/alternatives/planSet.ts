import type { Org, Sentence } from "../../org/index.ts";
import { describeAlternative } from "./describeAlternative.ts";
import { figuresOf, type Figures } from "./figures.ts";
import type { CostByTerm } from "../instance.ts";
import { kneeOf, mostAutonomyOf } from "./pareto.ts";
import type { Pin } from "../pins/pins.ts";
import type { Plan } from "../plan/plan.ts";
import { pricerOf } from "./reprice.ts";

/** Version of a set of plans as a file. */
export const PLANS_FORMAT = "onethread-plans/1";

/** Plans of one org and pins under different weights, by the points people bear. Source: docs/planner.md#alternatives. */
export interface PlanSet {
  readonly format: typeof PLANS_FORMAT;
  /** Index of the plan made with the company's own cost table, with which all are priced. */
  readonly base: number;
  readonly plans: readonly Plan[];
}

/** Why an alternative has a name: `base` is the plan at the company's own costs. */
export type Mark = "least-disruption" | "most-autonomy" | "knee" | "base";

/** One plan of a set beside the others. */
export interface Alternative {
  readonly plan: Plan;
  /** From 1, by the points people bear. */
  readonly number: number;
  readonly marks: readonly Mark[];
  /** How its weights differ from the base's: 0.25 is a quarter. */
  readonly weights: Weights;
  /** Points by term at the prices of the base. */
  readonly terms: CostByTerm;
  readonly figures: Figures;
  /** What sets it apart from the base, gains and costs alike. */
  readonly sentence: Sentence;
}

/** Factors on entries of the cost table, heads missing or too many and another manager; and a cap on movers. */
export interface Weights {
  readonly heads: number;
  readonly lines: number;
  /** At most so many move to a new area; null where only the company's own pins cap them. */
  readonly movers: number | null;
}

/** The cost entries each factor multiplies. */
export const WEIGHTED = {
  heads: ["short", "uncovered", "over", "managerShort", "managerOver"],
  lines: ["managerChange"],
} as const satisfies Partial<Record<keyof Weights, readonly string[]>>;

/** Id of the pin by which an alternative caps movers; no company's pin. */
const CAP_ID = "alternative-movers";

/** The pin of an alternative with a cap on movers. */
export function capOf(moves: number): Pin {
  return {
    id: CAP_ID,
    kind: "max-moves",
    moves,
    author: "onethread",
    reason: "an alternative with fewer movers",
  };
}

/** The pins a plan shares with the others of its set. */
export function sharedPins({ pins }: Plan): readonly Pin[] {
  return pins.filter((pin) => pin.id !== CAP_ID);
}

/**
 * The plans of a set next to each other: priced with the one table of the base, with the figures they are judged by,
 * the knee, and what sets each apart. O(plans × people).
 * @throws Bug if a plan belongs to another org.
 * @example readSet(org, set)[0].marks // ["least-disruption", …]
 */
export function readSet(org: Org, { plans, base }: PlanSet): Alternative[] {
  const table = plans[base] as Plan;
  const price = pricerOf(org, table);
  const terms = plans.map(price);
  const figures = plans.map((plan, k) => figuresOf(org, plan, terms[k]!));
  const knee = kneeOf(figures);
  const autonomous = mostAutonomyOf(figures);
  return plans.map((plan, k): Alternative => {
    const weights = weightsOf(plan, table);
    return {
      plan,
      number: k + 1,
      marks: [
        ...(k === base ? (["base"] as const) : []),
        ...(k === 0 ? (["least-disruption"] as const) : []),
        ...(k === knee ? (["knee"] as const) : []),
        ...(k === autonomous ? (["most-autonomy"] as const) : []),
      ],
      weights,
      terms: terms[k]!,
      figures: figures[k]!,
      sentence: describeAlternative(plan, table, figures[k]!, figures[base]!),
    };
  });
}

/** How a plan's cost table differs from the base's, told by the first entry of each kind that costs anything. */
export function weightsOf(plan: Plan, table: Plan): Weights {
  const factor = (entries: readonly string[]): number => {
    const entry = entries.find((one) => (table.costTable[one] ?? 0) > 0);
    if (entry === undefined) return 1;
    return Math.round((100 * plan.costTable[entry]!) / table.costTable[entry]!) / 100;
  };
  const cap = plan.pins.find((pin) => pin.id === CAP_ID);
  return {
    heads: factor(WEIGHTED.heads),
    lines: factor(WEIGHTED.lines),
    movers: cap?.kind === "max-moves" ? cap.moves : null,
  };
}
