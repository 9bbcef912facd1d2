import type { MipAnswer } from "../planner/index.ts";
import { NOTHING_SEEN, type MipMessage } from "./runHighs.ts";

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

/** What is heard of the thread that solves. */
export interface MipThread {
  readonly told: (message: MipMessage) => void;
  /** It died: of its memory, where the words say so. */
  readonly died: (message: string, isMemory?: boolean) => void;
}

/** A model of 200,000 columns took 1,200 MB. */
export const MEMORY_MB = 1500;
/** How often the time left is asked for. */
const LOOK_MS = 50;

/**
 * Waits for a thread that solves a model, within its limits.
 * @param open starts the thread and returns what ends it.
 * @returns the solver's answer; where the thread had to be ended, the best solution and bound it told of until then.
 * Never rejects: a thread that dies is an answer that `failed`, with a note.
 */
export function awaitMip(
  open: (thread: MipThread) => () => Promise<unknown>,
  { secondsLeft, stop, onProgress }: MipLimits,
): Promise<MipAnswer> {
  return new Promise((answerWith) => {
    let seen = NOTHING_SEEN;
    let isOver = false;
    const end = (answer: MipAnswer): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(timer);
      // Answered once the thread is gone, so that its memory is free before the next one starts.
      void close().finally(() => answerWith(answer));
    };
    const timer = setInterval(() => {
      if (secondsLeft !== undefined && secondsLeft() <= 0) end({ ended: "time", ...seen });
    }, LOOK_MS);
    const close = open({
      told: (message) => {
        if (message.kind === "answer") return end(message.answer);
        seen = message.seen;
        onProgress?.({ bound: seen.bound, iterations: seen.iterations });
      },
      died: (message, isMemory = isOutOfMemory(message)) =>
        isMemory
          ? end({ ended: "memory", ...seen })
          : end({ ended: "failed", ...seen, note: `The exact solver's thread failed: ${message}` }),
    });
    const stopped = (): void => end({ ended: "stopped", ...seen });
    stop?.then(stopped, stopped);
  });
}

/** The solver's own memory could not grow. */
function isOutOfMemory(message: string): boolean {
  return /out of memory|cannot enlarge memory|bad_alloc|OOM/i.test(message);
}
