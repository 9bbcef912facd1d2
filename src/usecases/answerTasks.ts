import type { MipAnswer, MipTask, SolveMip } from "../planner/index.ts";

/** Lets come what waits for this thread, an interrupt for one. */
export type Breathe = () => Promise<void>;

/** Runs a planner's steps to their end, each task solved off this thread; at its pauses, null, the thread breathes. */
export async function answerTasks<Result>(
  steps: Generator<MipTask | null, Result, MipAnswer>,
  solveMip: SolveMip,
  breathe?: Breathe,
): Promise<Result> {
  let next = steps.next();
  while (next.done !== true) {
    if (next.value !== null) next = steps.next(await solveMip(next.value));
    else {
      await breathe?.();
      next = steps.next();
    }
  }
  return next.value;
}
