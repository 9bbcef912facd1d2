import { Bug, type Config, type Day, type Org, type Sentence } from "../org/index.ts";
import type { MipAnswer, MipTask } from "./exact/mip.ts";
import type { Pin } from "./pins/pins.ts";
import { settleOtherwise } from "./explain/otherwise.ts";
import type { Plan } from "./plan/plan.ts";
import type { Dual } from "./solver/bound.ts";
import type { SolveEvent } from "./solver/solve.ts";
import { noted, openLogbook, type Effort } from "./effort.ts";
import { pricePins } from "./pins/pricePins.ts";
import { solveFairly } from "./solveFairly.ts";
import { growTrees } from "./lines/trees.ts";
import { refusalOf } from "./question/refusal.ts";
import { verifySteps } from "./verify/verify.ts";
import { scheduleWaves } from "./waves/schedule.ts";
import { writeSteps } from "./plan/writePlan.ts";

export interface PlanOptions {
  /** Day of the org; a plan is made for the day its org was indexed on. */
  readonly today: Day;
  readonly seed: number;
  /** Moves the solver may look at; see `WORK_DEFAULT`. */
  readonly work: number;
  readonly config: Config;
  readonly pins?: readonly Pin[];
  /** Simplex iterations of exact mode for so many people; 0 where it does not run. See `exactIterations`. */
  readonly exact?: (people: number) => number;
  readonly onProgress?: (event: SolveEvent) => void;
  /** Asked often; true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
  /** Lets several threads do the pieces of the bound; see `SolveOptions`. */
  readonly helpBound?: (dual: Dual) => Dual;
  /** A clock is asked by `exact` or `shouldStop`. */
  readonly isTimed?: boolean;
  /** As far as that plan went, with the same `work`, and no clock is asked. */
  readonly repeat?: Effort;
}

/** Why there is no plan: `lines-unknown`, `areas-unknown`, `pins-conflict` (with the smallest set of pins). */
export interface PlanRefusal {
  readonly code: string;
  readonly message: Sentence;
  readonly conflicting?: readonly Pin[];
  /** For each of them the way out, in the same order. */
  readonly fixes?: readonly Sentence[];
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: PlanRefusal };

/**
 * The single-threaded organisation that disrupts least: who owns each area, where each person goes, who reports to
 * whom, what must be hired, in which waves; with a bound no plan can beat and a reason for every change. The plan is
 * verified before it is returned. An org without areas of one full-time person gives a plan without changes.
 * @returns the plan, or a refusal when lines or areas are not known at all, or pins contradict.
 * @throws Bug if the verifier finds fault with the plan.
 * Source: docs/glossary.md#plan. Cost: `work`, and O(people × units) for waves.
 * @example planSto(org, { today: org.today, seed: 1, work: WORK_DEFAULT, config: DEFAULT_CONFIG })
 */
export function planSto(org: Org, options: Omit<PlanOptions, "exact">): Planned {
  const steps = planSteps(org, { ...options, exact: () => 0 });
  const { done, value } = steps.next();
  if (done !== true)
    throw new Bug("A plan without exact mode asked for the exact solver.", "Maybe a default changed.");
  return value;
}

/**
 * The same with exact mode: each model to be solved elsewhere goes out, and its answer comes back in by `next`.
 * Source: docs/planner.md#exact-mode.
 * @example planSteps(org, { …, exact: (people) => exactIterations("prove", people) })
 */
export function* planSteps(org: Org, options: PlanOptions): Generator<MipTask, Planned, MipAnswer> {
  const steps = planWithPauses(org, options);
  let next = steps.next();
  while (next.done !== true) next = next.value === null ? steps.next() : steps.next(yield next.value);
  return next.value;
}

/**
 * The same with pauses in between, as null, so that a thread can hear that it should stop; `shouldStop` then ends the
 * search with the best plan so far.
 * @example planWithPauses(org, { …, shouldStop: () => isEnough }).next().value // null
 */
export function* planWithPauses(
  org: Org,
  options: PlanOptions,
): Generator<MipTask | null, Planned, MipAnswer> {
  if (options.today !== org.today)
    throw new Bug(
      `A plan for ${options.today} was asked of an org of ${org.today}.`,
      "Maybe the org should be indexed again for that day.",
    );
  const refused = refusalOf(org);
  if (refused !== null) return { ok: false, refusal: refused };
  const logbook = openLogbook(options);
  const { exact, shouldStop } = logbook;
  const solved = yield* noted(solveFairly(org, { ...options, exact, shouldStop, logbook }), logbook);
  if (!solved.ok) return { ok: false, refusal: { code: "pins-conflict", ...solved.conflict } };
  const { question, solution } = solved;
  const lines = growTrees(question, solution.placement);
  yield null;
  const schedule = scheduleWaves(question, solution.placement, lines);
  yield null;
  const otherwise = settleOtherwise(question, solution.placement, lines);
  yield null;
  const iterations = exact(question.instance.people);
  const pinPrices = yield* noted(pricePins(question, solution, options.config, iterations), logbook);
  const effort = logbook.effort();
  const written = yield* writeSteps({
    question,
    solution,
    lines,
    schedule,
    otherwise,
    ...(pinPrices.length === 0 ? {} : { pinPrices }),
    ...(effort === null ? {} : { effort }),
  });
  if (!written.ok)
    throw new Bug(
      `Change ${written.refusal.change} (${written.refusal.kind}) of the plan was refused.`,
      "Maybe the lines of two waves form a loop in between.",
    );
  const { plan } = written;
  const judged = yield* verifySteps(org, plan);
  if (!judged.ok)
    throw new Bug(
      `The plan of ${org.people.length} people is not sound: ${judged.faults.slice(0, 5).join(" ")}`,
      "Maybe trees, waves and verifier disagree; keep the org and the seed and report it.",
    );
  return { ok: true, plan };
}
