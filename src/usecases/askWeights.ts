import type { Org } from "../org/index.ts";
import { weighSteps, type Answer, type PlanSet, type SolveMip, type Weighed } from "../planner/index.ts";
import { answerTasks } from "./answerTasks.ts";

/** What answers about pairs of plans make of the prices, and what is asked next. */
export function askWeights(
  org: Org,
  set: PlanSet,
  chosen: readonly Answer["chosen"][],
  solveMip: SolveMip,
): Promise<Weighed> {
  return answerTasks(weighSteps(org, set, chosen), solveMip);
}
