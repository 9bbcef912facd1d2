import { parentPort, workerData } from "node:worker_threads";
import { runHighs, type MipMessage, type MipOrder } from "./runHighs.ts";

/** Solves the one model it was started with and says the answer. Whoever started the thread may end it any time. */
const say = (message: MipMessage): void => parentPort?.postMessage(message);

say({ kind: "answer", answer: await runHighs(workerData as MipOrder, say) });
