import type { Dual } from "../../planner/index.ts";

/** What a thread that helps with the bound is started with; the arrays are shared by all. */
export interface HelpOrder {
  readonly dual: Omit<Dual, "doPieces">;
  readonly control: Int32Array;
}

/**
 * The words all threads go by. Pieces are numbered through all evaluations: `NEXT` is the first that nobody took,
 * `LIMIT` the first that may not be taken yet, `DONE` how many are done, `SHIFT` what to take off for the dual's number.
 */
const NEXT = 0;
const LIMIT = 1;
const DONE = 2;
const SHIFT = 3;
export const WORDS = 4;

/** How long a piece, some milliseconds of work, may take before its thread counts as gone. */
const GONE_MS = 60_000;

/** Gives pieces `from` up to `to` to every thread, does what is left over here, and waits until all are done. */
export function doTogether(
  control: Int32Array,
  from: number,
  to: number,
  doPiece: (piece: number) => void,
): boolean {
  const first = Atomics.load(control, NEXT);
  const end = first + to - from;
  Atomics.store(control, SHIFT, first - from);
  Atomics.store(control, LIMIT, end);
  Atomics.notify(control, LIMIT);
  takePieces(control, doPiece);
  for (let done = Atomics.load(control, DONE); done !== end; done = Atomics.load(control, DONE))
    if (Atomics.wait(control, DONE, done, GONE_MS) === "timed-out") return false;
  return true;
}

/** Does pieces as long as there are any. */
function takePieces(control: Int32Array, doPiece: (piece: number) => void): void {
  for (;;) {
    const piece = Atomics.load(control, NEXT);
    if (piece >= Atomics.load(control, LIMIT)) return;
    if (Atomics.compareExchange(control, NEXT, piece, piece + 1) !== piece) continue;
    // The limit does not move before this piece is done, so neither does the shift.
    doPiece(piece - Atomics.load(control, SHIFT));
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}

/** Waits for pieces and does them, for good; whoever started the thread ends it. */
export function helpForGood(control: Int32Array, doPiece: (piece: number) => void): never {
  for (;;) {
    const limit = Atomics.load(control, LIMIT);
    takePieces(control, doPiece);
    Atomics.wait(control, LIMIT, limit);
  }
}
