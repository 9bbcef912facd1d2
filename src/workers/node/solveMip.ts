import { Worker } from "node:worker_threads";
import type { MipAnswer, MipTask } from "../../planner/index.ts";
import type { MipMessage, MipOrder } from "./runHighs.ts";

/** Caps of one solve. */
export interface MipLimits {
  /** Seconds that are left, by whatever clock the caller goes; without, only work and memory are capped. */
  readonly secondsLeft?: () => number;
  /** Memory of the solver in MiB. */
  readonly memoryMb?: number;
  /** Ends the solve with the best solution so far when it settles. */
  readonly stop?: Promise<unknown>;
  readonly onProgress?: (progress: { readonly bound: number; readonly iterations: number }) => void;
}

/** A model of 200,000 columns took 1,200 MB. */
const MEMORY_MB = 1500;
/** Heap of the thread beside the solver's own memory: the model's arrays and their copies. */
const HEAP_MB = 512;
/** How often the time left is asked for. */
const LOOK_MS = 50;

/** The thread runs compiled code; tests, which run the sources, take it from there. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/workers/node/mipThread.js" : "./mipThread.js",
  import.meta.url,
);

/**
 * Solves a model in a thread of its own, one solver a thread; the caller's thread stays free.
 * @returns the solver's answer; where the thread had to be ended, the best solution and bound it told of until then.
 * Never rejects: a thread that dies is an answer that `failed`, with a note.
 */
export function solveMip(task: MipTask, limits: MipLimits = {}): Promise<MipAnswer> {
  const { secondsLeft, memoryMb = MEMORY_MB, stop, onProgress } = limits;
  const order: MipOrder = { model: task.model, iterations: task.iterations, memoryMb };
  return new Promise((answerWith) => {
    const worker = new Worker(THREAD, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      // The program's own flags are not the thread's.
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const seen = { values: null as Float64Array | null, bound: -Infinity, iterations: 0 };
    const timer = setInterval(() => {
      if (secondsLeft !== undefined && secondsLeft() <= 0) end({ ended: "time", ...seen });
    }, LOOK_MS);
    let isOver = false;
    const end = (answer: MipAnswer): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(timer);
      // Answered once the thread is gone, so that its memory is free before the next one starts.
      void worker.terminate().finally(() => answerWith(answer));
    };
    const failed = (note: string): void => end({ ended: "failed", ...seen, note });
    worker.on("message", (message: MipMessage) => {
      if (message.kind === "answer") return end(message.answer);
      if (message.kind === "better") seen.values = message.values;
      else {
        seen.bound = Math.max(seen.bound, message.bound);
        seen.iterations = message.iterations;
        onProgress?.({ bound: message.bound, iterations: message.iterations });
      }
    });
    worker.on("error", (error: Error) =>
      isOutOfMemory(error)
        ? end({ ended: "memory", ...seen })
        : failed(`The exact solver's thread failed: ${error.message}`),
    );
    worker.on("exit", (code) => failed(`The exact solver's thread ended with code ${code} and no answer.`));
    const stopped = (): void => end({ ended: "stopped", ...seen });
    stop?.then(stopped, stopped);
  });
}

/** The thread's heap was full, or the solver's own memory could not grow. */
function isOutOfMemory(error: Error): boolean {
  const code = "code" in error ? error.code : undefined;
  return (
    code === "ERR_WORKER_OUT_OF_MEMORY" ||
    /out of memory|cannot enlarge memory|bad_alloc|OOM/i.test(error.message)
  );
}
