import { StorageFault, type Rows, type ScenarioRow } from "../rows.ts";
import type { AreaOwners } from "../store.ts";
import type { Connection } from "./connection.ts";
import { keysOf, type DocumentRow, type OrgRow, type Reading } from "./form.ts";
import { headOfRow, newestRow, payloads, revisionRows, texts, type Still } from "./revisions.ts";

/** What of an organisation can be written over, as it stood at one moment, and its head then. */
interface HeldOrg {
  readonly row: OrgRow;
  readonly head: number;
  readonly owners: readonly AreaOwners[];
  readonly documents: readonly DocumentRow[];
  readonly scenarios: readonly ScenarioRow[];
}

const HELD = ["orgs", "revisions", "owners", "documents", "scenarios"] as const;

/**
 * Runs reads on one unmoving state over any number of awaits, which no transaction of the browser lasts. Revisions are
 * only ever added, so those up to the head of that moment are what they were; the little beside them is read at once.
 * Nobody is kept waiting by it, in this tab or another.
 * @throws StorageFault `storage-busy` where somebody was erased, or the organisation deleted, in between.
 */
export async function atMoment<T>(
  connection: Connection,
  rows: Rows,
  run: (rows: Rows) => Promise<T>,
): Promise<T> {
  const held = await connection.read(HELD, holdAll);
  return run(rowsAt(connection, rows, held));
}

async function holdAll(tx: Reading): Promise<ReadonlyMap<string, HeldOrg>> {
  const held = new Map<string, HeldOrg>();
  for (const row of await tx.objectStore("orgs").getAll())
    held.set(row.id, {
      row,
      head: (await newestRow(tx, row.id))?.revision ?? 0,
      owners: await tx.objectStore("owners").getAll(keysOf(row.id)),
      documents: await tx.objectStore("documents").getAll(keysOf(row.id)),
      scenarios: await tx.objectStore("scenarios").getAll(keysOf(row.id)),
    });
  return held;
}

function rowsAt(connection: Connection, rows: Rows, held: ReadonlyMap<string, HeldOrg>): Rows {
  const headOf = (orgId: string): number => held.get(orgId)?.head ?? 0;
  const still =
    (orgId: string): Still =>
    async (tx) => {
      const before = held.get(orgId)?.row;
      const now = await tx.objectStore("orgs").get(orgId);
      if (now?.erasures !== before?.erasures || now?.createdAt !== before?.createdAt) throw moved(orgId);
    };
  const read = (orgId: string, after: number, limit: number): ReturnType<typeof revisionRows> =>
    revisionRows(connection, orgId, after, Math.min(limit, headOf(orgId) - after), still(orgId));
  const at: Rows = {
    ...rows,
    orgs: async () => [...held.values()].map(({ row: { id, name, createdAt } }) => ({ id, name, createdAt })),
    erasures: async (orgId) => held.get(orgId)?.row.erasures ?? 0,
    headRow: async (orgId) => (await read(orgId, headOf(orgId) - 1, 1))[0] ?? null,
    revisionRows: read,
    revisionHeads: async (orgId, after, limit) => (await read(orgId, after, limit)).map(headOfRow),
    revisionRow: async (orgId, changeSetId) => {
      const row = await rows.revisionRow(orgId, changeSetId);
      return row !== null && row.revision <= headOf(orgId) ? row : null;
    },
    payloads: (orgId, { after, through }) =>
      payloads(connection, orgId, { after, through: Math.min(through, headOf(orgId)) }, still(orgId)),
    texts: (orgId, { after, through }) =>
      texts(connection, orgId, { after, through: Math.min(through, headOf(orgId)) }, still(orgId)),
    ownersOf: async (orgId) => held.get(orgId)?.owners ?? [],
    document: async (orgId, kind, through) =>
      held.get(orgId)?.documents.findLast((one) => one.kind === kind && one.revision <= through)?.text ??
      null,
    documents: async (orgId) => held.get(orgId)?.documents ?? [],
    scenarioRows: async (orgId) => held.get(orgId)?.scenarios ?? [],
    scenarioRow: async (orgId, id) => held.get(orgId)?.scenarios.find((one) => one.id === id) ?? null,
    reading: (run) => run(at),
  };
  return at;
}

function moved(orgId: string): StorageFault {
  return new StorageFault({
    code: "storage-busy",
    message: `Somebody was erased from ${orgId}, or it was deleted, while it was read. Nothing was written. Do it again.`,
  });
}
