import { Pool } from "pg";
import type { Outcome } from "../refusal.ts";
import type { Rows } from "../rows.ts";
import { shownAddress } from "./address.ts";
import { type Database, openDatabase } from "./database.ts";
import { erase } from "./erase.ts";
import { refusalOf } from "./faults.ts";
import { migrate } from "./migrate.ts";
import { addOrg, document, documents, orgs, ownersOf } from "./registers.ts";
import {
  append,
  erasures,
  headRow,
  payloads,
  revisionHeads,
  revisionRow,
  revisionRows,
} from "./revisions.ts";
import { putScenario, scenarioRow, scenarioRows } from "./scenarios.ts";
import { dropSnapshot, putSnapshot, snapshot, snapshotKeys } from "./snapshots.ts";
import { StorageFault } from "../rows.ts";
import { texts } from "./texts.ts";

export interface PostgresOptions {
  /** `postgres://user:password@host/database`; what is left out comes from PGHOST, PGUSER and the like. */
  readonly url: string;
  /** Connections at most, 10. */
  readonly connections?: number;
}

/**
 * Opens the tables of a store in a database of PostgreSQL 13 or newer and brings them to today's form. They stand in a
 * schema of their own, `onethread`. Nothing is kept open that a server which restarts would not let go of.
 * Source: docs/adr/0013-store.md.
 */
export async function openPostgresRows({ url, connections = 10 }: PostgresOptions): Promise<Outcome<Rows>> {
  const address = shownAddress(url);
  if (address === null)
    return {
      ok: false,
      refusal: {
        code: "storage-unreachable",
        message:
          "What was given is no address of a database. It reads postgres://USER:PASSWORD@HOST/DATABASE, with @ : / ? # in a password written as %40 %3A %2F %3F %23. Nothing was written.",
      },
    };
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    // A command that ends need not wait for connections that nobody uses.
    allowExitOnIdle: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "onethread",
  });
  // A connection that breaks while nobody uses it: the pool drops it, and the next one to ask gets another.
  pool.on("error", () => undefined);
  // One that breaks while it is used says so to whoever waits, and once more to nobody: unheard, that ends the process.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  try {
    const migrated = await migrate(pool, address);
    if (migrated.ok) return { ok: true, value: rowsOf(openDatabase(pool, address)) };
    await pool.end();
    return migrated;
  } catch (error) {
    await pool.end();
    const refusal = refusalOf(error, address);
    if (refusal === undefined) throw error;
    return { ok: false, refusal };
  }
}

function rowsOf(database: Database): Rows {
  return {
    address: database.address,
    orgs: () => orgs(database),
    addOrg: (entry) => addOrg(database, entry),
    erasures: (orgId) => erasures(database, orgId),
    headRow: (orgId) => headRow(database, orgId),
    append: (given) => append(database, given),
    revisionRows: (orgId, after, limit) => revisionRows(database, orgId, after, limit),
    revisionHeads: (orgId, after, limit) => revisionHeads(database, orgId, after, limit),
    revisionRow: (orgId, changeSetId) => revisionRow(database, orgId, changeSetId),
    payloads: (orgId, range) => payloads(database, orgId, range),
    texts: (orgId, range) => texts(database, orgId, range),
    ownersOf: (orgId) => ownersOf(database, orgId),
    document: (orgId, kind, through) => document(database, orgId, kind, through),
    documents: (orgId) => documents(database, orgId),
    snapshotKeys: (orgId) => snapshotKeys(database, orgId),
    snapshot: (orgId, key) => snapshot(database, orgId, key),
    putSnapshot: (orgId, row, seen) => putSnapshot(database, orgId, row, seen),
    dropSnapshot: async (orgId, key) => {
      const dropped = await dropSnapshot(database, orgId, key);
      if (!dropped.ok) throw new StorageFault(dropped.refusal);
    },
    scenarioRows: (orgId) => scenarioRows(database, orgId),
    scenarioRow: (orgId, id) => scenarioRow(database, orgId, id),
    putScenario: (orgId, row) => putScenario(database, orgId, row),
    erase: (erasure) => erase(database, erasure),
    reading: (run) => database.unmoving((unmoving) => run(rowsOf(unmoving))),
    writing: (run) => database.together((together) => run(rowsOf(together))),
    close: () => database.close(),
  };
}
