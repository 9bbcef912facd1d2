import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Pool, PoolClient, QueryResultRow } from "pg";
import type { Outcome } from "../refusal.ts";
import { StorageFault } from "../rows.ts";
import { asFault, isClash, isConnectionLost, refusalOf } from "./faults.ts";

/** Statements on one connection. */
export interface Session {
  query<R extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly R[]>;
}

/** One piece of writing: all of it or, where `run` refuses or throws, nothing. */
export interface Work<T> {
  readonly run: (session: Session) => Promise<Outcome<T>>;
  /**
   * The connection broke while the commit was under way: whether it was done, undefined where not. Called on a new
   * connection; it must lock what `run` locks, so that it waits for a transaction that is still ending, and so that
   * its own commit is as durable as the one it reports. Left out: `run` may be done twice. `unknown`: nobody can say.
   */
  readonly settle?: "unknown" | ((session: Session) => Promise<Outcome<T> | undefined>);
  /** False once `run` has used up what it cannot read again. */
  readonly isRepeatable?: () => boolean;
  /** What is written, for the sentence that its fate is not known. */
  readonly what: string;
}

export interface Database {
  readonly address: string;
  /** Throws `StorageFault` where the database is the trouble. */
  read<T>(run: (session: Session) => Promise<T>): Promise<T>;
  write<T>(work: Work<T>): Promise<Outcome<T>>;
  /** All reads within see one state. */
  unmoving<T>(run: (database: Database) => Promise<T>): Promise<T>;
  /** All writes within are one; nothing is written where `run` throws. */
  together<T>(run: (database: Database) => Promise<T>): Promise<T>;
  /** A connection without a transaction and without time limit, for what PostgreSQL does in none, such as VACUUM. */
  alone<T>(run: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The largest number of a revision; callers say "all" with larger ones. */
export const INT_MAX = 2 ** 31 - 1;

/** A clash is tried again so often, each time after three times the pause. */
const RETRIES = 3;
const CLASH_MS = 50;
/** A server that is starting answers at once that it is: asked evenly, nobody sleeps on long after it accepts. */
const RETRIES_LOST = 7;
const LOST_MS = 100;
const SETTLE_MS = 10_000;
/** The server ends a statement after its `statement_timeout`; where no word of that arrives, the link is dead. */
const READ_MS = 15_000;
const WRITE_MS = 75_000;
/** A commit may wait for a synchronous standby. What takes longer has an unknown outcome. */
const COMMIT_MS = 30_000;

/**
 * All reads go by a primary key, in its order. Left to itself the server sorts half of a table for each page of one that
 * was just imported and that it knows nothing about: a million texts took 22 s instead of 4.
 */
const BY_KEY =
  "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";
/** Set in each transaction, not on the connection: behind a pooler the connection is somebody else's next. */
const BEGIN_READ = `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY;
  SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '30s'; ${BY_KEY}`;
/** Between two reads of one state a backup writes to a slow disk, or 10,000 revisions are folded. */
const BEGIN_UNMOVING = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '10min'; ${BY_KEY}`;
/**
 * A minute for one statement: an import of millions of rows is many statements of thousands, each of a second.
 * `synchronous_commit` is raised where it is weaker, never lowered.
 */
const BEGIN_WRITE = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
  SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '10s';
  SET LOCAL idle_in_transaction_session_timeout = '30s';
  SELECT set_config('synchronous_commit', 'on', true)
  WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')`;

export function openDatabase(pool: Pool, address: string): Database {
  return {
    address,
    read: (run) =>
      retrying(() => inTransaction(pool, BEGIN_READ, READ_MS, run)).catch((error: unknown) => {
        throw asFault(error, address);
      }),
    write: (work) => written(pool, address, work),
    unmoving: (run) =>
      inTransaction(pool, BEGIN_UNMOVING, READ_MS, (session) => run(bound(session, address, false))).catch(
        (error: unknown) => {
          throw asFault(error, address);
        },
      ),
    together: async (run) => {
      const outcome = await written(pool, address, {
        run: async (session) => ({ ok: true, value: await run(bound(session, address, true)) }),
        settle: "unknown",
        isRepeatable: () => false,
        what: "the whole",
      });
      if (!outcome.ok) throw new StorageFault(outcome.refusal);
      return outcome.value;
    },
    alone: async (run) => {
      const client = await pool.connect();
      try {
        return await run(sessionOf(client, Number.MAX_SAFE_INTEGER));
      } finally {
        // Its settings go with it.
        client.release(true);
      }
    },
    close: () => pool.end(),
  };
}

/** The same within a transaction that somebody else began. Calls wait for each other: it is one connection. */
function bound(session: Session, address: string, isWriting: boolean): Database {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  };
  const self: Database = {
    address,
    read: (run) =>
      inTurn(() => run(session)).catch((error: unknown) => {
        throw asFault(error, address);
      }),
    write: (work) =>
      inTurn(async () => {
        if (!isWriting) throw new Error(`${work.what}: this transaction only reads.`);
        await session.query("SAVEPOINT work");
        try {
          const outcome = await work.run(session);
          await session.query(outcome.ok ? "RELEASE work" : "ROLLBACK TO work");
          return outcome;
        } catch (error) {
          const refusal = refusalOf(error, address);
          if (refusal === undefined || isConnectionLost(error)) throw asFault(error, address);
          await session.query("ROLLBACK TO work");
          return { ok: false, refusal };
        }
      }),
    unmoving: (run) => run(self),
    together: (run) => run(self),
    alone: () => Promise.reject(new Error("Within a transaction nothing runs alone.")),
    close: () => Promise.resolve(),
  };
  return self;
}

async function written<T>(pool: Pool, address: string, work: Work<T>): Promise<Outcome<T>> {
  let isCommitting = false;
  try {
    return await retrying(
      () => {
        isCommitting = false;
        return inTransaction(pool, BEGIN_WRITE, WRITE_MS, work.run, () => (isCommitting = true));
      },
      (error) => (work.isRepeatable?.() ?? true) && !(isCommitting && isConnectionLost(error) && work.settle),
    );
  } catch (error) {
    if (isCommitting && isConnectionLost(error) && work.settle !== undefined)
      return settled(pool, address, work, work.settle);
    const refusal = refusalOf(error, address);
    if (refusal === undefined) throw error;
    return { ok: false, refusal };
  }
}

/** Asks until it is known whether the work was done. Not done: it is tried once more where it can be. */
async function settled<T>(
  pool: Pool,
  address: string,
  work: Work<T>,
  settle: NonNullable<Work<T>["settle"]>,
): Promise<Outcome<T>> {
  if (settle === "unknown")
    return unreachable(
      address,
      `The connection broke while ${work.what} was being written: all of it is there, or nothing. Look before you try again.`,
    );
  for (const until = performance.now() + SETTLE_MS; performance.now() < until; await pause(jitter(LOST_MS))) {
    try {
      const found = await inTransaction(pool, BEGIN_WRITE, READ_MS, settle);
      if (found !== undefined) return found;
      if (work.isRepeatable?.() === false)
        return unreachable(address, `The connection broke, and ${work.what} was not written. Try again.`);
      return await inTransaction(pool, BEGIN_WRITE, WRITE_MS, work.run);
    } catch (error) {
      const refusal = refusalOf(error, address);
      if (refusal === undefined) throw error;
    }
  }
  return unreachable(
    address,
    `The connection broke while ${work.what} was being written, and the server does not answer: whether it was is not known. Try the same again; it acts once.`,
  );
}

function unreachable(address: string, message: string): Outcome<never> {
  return { ok: false, refusal: { code: "storage-unreachable", message: `${address}: ${message}` } };
}

/** Runs it again after a clash or on a new connection; a transaction that did not commit did nothing. */
async function retrying<T>(run: () => Promise<T>, may: (error: unknown) => boolean = () => true): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const isLost = isConnectionLost(error);
      if (!isLost && !isClash(error)) throw error;
      if (attempt >= (isLost ? RETRIES_LOST : RETRIES) || !may(error)) throw error;
      await pause(jitter(isLost ? LOST_MS : CLASH_MS * 3 ** attempt));
    }
  }
}

