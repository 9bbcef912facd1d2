import {
  exactIterations,
  planSto,
  planWithPauses,
  targetOrgs,
  verifyPlan,
  workFor,
  type Alternative,
  type Dual,
  type Effort,
  type ExactMode,
  type Pin,
  type Plan,
  type PlanOptions,
  type PlanRefusal,
  type PlanSet,
  type SolveEvent,
  type SolveMip,
  type TargetOrgs,
} from "../planner/index.ts";
import { compareAlternatives, type Comparison, type SetComparison } from "../report/index.ts";
import type { Config, Org } from "../org/index.ts";
import { answerTasks, type Breathe } from "./answerTasks.ts";

export interface DraftPlanOptions {
  readonly seed?: number;
  /** Moves the solver may look at. */
  readonly work?: number;
  readonly pins?: readonly Pin[];
  readonly onProgress?: (event: SolveEvent) => void;
  readonly shouldStop?: () => boolean;
  readonly helpBound?: (dual: Dual) => Dual;
}

/** A plan with the four organisations it is compared in. */
export interface DraftedPlan {
  readonly plan: Plan;
  readonly alternatives: TargetOrgs;
  readonly comparison: Comparison;
  /** Its bound stands in a file and was not proved again. */
  readonly isFromFile?: true;
  /** The alternatives it was made with, where it was. */
  readonly set?: DraftedSet;
}

/** A set of plans, read against the org and compared. */
export interface DraftedSet {
  readonly set: PlanSet;
  readonly read: readonly Alternative[];
  readonly comparison: SetComparison;
  /** Plans looked at; absent where the set comes from a file. */
  readonly tried?: number;
}

export type PlanDrafted =
  | { readonly ok: true; readonly drafted: DraftedPlan }
  | { readonly ok: false; readonly refusal: PlanRefusal };

/** Plans the single-threaded organisation and compares it with today, owner named only and STL. */
export function draftPlan(org: Org, config: Config, options: DraftPlanOptions = {}): PlanDrafted {
  const { seed = 1, work = workFor(org.people.length), ...rest } = options;
  const planned = planSto(org, { today: org.today, seed, work, config, ...rest });
  return planned.ok ? { ok: true, drafted: compared(org, planned.plan) } : planned;
}

/** What exact mode needs beside the rest of a draft. */
export interface ProvePlanOptions extends DraftPlanOptions {
  readonly exact: ExactMode;
  /** Seconds left until a deadline, asked when exact mode may begin. */
  readonly secondsLeft?: () => number;
  readonly solveMip: SolveMip;
  /** As far as that plan went, with its work and its seed. */
  readonly repeat?: Effort;
  /** Waited for at each pause of the search, so that `shouldStop` can hear of an interrupt. */
  readonly breathe?: Breathe;
}

/** The same with exact mode: what is too slow for this thread goes to `solveMip`, and the plan says what is proved. */
export async function provePlan(org: Org, config: Config, options: ProvePlanOptions): Promise<PlanDrafted> {
  const steps = planWithPauses(org, plannerOptions(org, config, options));
  const planned = await answerTasks(steps, options.solveMip, options.breathe);
  return planned.ok ? { ok: true, drafted: compared(org, planned.plan) } : planned;
}

/** What the planner is told: the defaults of this org, and exact mode as far as the time that is left allows. */
export function plannerOptions(org: Org, config: Config, options: ProvePlanOptions): PlanOptions {
  const {
    seed = 1,
    work = workFor(org.people.length),
    exact,
    secondsLeft,
    solveMip: _,
    breathe: __,
    ...rest
  } = options;
  return {
    today: org.today,
    config,
    seed,
    work,
    exact: (people) => exactIterations(exact, people, secondsLeft?.()),
    isTimed: secondsLeft !== undefined,
    ...rest,
  };
}

/**
 * Takes up a plan made earlier, verified from scratch against the org. The org may be of a later day: the plan holds
 * as long as the org gives the same facts.
 * @returns the faults where the plan is not one of this org or not sound.
 */
export function resumePlan(
  org: Org,
  plan: Plan,
):
  | { readonly ok: true; readonly drafted: DraftedPlan }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const verdict = verifyPlan(org, plan);
  return verdict.ok ? { ok: true, drafted: compared(org, plan) } : verdict;
}

/** The plan beside today, owner named only and STL. */
export function compared(org: Org, plan: Plan): DraftedPlan {
  const alternatives = targetOrgs(org, plan);
  return { plan, alternatives, comparison: compareAlternatives(plan, alternatives) };
}
