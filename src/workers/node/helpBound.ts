import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { doPiece, type Dual } from "../../planner/index.ts";
import { doTogether, WORDS, type HelpOrder } from "./pieces.ts";

/** People from which threads pay by default: below, one thread is through before another has started. */
const PEOPLE_MIN = 20_000;
/** More threads than that wait for the part of a step that is one thread's. */
const WORKERS_MAX = 4;

/** Threads beside this one that help with the bound, and their end. */
export interface BoundHelp {
  readonly help: (dual: Dual) => Dual;
  readonly end: () => void;
}

/** The thread runs compiled code; tests, which run the sources, take it from there. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/workers/node/boundThread.js" : "./boundThread.js",
  import.meta.url,
);

/**
 * Help of threads, this one among the `workers`; without a number as many as there are processors, for instances in
 * which they pay. Who does which piece changes no result, so any number of threads gives the same bytes.
 */
export function openBoundHelp(workers?: number): BoundHelp {
  let threads: readonly Worker[] = [];
  const end = (): void => {
    for (const thread of threads) void thread.terminate();
    threads = [];
  };
  const help = (dual: Dual): Dual => {
    end();
    const byDefault =
      dual.places.instance.people < PEOPLE_MIN ? 1 : Math.min(WORKERS_MAX, availableParallelism());
    const others = (workers ?? byDefault) - 1;
    if (others <= 0) return dual;
    const { doPieces: _, ...arrays } = dual;
    const order: HelpOrder = { dual: shared(arrays), control: shared(new Int32Array(WORDS)) };
    threads = Array.from({ length: others }, () => startThread(order));
    return {
      ...order.dual,
      doPieces: (whole, from, to) => {
        if (doTogether(order.control, from, to, (piece) => doPiece(whole, piece))) return;
        throw new Error(
          "A thread that helps with the bound does not answer. Maybe it ran out of memory: --workers 1 needs less.",
        );
      },
    };
  };
  return { help, end };
}

function startThread(order: HelpOrder): Worker {
  const thread = new Worker(THREAD, { workerData: order, execArgv: [], stdout: true, stderr: true });
  // A thread that cannot start takes no piece, and the others do them all.
  thread.on("error", () => undefined);
  // The program ends without it.
  thread.unref();
  return thread;
}

/** A copy whose arrays of numbers all threads see; what is shared already stays. */
function shared<Value>(value: Value, seen = new Map<unknown, unknown>()): Value {
  const copy = (one: unknown): unknown => {
    if (typeof one !== "object" || one === null) return one;
    const known = seen.get(one);
    if (known !== undefined) return known;
    const made = copyOf(one);
    seen.set(one, made);
    return made;
  };
  const copyOf = (one: object): unknown => {
    if (one instanceof Int32Array) return sharedArray(one, Int32Array);
    if (one instanceof Float64Array) return sharedArray(one, Float64Array);
    if (one instanceof Uint8Array) return sharedArray(one, Uint8Array);
    if (Array.isArray(one)) return one.map(copy);
    return Object.fromEntries(Object.entries(one).map(([key, entry]) => [key, copy(entry)]));
  };
  return copy(value) as Value;
}

type Numbers = Int32Array | Float64Array | Uint8Array;

function sharedArray<One extends Numbers>(
  from: One,
  make: { new (buffer: SharedArrayBuffer): One; readonly BYTES_PER_ELEMENT: number },
): One {
  const copy = new make(new SharedArrayBuffer(from.length * make.BYTES_PER_ELEMENT));
  copy.set(from);
  return copy;
}