/** Between half and one and a half of it, so that those who met once do not meet again. */
function jitter(ms: number): number {
  return ms / 2 + randomInt(ms);
}

async function inTransaction<T>(
  pool: Pool,
  begin: string,
  timeoutMs: number,
  run: (session: Session) => Promise<T>,
  onCommit: () => void = () => undefined,
): Promise<T> {
  const client = await pool.connect();
  const session = sessionOf(client, timeoutMs);
  let isSound = false;
  try {
    await session.query(begin);
    const result = await run(session);
    if (isRefusal(result)) await session.query("ROLLBACK");
    else {
      onCommit();
      await sessionOf(client, COMMIT_MS).query("COMMIT");
    }
    isSound = true;
    return result;
  } catch (error) {
    if (!isConnectionLost(error))
      isSound = await session.query("ROLLBACK").then(
        () => true,
        () => false,
      );
    throw error;
  } finally {
    client.release(!isSound);
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === "object" && result !== null && "ok" in result && result.ok === false;
}

function sessionOf(client: PoolClient, timeoutMs: number): Session {
  return {
    query: async <R extends QueryResultRow>(text: string, values?: readonly unknown[]) => {
      const query = {
        text,
        ...(values === undefined ? {} : { values: [...values] }),
        // Beyond 2³¹ ms a timer fires at once.
        ...(timeoutMs < 2 ** 31 ? { query_timeout: timeoutMs } : {}),
      };
      return (await client.query<R>(query)).rows;
    },
  };
}
