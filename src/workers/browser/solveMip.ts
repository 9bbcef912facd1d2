import type { MipAnswer, MipTask } from "../../planner/index.ts";
import { awaitMip, MEMORY_MB, type MipLimits } from "../awaitMip.ts";
import type { MipMessage, MipOrder } from "../runHighs.ts";
import type { MipFailure } from "./mipWorker.ts";

/**
 * Solves a model in a worker of its own, which loads the solver; nothing of it is loaded before. The caller stays free.
 * See `awaitMip`.
 */
export function solveMip(task: MipTask, limits: MipLimits = {}): Promise<MipAnswer> {
  const { memoryMb = MEMORY_MB } = limits;
  const order: MipOrder = {
    model: task.model,
    iterations: task.iterations,
    memoryMb,
    ...(task.cut && { cut: task.cut }),
  };
  return awaitMip(({ told, died }) => {
    const worker = new Worker(new URL("./mipWorker.ts", import.meta.url), { type: "module", name: "solver" });
    worker.addEventListener("message", ({ data }: MessageEvent<MipMessage | MipFailure>) =>
      data.kind === "failure" ? died(data.message) : told(data),
    );
    // A browser that cannot load it, or took its memory away.
    worker.addEventListener("error", ({ message }) => died(message ?? "it could not be loaded."));
    worker.postMessage(order);
    return async () => worker.terminate();
  }, limits);
}
