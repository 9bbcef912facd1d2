import type { Config, Org } from "../../org/index.ts";
import { planCostsOf } from "../question/costs.ts";
import { COST_TERMS, type CostByTerm } from "../instance.ts";
import { figuresOf } from "./figures.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { frontOf, kneeOf, mostAutonomyOf, thinned, type Found } from "./pareto.ts";
import type { Plan } from "../plan/plan.ts";
import { capOf, PLANS_FORMAT, WEIGHTED, weightsOf, type PlanSet, type Weights } from "./planSet.ts";
import { pricerOf } from "./reprice.ts";
import { planWithPauses, type PlanOptions, type PlanRefusal } from "../run.ts";
import { withStandsIn } from "./standsIn.ts";

/** Factors on the prices of heads; the company's own table, 1, is the base. Our proposal. */
const HEAD_WEIGHTS = [0.1, 0.25, 0.5, 2, 4] as const;
/** At the knee: factors on another manager, and parts of the movers there that may move still. Our proposal. */
const LINE_WEIGHTS = [2, 4] as const;
const MOVER_PARTS = [0.5, 0.25, 0] as const;
/** Each further plan searches so much less than the first. */
const WORK_PART = 4;
/** More plans are no help to who must choose. */
export const ALTERNATIVES_MAX = 7;

export interface SweepOptions extends PlanOptions {
  /** At most so many plans, 2 to `ALTERNATIVES_MAX`. */
  readonly most: number;
  /** Told before each plan is made. */
  readonly onPlan?: (number: number, of: number) => void;
}

export type Swept =
  | { readonly ok: true; readonly set: PlanSet; readonly tried: number }
  | { readonly ok: false; readonly refusal: PlanRefusal };

/**
 * The plan and its alternatives under other weights: heads cheaper and dearer, then at the knee other managers dearer
 * and fewer movers. Each is made and verified as a plan of its own, with its own bound; what is dominated or noise is
 * left out, and of the rest at most `most` are kept. Pauses as `planWithPauses`; ends early, with what there is, where
 * the caller says stop.
 * @returns the set by the points people bear, and how many plans were looked at; or why there is no plan.
 * Source: docs/planner.md#alternatives. Cost: some eleven plans, the further ones with a quarter of the work.
 * @example sweepSteps(org, { …, most: 5 })
 */
export function* sweepSteps(org: Org, options: SweepOptions): Generator<MipTask | null, Swept, MipAnswer> {
  const { onPlan, most } = options;
  const of = 1 + HEAD_WEIGHTS.length + LINE_WEIGHTS.length + MOVER_PARTS.length;
  onPlan?.(1, of);
  const first = yield* planWithPauses(org, options);
  if (!first.ok) return first;
  const plans = [first.plan];
  if (first.plan.units.length > 0) {
    const isOver = (): boolean => options.shouldStop?.() === true;
    const add = function* (weights: readonly Weights[]): Generator<MipTask | null, void, MipAnswer> {
      for (const one of weights) {
        if (isOver()) return;
        onPlan?.(plans.length + 1, of);
        const steps = planWithPauses(org, weighted(options, one));
        let next = steps.next();
        // A plan cut short says what the hurry decided, not what the weights do: it is left at once.
        while (next.done !== true && !isOver()) next = steps.next(yield next.value);
        if (next.done !== true || isOver()) return;
        if (next.value.ok) plans.push(next.value.plan);
      }
    };
    yield* add(HEAD_WEIGHTS.map((heads) => ({ heads, lines: 1, movers: null })));
    const { heads, movers } = atKnee(org, plans);
    yield* add(LINE_WEIGHTS.map((lines) => ({ heads, lines, movers: null })));
    // Who works in no planned area goes to a new one in any plan.
    const forced = first.plan.placements.filter((one) => one.homeUnitId === null).length;
    const caps = new Set(MOVER_PARTS.map((part) => forced + Math.floor((movers - forced) * part)));
    yield* add([...caps].filter((cap) => cap < movers).map((cap) => ({ heads, lines: 1, movers: cap })));
  }
  return { ok: true, set: setOf(org, plans, most), tried: plans.length };
}

function weighted(options: SweepOptions, { movers, ...factors }: Weights): PlanOptions {
  return {
    ...options,
    work: Math.ceil(options.work / WORK_PART),
    exact: (people) => Math.ceil((options.exact?.(people) ?? 0) / WORK_PART),
    config: weightedConfig(options.config, factors),
    pins: movers === null ? (options.pins ?? []) : [...(options.pins ?? []), capOf(movers)],
  };
}

function weightedConfig(config: Config, factors: Pick<Weights, "heads" | "lines">): Config {
  const costs: Record<string, number> = { ...planCostsOf(config) };
  for (const kind of ["heads", "lines"] as const)
    for (const entry of WEIGHTED[kind]) costs[entry] = Math.round(costs[entry]! * factors[kind]);
  return { ...config, plan: { ...config.plan, costs } };
}

/** Weight of heads and movers at the knee of what was found so far; those of the base where there is none. */
function atKnee(org: Org, plans: readonly Plan[]): { readonly heads: number; readonly movers: number } {
  const price = pricerOf(org, plans[0]!);
  const knee = plans[Math.max(0, kneeOf(plans.map((plan) => figuresOf(org, plan, price(plan)))))]!;
  return { heads: weightsOf(knee, plans[0]!).heads, movers: knee.counts.moved };
}

/** The front of what was found, thinned, each plan saying in how many of those kept its decisions stand. */
function setOf(org: Org, plans: readonly Plan[], most: number): PlanSet {
  const prices = plans.map((plan) => pricerOf(org, plan));
  const total = (terms: CostByTerm): number => COST_TERMS.reduce((sum, term) => sum + (terms[term] ?? 0), 0);
  const found = plans.map((plan): Found => ({
    figures: figuresOf(org, plan, prices[0]!(plan)),
    // Who moves more than another's cap allows is no answer to its question.
    costs: prices.map((price, k) =>
      plan.counts.moved > (weightsOf(plans[k]!, plans[0]!).movers ?? Infinity)
        ? Infinity
        : total(price(plan)),
    ),
    lowerBound: plan.lowerBound,
    decided: JSON.stringify([
      plan.units.map((unit) => unit.ownerId),
      plan.placements.map((one) => [one.personId, one.unitId, one.managerId]),
    ]),
  }));
  const front = frontOf(found);
  const figures = front.map((k) => found[k]!.figures);
  const must = [front.indexOf(0), 0, kneeOf(figures), mostAutonomyOf(figures)].filter((k) => k >= 0);
  const kept = thinned(figures, [...new Set(must)].slice(0, most), most).map((k) => front[k]!);
  return {
    format: PLANS_FORMAT,
    base: kept.indexOf(0),
    plans: withStandsIn(kept.map((k) => plans[k]!)),
  };
}
