import type { Org } from "../../org/index.ts";
import type { PlanSet } from "../alternatives/planSet.ts";
import { pricerOf } from "../alternatives/reprice.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { COST_TERMS, type CostByTerm } from "../instance.ts";
import { choosePair, type Pair } from "./choosePair.ts";
import { fitFactors, type Answer } from "./fitFactors.ts";
import { amountsOf, costsAt, OWN_PRICES, WEIGHT_GROUPS, type Factors, type WeightGroup } from "./groups.ts";
import { tellPair, type Differs } from "./tellPair.ts";

/** Questions asked at most. */
export const QUESTIONS_MAX = 5;

/** Two real plans of the company, and in what they differ. */
export interface WeightQuestion {
  /** Numbers of the plans in the set, from 1. */
  readonly a: number;
  readonly b: number;
  readonly differs: readonly Differs[];
}

/** The questions answered so far, what they make of the prices, and the question that comes next. */
export interface Weighed {
  readonly answered: readonly (WeightQuestion & {
    readonly chosen: Answer["chosen"];
    readonly isKept: boolean;
  })[];
  /** Null where enough were asked, or no pair is left that says anything. */
  readonly next: WeightQuestion | null;
  readonly factors: Readonly<Record<WeightGroup, number>>;
  /** Entries of the cost table that change, whole points. */
  readonly costs: Readonly<Record<string, number>>;
  /** Numbers of the answers of which no prices keep all, from 1; empty where they agree. */
  readonly contradictory: readonly number[];
}

/**
 * Prices from answers: which of two plans of the company somebody would rather have, five times. Each question is the
 * pair nearest to a tie at the prices of the answers before; the prices are those nearest to the company's own at
 * which each chosen plan is the cheaper one. They are checked by pricing the plans again.
 * @param set plans under different weights, priced with the table of its base.
 * @param chosen answers to the questions in the order they are asked; more than there are questions are left aside.
 * @returns what the answers so far say. Cost: a linear program of some twenty rows an answer, sent out as tasks.
 * Source: docs/planner.md#weights.
 * @example weighSteps(org, set, ["A", "B"])
 */
export function* weighSteps(
  org: Org,
  { plans, base }: PlanSet,
  chosen: readonly Answer["chosen"][],
): Generator<MipTask, Weighed, MipAnswer> {
  const table = plans[base]!;
  const amounts = plans.map(pricerOf(org, table)).map(amountsOf);
  const answers: Answer[] = [];
  let factors: Factors = OWN_PRICES;
  let contradictory: readonly number[] = [];
  const asked = (): readonly Pair[] => answers.map(({ pair }) => pair);
  for (const answer of chosen.slice(0, QUESTIONS_MAX)) {
    const pair = choosePair(amounts, factors, asked());
    if (pair === null) break;
    answers.push({ pair, chosen: answer });
    ({ factors, contradictory } = yield* fitFactors(amounts, answers));
  }
  const next = answers.length < QUESTIONS_MAX ? choosePair(amounts, factors, asked()) : null;
  const costTable = costsAt(table.costTable, factors);
  const again = plans.map(pricerOf(org, { ...table, costTable })).map(total);
  const told = ({ a, b }: Pair): WeightQuestion => ({
    a: a + 1,
    b: b + 1,
    differs: tellPair(plans[a]!, plans[b]!),
  });
  return {
    answered: answers.map((one) => ({
      ...told(one.pair),
      chosen: one.chosen,
      isKept: isKept(one, again),
    })),
    next: next === null ? null : told(next),
    factors: Object.fromEntries(WEIGHT_GROUPS.map(({ id }, g) => [id, factors[g]!])) as Record<
      WeightGroup,
      number
    >,
    costs: Object.fromEntries(
      Object.entries(costTable).filter(([entry, points]) => points !== table.costTable[entry]),
    ),
    contradictory: contradictory.map((k) => k + 1),
  };
}

const total = (terms: CostByTerm): number => COST_TERMS.reduce((sum, term) => sum + (terms[term] ?? 0), 0);

/** Whether the chosen plan is the cheaper one at the new prices, evaluated. */
function isKept({ pair, chosen }: Answer, costs: readonly number[]): boolean {
  const more = costs[pair.b]! - costs[pair.a]!;
  return chosen === "?" || (chosen === "A" ? more > 0 : more < 0);
}
