import { readSet, sweepSteps, verifySet, type PlanSet } from "../planner/index.ts";
import { compareSet } from "../report/index.ts";
import type { Config, Org } from "../org/index.ts";
import { answerTasks } from "./answerTasks.ts";
import {
  compared,
  plannerOptions,
  type DraftedPlan,
  type PlanDrafted,
  type ProvePlanOptions,
} from "./draftPlan.ts";

export interface AlternativesOptions extends Omit<ProvePlanOptions, "repeat"> {
  /** At most so many plans. */
  readonly most: number;
  readonly onPlan?: (number: number, of: number) => void;
}

/** The plan with its alternatives under other weights; `drafted` is the plan at the company's own costs. */
export async function draftAlternatives(
  org: Org,
  config: Config,
  options: AlternativesOptions,
): Promise<PlanDrafted> {
  const { most, onPlan, ...one } = options;
  const telling = onPlan === undefined ? {} : { onPlan };
  const steps = sweepSteps(org, { ...plannerOptions(org, config, one), ...telling, most });
  const swept = await answerTasks(steps, options.solveMip, options.breathe);
  if (!swept.ok) return swept;
  return { ok: true, drafted: withSet(org, swept.set, swept.tried) };
}

/**
 * Takes up a file of one plan or of several, each verified from scratch against the org.
 * @returns the faults where one is not of this org or not sound.
 */
export function resumePlans(
  org: Org,
  set: PlanSet,
):
  | { readonly ok: true; readonly drafted: DraftedPlan }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const verdict = verifySet(org, set);
  return verdict.ok ? { ok: true, drafted: withSet(org, set) } : verdict;
}

/** A set of one is a plan alone. */
function withSet(org: Org, set: PlanSet, tried?: number): DraftedPlan {
  const base = set.plans[set.base];
  if (base === undefined) throw new RangeError(`A set of ${set.plans.length} plans has no plan ${set.base}.`);
  const drafted = compared(org, base);
  if (set.plans.length === 1 && tried === undefined) return drafted;
  const read = readSet(org, set);
  const comparison = compareSet(drafted.alternatives, read);
  return { ...drafted, set: { set, read, comparison, ...(tried === undefined ? {} : { tried }) } };
}
