import type { MipAnswer, MipTask, SolveMip } from "../planner/index.ts";

/** Runs a planner's steps to their end, each task solved off this thread. */
export async function answerTasks<Result>(
  steps: Generator<MipTask, Result, MipAnswer>,
  solveMip: SolveMip,
): Promise<Result> {
  let next = steps.next();
  while (next.done !== true) next = steps.next(await solveMip(next.value));
  return next.value;
}
