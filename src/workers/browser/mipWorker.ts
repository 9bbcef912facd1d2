import { runHighs, type MipMessage, type MipOrder } from "../runHighs.ts";

/** Solves the one model it is sent and says the answer. Whoever started the thread may end it any time. */
const say = (message: MipMessage | MipFailure): void => postMessage(message);

/** The solver threw: an event of the worker would not say what. */
export interface MipFailure {
  readonly kind: "failure";
  readonly message: string;
}

addEventListener("message", ({ data }: MessageEvent<MipOrder>) => {
  runHighs(data, say).then(
    (answer) => say({ kind: "answer", answer }),
    (error: unknown) =>
      say({ kind: "failure", message: error instanceof Error ? error.message : String(error) }),
  );
});
