import { Worker } from "node:worker_threads";
import type { MipAnswer, MipTask } from "../../planner/index.ts";
import { awaitMip, MEMORY_MB, type MipLimits } from "../awaitMip.ts";
import type { MipMessage, MipOrder } from "../runHighs.ts";

/** Heap of the thread beside the solver's own memory: the model's arrays and their copies. */
const HEAP_MB = 512;

/** The thread runs compiled code; tests, which run the sources, take it from there. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/workers/node/mipThread.js" : "./mipThread.js",
  import.meta.url,
);

/** Solves a model in a thread of its own, one solver a thread; the caller's thread stays free. See `awaitMip`. */
export function solveMip(task: MipTask, limits: MipLimits = {}): Promise<MipAnswer> {
  const { memoryMb = MEMORY_MB } = limits;
  const order: MipOrder = {
    model: task.model,
    iterations: task.iterations,
    memoryMb,
    ...(task.cut && { cut: task.cut }),
  };
  return awaitMip(({ told, died }) => {
    const worker = new Worker(THREAD, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      // The program's own flags are not the thread's.
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    worker.on("message", (message: MipMessage) => told(message));
    worker.on("error", (error: Error) => {
      const isHeap = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      died(error.message, isHeap || undefined);
    });
    worker.on("exit", (code) => died(`it ended with code ${code} and no answer.`));
    return () => worker.terminate();
  }, limits);
}
