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

export interface AskOptions {
  readonly exact: ExactMode;
  readonly solveMip: SolveMip;
  /** Who wishes; how wishes are called where they contradict. */
  readonly author?: string;
}

/** What a verified plan would be with some wishes fixed, priced as far as the exact solver may go. */
export function askPlan(
  org: Org,
  plan: Plan,
  wishes: readonly PinWish[],
  { exact, solveMip, author }: AskOptions,
): Promise<WhatIfAnswer> {
  const iterations = exactIterations(exact, plan.placements.length);
  return answerTasks(whatIfSteps(openPlan(org, plan), wishes, iterations, author), solveMip);
}
