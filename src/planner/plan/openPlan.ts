import { Bug, type Org } from "../../org/index.ts";
import { PRICE_SCALE } from "../solver/bound.ts";
import {
  differenceOf,
  openLedger,
  shifted,
  type Difference,
  type Ledger,
  type Shift,
} from "../whatIf/difference.ts";
import { evaluate } from "../verify/evaluate.ts";
import { proofSteps } from "../exact/exact.ts";
import { alikeOf, drawnLines, type DrawnLines } from "../explain/explain.ts";
import type { Instance, Placement } from "../instance.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { shiftsOf } from "../explain/otherwise.ts";
import type { Plan } from "./plan.ts";
import type { Question } from "../question/question.ts";
import { readLines } from "../verify/readDecided.ts";
import { placementIn, questionOf } from "../alternatives/reprice.ts";
import { climbFor, type Climbed } from "../whatIf/standing.ts";
import { askWarm, openWarm, type Warm, type Wish } from "../whatIf/whatIf.ts";
import { withWishes } from "../whatIf/wishes.ts";

/** A verified plan opened for questions about single decisions. What is dear is made when first asked for. */
export interface OpenedPlan {
  readonly plan: Plan;
  readonly question: Question;
  readonly placement: Placement;
  /** The same question without what the plan closes: bounds of it hold for plans with other owners too. */
  readonly free: Instance;
  readonly lines: DrawnLines;
  readonly ledger: Ledger;
  readonly alike: ReadonlyMap<number, readonly number[]>;
  readonly climbed: () => Climbed;
  readonly warm: () => Warm;
}

/** What something would cost more than the plan, in points: proved at least when it was asked, found at most. */
export interface Price {
  /** No plan with it costs less than the plan plus this; below zero where the plan itself may not be the best. */
  readonly least: number;
  /** A plan with it that costs so much more was found and evaluated. */
  readonly most: number;
}

/** The plan with something otherwise, and its price. */
export interface Asked {
  readonly shifts: readonly Shift[];
  readonly difference: Difference;
  readonly price: Price;
}

/**
 * Opens a plan that `verifyPlan` accepts for this org, so that single decisions can be explained. O(people).
 * @throws Bug if the plan belongs to another org.
 * Source: docs/planner.md#reasons.
 * @example openPlan(org, plan) // { plan, question, … }
 */
export function openPlan(org: Org, plan: Plan): OpenedPlan {
  const question = questionOf(org, plan);
  const placement = placementIn(question, plan);
  const lines = readLines(question, placement, plan, []);
  if (lines === null) throw new Bug("The lines of a plan cannot be read.", "Maybe it was not verified.");
  const { instance } = question;
  const free = plan.barred.length === 0 ? instance : questionOf(org, { ...plan, barred: [] }).instance;
  let climbed: Climbed | undefined;
  let warm: Warm | undefined;
  // From 0: the bound of a plan is what its file says, and here everything proved is proved anew.
  const climb = (): Climbed => (climbed ??= climbFor(free, plan.cost, 0));
  const inPoints = (): Float64Array => climb().ascent.bestPrice.map((points) => points / PRICE_SCALE);
  return {
    plan,
    question,
    placement,
    free,
    lines: drawnLines(question, placement, lines),
    ledger: openLedger(instance, placement),
    alike: alikeOf(instance, placement),
    climbed: climb,
    warm: () => (warm ??= openWarm(instance, placement, plan.seed, inPoints())),
  };
}

/** The plan with wishes, as the search finds it; null where they cannot hold. */
export function askPlan(opened: OpenedPlan, wishes: readonly Wish[]): readonly Shift[] | null {
  const answer = askWarm(opened.warm(), wishes);
  return answer.ok ? shiftsOf(opened.warm(), answer) : null;
}

/** What is forced: the instance with it, and a bound known so far, in whole points. */
export interface Forced {
  readonly instance: Instance;
  /** The same without what the plan closes. */
  readonly free: Instance;
  readonly least: number;
}

/** Both instances with wishes kept; null where the plan as it stands has no room for them. */
export function forcedBy(
  { question, free }: OpenedPlan,
  wishes: readonly Wish[],
): Omit<Forced, "least"> | null {
  const wished = withWishes(question.instance, wishes);
  if (!wished.ok) return null;
  if (free === question.instance) return { instance: wished.instance, free: wished.instance };
  const freed = withWishes(free, wishes);
  if (!freed.ok) throw new Bug(freed.refusal.message, "Maybe closings open something.");
  return { instance: wished.instance, free: freed.instance };
}

/**
 * The price of something: a plan with it, made cheaper and proved by the exact solver where it may run.
 * @param shifts a plan with it, as the search found it.
 * @param iterations of the exact solver, 0 where it does not run.
 * @throws Bug where what is proved lies above what was found, or the parts do not add up to it.
 */
export function* priceSteps(
  opened: OpenedPlan,
  forced: Forced,
  shifts: readonly Shift[],
  iterations: number,
): Generator<MipTask, Asked, MipAnswer> {
  const { plan, ledger } = opened;
  const first = differenceOf(ledger, shifts);
  if (iterations === 0 || forced.least >= plan.cost + first.points)
    return asked(opened, forced.least, shifts, first);
  const placement = shifted(opened.placement, shifts);
  const judged = evaluate(forced.instance, placement);
  if (!judged.ok)
    throw new Bug(`What a plan was asked for is refused: ${judged.refusals[0]}`, "Maybe a wish is not kept.");
  const { cost, terms } = judged;
  const { work, seed } = plan;
  const found = { placement, cost, terms, lowerBound: forced.least, work, seed };
  const proved = yield* proofSteps(forced.instance, found, iterations);
  const better = changed(opened.placement, proved.placement);
  // What was proved beside the plan's closings holds for plans that keep to them; of all plans it is proved once more.
  const bound =
    forced.free === forced.instance
      ? proved.lowerBound
      : (yield* proofSteps(forced.free, { ...proved, lowerBound: forced.least }, iterations)).lowerBound;
  return asked(opened, bound, better, differenceOf(ledger, better));
}

function asked({ plan }: OpenedPlan, bound: number, shifts: readonly Shift[], difference: Difference): Asked {
  const price = { least: bound - plan.cost, most: difference.points };
  if (price.least > price.most)
    throw new Bug(
      `A price of at most ${price.most} points is said to be at least ${price.least}.`,
      "Maybe the bound with something forced forgets a placement.",
    );
  return { shifts, difference, price };
}

function changed(before: Placement, after: Placement): Shift[] {
  return Array.from(after.unit, (unit, person) => ({
    person,
    unit,
    isOwner: after.isOwner[person] === 1,
  })).filter(
    ({ person, unit, isOwner }) => unit !== before.unit[person] || isOwner !== (before.isOwner[person] === 1),
  );
}
