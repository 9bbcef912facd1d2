import type { Placement } from "../instance.ts";
import type { Plan, PlanUnit, WorkToDo } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import type { TargetLines } from "../lines/trees.ts";
import type { Schedule } from "../waves/schedule.ts";

/** What the sentences are made of. */
export interface Told {
  readonly question: Question;
  readonly units: readonly PlanUnit[];
  readonly todo: WorkToDo;
  readonly counts: Plan["counts"];
  readonly lines: TargetLines;
  readonly placement: Placement;
  readonly schedule: Schedule;
}
