import { Bug, say, wording, type Org, type Sentence } from "../org/index.ts";
import { placementIn, questionOf } from "./alternatives/reprice.ts";
import { exactIterations } from "./exact/exact.ts";
import { proveSteps } from "./exact/prove.ts";
import type { MipAnswer, MipTask } from "./exact/mip.ts";
import type { ProofKind } from "./instance.ts";
import type { Plan } from "./plan/plan.ts";
import type { PlanOptions } from "./run.ts";
import { solveFairly } from "./solveFairly.ts";
import { workFor } from "./solver/solve.ts";
import { evaluate } from "./verify/evaluate.ts";
import { configOf } from "./question/configOf.ts";

/** What of a plan's bound and proof could be proved again, from its settings and pins alone. */
export interface ProvedAgain {
  /** No plan costs less; proved here. */
  readonly lowerBound: number;
  /** Points of the cheapest plan found on the way. */
  readonly cost: number;
  /** What the file says and could not be shown again; empty where all of it holds. */
  readonly faults: readonly Sentence[];
}

export type ProveAgainOptions = Pick<PlanOptions, "onProgress" | "shouldStop" | "helpBound">;

/** What a proof says beyond the bound, of plans that keep something as the plan has it. */
const KEPT = {
  "optimal-where-open": "plans with the same areas closed",
  "optimal-within-candidates": "plans made of the likeliest seats",
  "optimal-by-division": "plans in which one division changes",
} as const satisfies Partial<Record<ProofKind, string>>;

/**
 * Proves the bound of a plan again, as if there were no plan: its question is made and solved anew, with at least the
 * work of the plan and the exact solver as far as it comes. What a proof says beyond the bound is proved again from
 * the placement of the plan, with no bound given. Pauses as `planWithPauses`.
 * @param plan one that `verifyPlan` accepts for this org.
 * @returns the bound proved here; faults where the plan's lies above it, or a cheaper plan of that kind was found.
 * Cost: that of making the plan with `--prove`. Source: docs/planner.md#proved-again.
 * @example proveAgain(org, plan, {}).next().value // null
 */
export function* proveAgain(
  org: Org,
  plan: Plan,
  options: ProveAgainOptions,
): Generator<MipTask | null, ProvedAgain, MipAnswer> {
  const solved = yield* solveFairly(org, {
    ...options,
    today: plan.today,
    seed: plan.seed,
    work: Math.max(plan.work, workFor(plan.placements.length)),
    config: configOf(plan),
    pins: plan.pins,
    exact: (people) => exactIterations("prove", people),
  });
  if (!solved.ok)
    throw new Bug(
      `The pins of a verified plan do not hold: ${wording(solved.conflict.message)}`,
      "Maybe it was not verified first.",
    );
  const { cost, lowerBound } = solved.solution;
  const fault = boundFault(plan, lowerBound, cost);
  const beyond = plan.proof?.kind ?? "gap";
  const more = beyond in KEPT ? yield* keptFault(org, plan, beyond as keyof typeof KEPT) : null;
  return { lowerBound, cost, faults: [fault, more].filter((one) => one !== null) };
}

function boundFault(plan: Plan, lowerBound: number, cost: number): Sentence | null {
  if (plan.lowerBound <= lowerBound) return null;
  const said = say(["plan.costs"])`The file says that no plan costs less than ${plan.lowerBound}`;
  return cost < plan.lowerBound
    ? say(["plan.costs"])`${said}: a plan of ${cost} points was found.`
    : say(["plan.costs"])`${said}: proved again was ${lowerBound}.`;
}

/** Whether the plan is the cheapest of those that its proof is about. */
function* keptFault(
  org: Org,
  plan: Plan,
  kind: keyof typeof KEPT,
): Generator<MipTask | null, Sentence | null, MipAnswer> {
  const question = questionOf(org, plan);
  const { instance } = question;
  const placement = placementIn(question, plan);
  const judged = evaluate(instance, placement);
  if (!judged.ok)
    throw new Bug(`A verified plan is refused: ${judged.refusals[0]}`, "Maybe it was not verified first.");
  const { cost, terms } = judged;
  const found = { placement, cost, terms, lowerBound: 0, work: 0, seed: plan.seed };
  const proved = yield* proveSteps(instance, found, exactIterations("prove", instance.people));
  const said = say(["plan.costs"])`The file says that the plan is the cheapest of all ${KEPT[kind]}`;
  if (proved.cost < cost) return say(["plan.costs"])`${said}: one of ${proved.cost} points was found.`;
  const isShown = proved.proof?.kind === "optimal" || proved.proof?.kind === kind;
  return isShown ? null : say(["plan.costs"])`${said}: that could not be proved again.`;
}
