import { StorageFault, type Append, type Rows } from "../rows.ts";
import { PLAIN, type Answer, type Call, type Paged, type Plain } from "./calls.ts";
import { decodeWire, encodeWire } from "./wire.ts";

export interface HttpRowsOptions {
  /** What the store is to a person. */
  readonly address: string;
  /** Carries a call to `answerRows` and its answer back. */
  readonly send: (call: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}

/** Rows that another process has: every method is one question to it. */
export function openHttpRows({ address, send }: HttpRowsOptions): Rows {
  const ask = async (call: Call): Promise<unknown> => {
    const answer = decodeWire(await send(encodeWire(call))) as Answer;
    if (answer.ok) return answer.value;
    throw answer.refusal === undefined ? new Error(answer.message) : new StorageFault(answer.refusal);
  };
  return rowsOver(address, ask, {});
}

/**
 * Carries calls by HTTP to an address, which holds the secret that opens it.
 * @throws StorageFault where nobody answers there.
 */
export function sendTo(address: string): HttpRowsOptions["send"] {
  return async (call) => {
    let response: Response;
    try {
      response = await fetch(address, {
        method: "POST",
        body: call,
        headers: { "content-type": "application/octet-stream" },
      });
    } catch (error) {
      throw unreachable("it no longer answers", error);
    }
    if (!response.ok) throw unreachable(`it answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

function unreachable(what: string, cause?: unknown): StorageFault {
  return new StorageFault(
    {
      code: "storage-unreachable",
      message: `The Onethread that served this page has the store, and ${what}. Whether the last change was kept is not known; the same again acts once. Start it in the terminal, onethread serve, and open the address it prints.`,
    },
    cause,
  );
}

/** A call takes no undefined: what was left out at the end stays left out. */
function given(values: readonly unknown[]): readonly unknown[] {
  const end = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, end + 1);
}

function rowsOver(
  address: string,
  ask: (call: Call) => Promise<unknown>,
  session: { readonly session?: number },
): Rows {
  const plain = Object.fromEntries(
    PLAIN.map((method) => [
      method,
      (...values: readonly unknown[]) => ask({ does: "ask", ...session, method, given: given(values) }),
    ]),
    // The answers are those of the same methods over there.
  ) as unknown as Pick<Required<Rows>, Plain>;
  async function* paged(method: Paged, values: readonly unknown[]): AsyncGenerator<never> {
    const pages = (await ask({ does: "open", ...session, method, given: given(values) })) as number;
    let isOver = false;
    try {
      for (;;) {
        const page = await ask({ does: "next", pages });
        isOver = page === null;
        if (isOver) return;
        yield page as never;
      }
    } finally {
      if (!isOver) await ask({ does: "leave", pages });
    }
  }
  const during = async <T>(kind: "reading" | "writing", run: (rows: Rows) => Promise<T>): Promise<T> => {
    const begun = (await ask({ does: "begin", kind })) as number;
    let isDone = false;
    try {
      const value = await run(rowsOver(address, ask, { session: begun }));
      isDone = true;
      return value;
    } finally {
      await ask({ does: "end", session: begun, isDone });
    }
  };
  return {
    address,
    ...plain,
    append: (append: Append) => plain.append({ ...append, texts: [...append.texts] }),
    payloads: (...values) => paged("payloads", values),
    texts: (...values) => paged("texts", values),
    reading: (run) => during("reading", run),
    writing: (run) => during("writing", run),
    close: async () => {},
  };
}
