import type { Outcome } from "../refusal.ts";
import { orgKnown } from "../refusals.ts";
import { StorageFault, type Rows } from "../rows.ts";
import type { OrgEntry } from "../store.ts";
import * as beside from "./beside.ts";
import { Connection, type SqliteOptions } from "./connection.ts";
import { eraseRows } from "./erase.ts";
import { HeadLog } from "./headLog.ts";
import { ownersOf } from "./owners.ts";
import * as revisions from "./revisions.ts";

export type { SqliteOptions } from "./connection.ts";

/** Rows of a store in one SQLite file, shared by as many processes as like on one machine. */
export async function openSqliteRows(options: SqliteOptions): Promise<Outcome<Rows>> {
  try {
    const connection = new Connection(options);
    return { ok: true, value: rowsOver(connection, new HeadLog(options.path)) };
  } catch (error) {
    if (error instanceof StorageFault) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function rowsOver(connection: Connection, log: HeadLog): Rows {
  return {
    address: connection.address,

    orgs: async () => orgs(connection),
    addOrg: async (entry) => addOrg(connection, entry),

    erasures: async (orgId) => revisions.erasures(connection, orgId),
    headRow: async (orgId) => revisions.headRow(connection, orgId),
    append: async (given) => revisions.append(connection, given),
    revisionRows: async (orgId, after, limit) => revisions.revisionRows(connection, orgId, after, limit),
    revisionHeads: async (orgId, after, limit) => revisions.revisionHeads(connection, orgId, after, limit),
    revisionRow: async (orgId, changeSetId) => revisions.revisionRow(connection, orgId, changeSetId),
    payloads: (orgId, range) => revisions.payloads(connection, orgId, range),
    texts: (orgId, range, isPlain) => revisions.texts(connection, orgId, range, isPlain),
    ownersOf: async (orgId) => ownersOf(connection, orgId),

    document: async (orgId, kind, through) => beside.document(connection, orgId, kind, through),
    documents: async (orgId) => beside.documents(connection, orgId),

    snapshotKeys: async (orgId) => beside.snapshotKeys(connection, orgId),
    snapshot: async (orgId, key) => beside.snapshot(connection, orgId, key),
    putSnapshot: async (orgId, row, erasures) => beside.putSnapshot(connection, orgId, row, erasures),
    dropSnapshot: async (orgId, key) => beside.dropSnapshot(connection, orgId, key),

    scenarioRows: async (orgId) => beside.scenarioRows(connection, orgId),
    scenarioRow: async (orgId, id) => beside.scenarioRow(connection, orgId, id),
    putScenario: async (orgId, row) => beside.putScenario(connection, orgId, row),

    erase: async (erasure) => eraseRows(connection, erasure),
    reading: (run) => connection.during("reading", (other) => run(rowsOver(other, log))),
    writing: (run) => connection.during("writing", (other) => run(rowsOver(other, log))),

    logHead: async (orgId, revision, hash, isRestored) =>
      log.append({ orgId, revision, hash, ...(isRestored === true ? { isRestored } : {}) }),
    loggedHead: async (orgId) => log.newest(orgId),
    loggedOrgs: async () => log.orgs(),

    close: async () => connection.close(),
  };
}

function orgs(connection: Connection): OrgEntry[] {
  return connection.read(
    (db) => db.prepare("SELECT id, name, created_at AS createdAt FROM orgs ORDER BY id").all() as OrgEntry[],
  );
}

function addOrg(connection: Connection, { id, name, createdAt }: OrgEntry): Outcome<null> {
  return connection.tryWrite((db) => {
    const added = db
      .prepare("INSERT INTO orgs (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
      .run(id, name, createdAt);
    return added.changes === 0 ? orgKnown(id) : { ok: true, value: null };
  });
}
