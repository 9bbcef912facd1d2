import { orgKnown } from "../refusals.ts";
import type { Rows } from "../rows.ts";
import * as beside from "./beside.ts";
import { Connection } from "./connection.ts";
import { dropAll, dropOrg, eraseRows } from "./erase.ts";
import { keysOf } from "./form.ts";
import { atMoment } from "./moment.ts";
import * as revisions from "./revisions.ts";
import { asOne } from "./writing.ts";

/** What the user of a browser may do with what it keeps, beside what every store can. */
export interface IndexedDbRows extends Rows {
  /** Deletes an organisation with its whole history. */
  readonly dropOrg: (orgId: string) => Promise<void>;
  /** Deletes everything. */
  readonly dropAll: () => Promise<void>;
}

/**
 * Rows of a store in the browser's own database, shared by all tabs of the app.
 * @param name of the database; another name is another store.
 */
export function openIndexedDbRows(name = "onethread"): IndexedDbRows {
  const connection = new Connection(name);
  const rows: IndexedDbRows = {
    address: "this browser",

    orgs: async () =>
      (await connection.read(["orgs"], (tx) => tx.objectStore("orgs").getAll())).map(
        ({ id, name: called, createdAt }) => ({ id, name: called, createdAt }),
      ),
    addOrg: (entry) =>
      connection.tryWrite(["orgs"], async (tx) => {
        if ((await tx.objectStore("orgs").getKey(entry.id)) !== undefined) return orgKnown(entry.id);
        await tx.objectStore("orgs").add({ ...entry, erasures: 0 });
        return { ok: true, value: null };
      }),

    erasures: (orgId) =>
      connection.read(["orgs"], async (tx) => (await tx.objectStore("orgs").get(orgId))?.erasures ?? 0),
    headRow: (orgId) => connection.read(["revisions"], (tx) => revisions.newestRow(tx, orgId)),
    append: (given) => revisions.append(connection, given),
    revisionRows: (orgId, after, limit) => revisions.revisionRows(connection, orgId, after, limit),
    revisionHeads: async (orgId, after, limit) =>
      (await revisions.revisionRows(connection, orgId, after, limit)).map(revisions.headOfRow),
    revisionRow: (orgId, changeSetId) => revisions.revisionRow(connection, orgId, changeSetId),
    payloads: (orgId, range) => revisions.payloads(connection, orgId, range),
    texts: (orgId, range) => revisions.texts(connection, orgId, range),
    ownersOf: (orgId) => connection.read(["owners"], (tx) => tx.objectStore("owners").getAll(keysOf(orgId))),

    document: (orgId, kind, through) => beside.document(connection, orgId, kind, through),
    documents: (orgId) => beside.documents(connection, orgId),

    snapshotKeys: (orgId) => beside.snapshotKeys(connection, orgId),
    snapshot: (orgId, key) => beside.snapshot(connection, orgId, key),
    putSnapshot: (orgId, row, erasures) => beside.putSnapshot(connection, orgId, row, erasures),
    dropSnapshot: (orgId, key) => beside.dropSnapshot(connection, orgId, key),

    scenarioRows: (orgId) => beside.scenarioRows(connection, orgId),
    scenarioRow: (orgId, id) => beside.scenarioRow(connection, orgId, id),
    putScenario: (orgId, row) => beside.putScenario(connection, orgId, row),

    erase: (erasure) => eraseRows(connection, erasure),
    reading: (run) => atMoment(connection, rows, run),
    writing: (run) => asOne(connection, rows, run),

    dropOrg: (orgId) => dropOrg(connection, orgId),
    dropAll: () => dropAll(connection),
    close: () => connection.close(),
  };
  return rows;
}
