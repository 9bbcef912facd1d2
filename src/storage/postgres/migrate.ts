import type { Pool, PoolClient } from "pg";
import type { Outcome } from "../refusal.ts";
import { codeOf } from "./faults.ts";
import { Bug } from "../../org/index.ts";
import { type Migration, readMigrations } from "../node/migrations.ts";

/** From `dist/` as from `src/`: the compiler carries no SQL along. */
export const MIGRATIONS = new URL("../../../src/storage/postgres/migrations/", import.meta.url);

/** A fixed number of our own: two programs that open one database at once wait for each other. */
const LOCK = 7_305_041_913;
const VERSION_MIN = 13;

const TABLE = `CREATE TABLE IF NOT EXISTS onethread.migrations (
  number integer PRIMARY KEY,
  name text NOT NULL,
  sha text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/** Brings the tables to today's form; refuses a server that is too old and a store that is newer than this program. */
export async function migrate(pool: Pool, address: string): Promise<Outcome<null>> {
  const client = await pool.connect();
  try {
    const unfit = await unfitServer(client, address);
    if (unfit !== null) return refused("storage-unreachable", unfit);
    const migrations = readMigrations(MIGRATIONS);
    const applied = await appliedTo(client, migrations, address);
    if (applied > migrations.length)
      return refused(
        "storage-newer",
        `${address} has format ${applied}; this Onethread writes format ${migrations.length}. Nothing was read or written. Use the Onethread that made it, or a newer one.`,
      );
    for (const migration of migrations.slice(applied)) await apply(client, migration);
    return { ok: true, value: null };
  } catch (error) {
    const reason = extensionTrouble(error);
    if (reason === undefined) throw error;
    return refused("storage-unreachable", `${address}: ${reason}`);
  } finally {
    // A failed migration may have left its transaction open.
    client.release(true);
  }
}

async function unfitServer(client: PoolClient, address: string): Promise<string | null> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < VERSION_MIN)
    return `${address} is PostgreSQL ${version}; ${VERSION_MIN} or newer is needed. Nothing was written.`;
  const encoding = rows[0]?.encoding;
  if (encoding !== "UTF8")
    return `${address} keeps text as ${encoding}, which not every name fits. Nothing was written. Make a database with createdb --encoding=UTF8 --template=template0.`;
  return null;
}

/**
 * The number of the last step the database has. Looked at without a lock and without making anything, so that a user
 * who may only read and write can open a store.
 */
async function appliedTo(
  client: PoolClient,
  migrations: readonly Migration[],
  address: string,
): Promise<number> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('onethread.migrations') IS NOT NULL AS found",
  );
  if (rows[0]?.found !== true) return 0;
  const applied = await client.query<Pick<Migration, "number" | "name" | "sha">>(
    "SELECT number, name, sha FROM onethread.migrations ORDER BY number",
  );
  const last = applied.rows.at(-1)?.number ?? 0;
  for (const { number, name, sha } of last > migrations.length ? [] : applied.rows)
    if (migrations[number - 1]?.sha !== sha)
      throw new Bug(
        `Step ${number} (${name}) of ${address} was made from another file than the one of this program.`,
        "A released migration was edited; add a new one instead.",
      );
  return last;
}

async function apply(client: PoolClient, { number, name, sha, sql }: Migration): Promise<void> {
  await client.query(`BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0`);
  await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  // Somebody else may have done it while this waited for the lock.
  await client.query(`CREATE SCHEMA IF NOT EXISTS onethread; ${TABLE}`);
  const { rows } = await client.query("SELECT 1 FROM onethread.migrations WHERE number = $1", [number]);
  if (rows.length === 0) {
    await client.query(sql);
    await client.query("INSERT INTO onethread.migrations (number, name, sha) VALUES ($1, $2, $3)", [
      number,
      name,
      sha,
    ]);
  }
  await client.query("COMMIT");
}

function extensionTrouble(error: unknown): string | undefined {
  const isAboutIt = error instanceof Error && error.message.includes("btree_gist");
  if (!isAboutIt) return undefined;
  const remedy =
    codeOf(error) === "42501"
      ? "This user may not add it. Have an administrator run once in that database: CREATE EXTENSION btree_gist;"
      : "The server does not have it. Install the contrib package of PostgreSQL on the server.";
  return `the extension btree_gist is needed, which keeps areas to one owner at a time. ${remedy} Nothing was written.`;
}

function refused(code: "storage-unreachable" | "storage-newer", message: string): Outcome<never> {
  return { ok: false, refusal: { code, message } };
}
