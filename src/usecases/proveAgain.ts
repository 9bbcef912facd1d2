import type { Org } from "../org/index.ts";
import {
  proveAgain,
  type Plan,
  type ProveAgainOptions,
  type ProvedAgain,
  type SolveMip,
} from "../planner/index.ts";
import { answerTasks, type Breathe } from "./answerTasks.ts";

/** Proves the bound of a verified plan again, from scratch. */
export function provePlanAgain(
  org: Org,
  plan: Plan,
  {
    solveMip,
    breathe,
    ...options
  }: ProveAgainOptions & {
    readonly solveMip: SolveMip;
    readonly breathe?: Breathe;
  },
): Promise<ProvedAgain> {
  return answerTasks(proveAgain(org, plan, options), solveMip, breathe);
}
