import { Bug } from "../../org/index.ts";
import { StorageFault, type Rows } from "../rows.ts";
import { PAGED, PLAIN, type Answer, type Call } from "./calls.ts";
import { decodeWire, encodeWire } from "./wire.ts";

/** A page that was closed ends nothing: what it held is given back after so long without a word. */
const IDLE_MS = 60_000;

interface Held {
  readonly rows: Rows;
  /** Ends what is held; resolves when the database has it, or has taken it back. */
  readonly end: (isDone: boolean) => Promise<void>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Answers the calls of `openHttpRows` from rows, bytes in and bytes out.
 * @param idleMs after so long without a word a write that was begun is taken back.
 */
export function answerRows(
  rows: Rows,
  idleMs = IDLE_MS,
): (call: Uint8Array) => Promise<Uint8Array<ArrayBuffer>> {
  const sessions = new Map<number, Held>();
  const pages = new Map<number, AsyncIterator<unknown>>();
  let count = 0;

  const drop = (session: number, isDone: boolean): Promise<void> => {
    const held = sessions.get(session);
    if (held === undefined) throw gone();
    clearTimeout(held.timer);
    sessions.delete(session);
    return held.end(isDone);
  };
  const touch = (session: number, held: Held): void => {
    clearTimeout(held.timer);
    held.timer = setTimeout(() => void drop(session, false).catch(() => {}), idleMs);
  };
  const rowsOf = (session: number | undefined): Rows => {
    if (session === undefined) return rows;
    const held = sessions.get(session);
    if (held === undefined) throw gone();
    touch(session, held);
    return held.rows;
  };

  const answer = async (call: Call): Promise<unknown> => {
    switch (call.does) {
      case "ask": {
        if (!(PLAIN as readonly string[]).includes(call.method)) throw unknownCall(call);
        const method = rowsOf(call.session)[call.method] as
          | ((...given: readonly unknown[]) => Promise<unknown>)
          | undefined;
        return (await method?.(...call.given)) ?? null;
      }
      case "open": {
        if (!(PAGED as readonly string[]).includes(call.method)) throw unknownCall(call);
        const method = rowsOf(call.session)[call.method] as (
          ...given: readonly unknown[]
        ) => AsyncIterable<unknown>;
        pages.set(++count, method(...call.given)[Symbol.asyncIterator]());
        return count;
      }
      case "next": {
        const next = await pages.get(call.pages)?.next();
        if (next === undefined || next.done === true) pages.delete(call.pages);
        return next === undefined || next.done === true ? null : next.value;
      }
      case "leave":
        await pages.get(call.pages)?.return?.();
        return pages.delete(call.pages);
      case "begin": {
        const held = await begin(rows, call.kind);
        sessions.set(++count, held);
        touch(count, held);
        return count;
      }
      case "end":
        return drop(call.session, call.isDone);
      default:
        throw unknownCall(call);
    }
  };

  return async (call) => {
    try {
      const value = await answer(decodeWire(call) as Call);
      return encodeWire({ ok: true, value } satisfies Answer);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const fault = error instanceof StorageFault ? { refusal: error.refusal } : {};
      return encodeWire({ ok: false, message, ...fault } satisfies Answer);
    }
  };
}

/** A state or a write that is held until it is ended. */
function begin(rows: Rows, kind: "reading" | "writing"): Promise<Held> {
  return new Promise((opened, failed) => {
    const running = rows[kind](
      (held) =>
        new Promise<void>((done, undo) => {
          const end = async (isDone: boolean): Promise<void> => {
            if (isDone) done();
            else undo(new TakenBack());
            await running.catch((error: unknown) => {
              if (!(error instanceof TakenBack)) throw error;
            });
          };
          opened({ rows: held, end, timer: undefined });
        }),
    );
    running.catch(failed);
  });
}

class TakenBack extends Error {}

function gone(): StorageFault {
  return new StorageFault({
    code: "storage-busy",
    message:
      "What was begun here was taken back, as nothing was heard of it for too long. Nothing was written. Do it again.",
  });
}

function unknownCall(call: unknown): Bug {
  return new Bug(
    `No store has ${JSON.stringify(call).slice(0, 80)}.`,
    "Maybe the page is of another version than what serves it; reload it.",
  );
}
