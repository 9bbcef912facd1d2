import type { Org, PinWish } from "../org/index.ts";
import {
  exactIterations,
  openPlan,
  whatIfSteps,
  type ExactMode,
  type Plan,
  type SolveMip,
  type WhatIfAnswer,
} from "../planner/index.ts";
import { answerTasks } from "./answerTasks.ts";

/** What a verified plan would be with some wishes fixed, priced as far as the exact solver may go. */
export function askPlan(
  org: Org,
  plan: Plan,
  wishes: readonly PinWish[],
  { exact, solveMip }: { readonly exact: ExactMode; readonly solveMip: SolveMip },
): Promise<WhatIfAnswer> {
  const iterations = exactIterations(exact, plan.placements.length);
  return answerTasks(whatIfSteps(openPlan(org, plan), wishes, iterations), solveMip);
}
