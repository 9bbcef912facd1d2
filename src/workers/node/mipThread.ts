import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { MipMessage, MipOrder } from "../runHighs.ts";

/**
 * When V8 optimises a function of the solver: later than it would by itself, which spends two thirds of a solve of 500
 * people on functions that are soon done with. A solve of 80 s took about as long either way.
 */
setFlagsFromString("--wasm-tiering-budget=500000000");
const { runHighs } = await import("../runHighs.ts");

/** Solves the one model it was started with and says the answer. Whoever started the thread may end it any time. */
const say = (message: MipMessage): void => parentPort?.postMessage(message);

say({ kind: "answer", answer: await runHighs(workerData as MipOrder, say) });
