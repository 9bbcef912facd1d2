import { setTimeout as pause } from "node:timers/promises";
import type { Outcome } from "../refusal.ts";
import { type Erasure, StorageFault } from "../rows.ts";
import { textArray } from "./arrays.ts";
import type { Database, Session } from "./database.ts";
import { codeOf, refusalOf } from "./faults.ts";

/** What may hold a personal text. */
const TABLES = ["personal_texts", "documents", "scenarios", "snapshots", "snapshot_parts"];
const READERS_MS = 3000;

export async function erase(
  database: Database,
  erasure: Erasure,
): Promise<Outcome<{ readonly texts: number; readonly remains: readonly string[] }>> {
  const deleted = await database.write({
    what: "the erasure",
    run: (session) => deleteTexts(session, erasure),
  });
  if (!deleted.ok) return deleted;
  const { texts, transaction } = deleted.value;
  try {
    const remains = await database.alone((session) => clean(session, transaction));
    return { ok: true, value: { texts, remains } };
  } catch (error) {
    const refusal = refusalOf(error, database.address);
    if (refusal === undefined) throw error;
    const message = `${database.address}: the texts are deleted, but the server was not cleaned of old rows: ${refusal.message} Erase again.`;
    throw new StorageFault({ ...refusal, message }, error);
  }
}

async function deleteTexts(
  session: Session,
  { orgId, personIds, texts, scenarios, documents }: Erasure,
): Promise<Outcome<{ texts: number; transaction: string }>> {
  // First, so that who writes at the same moment waits, and then sees that it was counted.
  await session.query("UPDATE onethread.orgs SET erasures = erasures + 1 WHERE id = $1", [orgId]);
  const [deleted] = await session.query<{ count: number }>(
    `WITH gone AS (
       DELETE FROM onethread.personal_texts WHERE org_id = $1 AND person_id = ANY ($2::text[]) RETURNING 1
     ) SELECT count(*)::int AS count FROM gone`,
    [orgId, textArray(personIds)],
  );
  await session.query(
    `UPDATE onethread.personal_texts AS old SET text = given.text, salt = NULL
     FROM unnest($2::text[], $3::text[]) AS given (commitment, text)
     WHERE old.org_id = $1 AND old.commitment = given.commitment`,
    [orgId, textArray(texts.map((one) => one.commitment)), textArray(texts.map((one) => one.text))],
  );
  await session.query("DELETE FROM onethread.snapshots WHERE org_id = $1", [orgId]);
  for (const { id, version, body } of scenarios)
    await session.query(
      `UPDATE onethread.scenarios SET version = $3, body = $4 WHERE org_id = $1 AND id = $2 AND version = $3 - 1`,
      [orgId, id, version, body],
    );
  for (const { kind, revision, text } of documents)
    await session.query(
      "UPDATE onethread.documents SET text = $4 WHERE org_id = $1 AND kind = $2 AND revision = $3",
      [orgId, kind, revision, text],
    );
  const [{ transaction } = { transaction: "" }] = await session.query<{ transaction: string }>(
    "SELECT pg_current_xact_id()::xid::text AS transaction",
  );
  return { ok: true, value: { texts: deleted?.count ?? 0, transaction } };
}

/**
 * Deleted rows stay in the files of a table, of its write-ahead log and of its statistics. Writes the tables anew and
 * lets the log go. Says what is not in this program's power.
 */
async function clean(session: Session, transaction: string): Promise<readonly string[]> {
  const remains: string[] = [];
  await session.query("SET statement_timeout = 0; SET lock_timeout = '60s'");
  const readers = await readersBefore(session, transaction);
  if (readers.length > 0)
    remains.push(
      `Old rows are kept for transactions that began before (process ${readers.join(", ")} of the server): end them, then erase again.`,
    );
  for (const table of TABLES)
    if (!(await isWrittenAnew(session, `onethread.${table}`)))
      remains.push(
        `Old rows of the table ${table}: its owner must run VACUUM (FULL, ANALYZE) onethread.${table};`,
      );
  const isLogCleaned =
    (await isPermitted(session, "SELECT pg_switch_wal()")) && (await isPermitted(session, "CHECKPOINT"));
  if (!isLogCleaned)
    remains.push(
      "The write-ahead log of the server: an administrator must run SELECT pg_switch_wal(); CHECKPOINT;",
    );
  return [...remains, ...(await keepers(session))];
}

/** VACUUM only warns about a table that is not its user's: a new file tells that it did something. */
async function isWrittenAnew(session: Session, table: string): Promise<boolean> {
  const before = await fileOf(session, table);
  return (
    (await isPermitted(session, `VACUUM (FULL, ANALYZE) ${table}`)) &&
    (await fileOf(session, table)) !== before
  );
}

async function fileOf(session: Session, table: string): Promise<number | undefined> {
  const [row] = await session.query<{ file: number }>("SELECT pg_relation_filenode($1::regclass) AS file", [
    table,
  ]);
  return row?.file;
}

/** Runs it; false where this user may not, or where somebody holds the table for a minute. */
async function isPermitted(session: Session, statement: string): Promise<boolean> {
  try {
    await session.query(statement);
    return true;
  } catch (error) {
    if (codeOf(error) !== "42501" && codeOf(error) !== "55P03") throw error;
    return false;
  }
}

/** Processes that may still see what this transaction deleted, after a while of waiting for them to end. */
async function readersBefore(session: Session, transaction: string): Promise<readonly number[]> {
  for (const until = performance.now() + READERS_MS; ; await pause(100)) {
    const readers = await session.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND age(backend_xmin) >= age($1::text::xid)
         AND (datname = current_database() OR datname IS NULL)`,
      [transaction],
    );
    if (readers.length === 0 || performance.now() > until) return readers.map((reader) => reader.pid);
  }
}

/** Settings under which the server or others keep what was written before. */
async function keepers(session: Session): Promise<readonly string[]> {
  const [kept] = await session.query<Record<string, string>>(
    `SELECT current_setting('wal_recycle') AS recycle, current_setting('archive_mode') AS archive,
       current_setting('wal_keep_size') AS keep, current_setting('log_statement') AS statements,
       current_setting('log_min_duration_statement') AS slow,
       (SELECT count(*) FROM pg_replication_slots) AS slots,
       (SELECT count(*) FROM pg_stat_replication) AS standbys`,
  );
  const { recycle, archive, keep, statements, slow, slots, standbys } = kept ?? {};
  const isLogging = ["all", "mod"].includes(statements ?? "") || slow !== "-1";
  return [
    recycle === "on" &&
      "Files of the write-ahead log that the server keeps for its next use (wal_recycle = on): their old content stays until it is written over.",
    keep !== "0" &&
      `Old files of the write-ahead log that the server keeps for standbys (wal_keep_size = ${keep}).`,
    archive !== "off" &&
      `The archive of the write-ahead log (archive_mode = ${archive}): delete what is older than today.`,
    slots !== "0" && `The write-ahead log that ${slots} replication slots hold until it is fetched.`,
    standbys !== "0" && `The write-ahead logs of ${standbys} standby servers, until they write them over.`,
    isLogging &&
      "The log of the server, which holds statements with their values: delete what is older than today.",
  ].filter((line) => line !== false);
}
