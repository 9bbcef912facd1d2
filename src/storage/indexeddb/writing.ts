import { copyOf, type MemoryOrg } from "../memory/orgs.ts";
import { rowsOver, sizeOf } from "../memory/open.ts";
import { StorageFault, type Append, type Rows } from "../rows.ts";
import type { Connection } from "./connection.ts";
import { writeSnapshot } from "./beside.ts";
import { dropRows } from "./erase.ts";
import { ALL_STORES, keysOf, type Reading, type Writing } from "./form.ts";
import { writeRevision } from "./revisions.ts";

/**
 * Runs writes over any number of awaits as one. A transaction of the browser does not last over an await, so they go
 * into a copy in memory of the organisations they touch, and from there into the database in one transaction, if
 * nobody has written those meanwhile. Organisations that do not exist yet, as of a backup, cost no reading.
 */
export async function asOne<T>(
  connection: Connection,
  rows: Rows,
  run: (rows: Rows) => Promise<T>,
): Promise<T> {
  const orgs = new Map<string, MemoryOrg>();
  const before = new Map<string, MemoryOrg | null>();
  const hold = async (orgId: string): Promise<void> => {
    if (before.has(orgId)) return;
    const org = await connection.read(ALL_STORES, (tx) => loadOrg(tx, orgId));
    before.set(orgId, org);
    if (org !== null) orgs.set(orgId, copyOf(org));
  };
  const value = await run(heldRows(rows, rowsOver({ orgs }), hold));
  const touched = [...before].filter(([id, org]) => stampOf(orgs.get(id) ?? null) !== stampOf(org));
  await connection.write(ALL_STORES, async (tx) => {
    for (const [id, org] of touched) {
      if (stampOf(await loadOrg(tx, id)) !== stampOf(org)) throw writtenMeanwhile(id);
      await dropRows(tx, id);
      const next = orgs.get(id);
      if (next !== undefined) await saveOrg(tx, next);
    }
  });
  return value;
}

function stampOf(org: MemoryOrg | null): string {
  return org === null ? "" : `${org.entry.createdAt} ${sizeOf(org)}`;
}

function writtenMeanwhile(orgId: string): StorageFault {
  return new StorageFault({
    code: "storage-busy",
    message: `${orgId} was written in another tab meanwhile. Nothing was written here. Do it again.`,
  });
}

/** Rows over the copies in memory; each organisation is fetched when it is first asked for. */
function heldRows(rows: Rows, memory: Rows, hold: (orgId: string) => Promise<void>): Rows {
  const held =
    <Rest extends readonly unknown[], Answer>(method: (orgId: string, ...rest: Rest) => Promise<Answer>) =>
    async (orgId: string, ...rest: Rest): Promise<Answer> => {
      await hold(orgId);
      return method(orgId, ...rest);
    };
  const at: Rows = {
    address: rows.address,
    orgs: async () => {
      for (const { id } of await rows.orgs()) await hold(id);
      return memory.orgs();
    },
    addOrg: async (entry) => {
      await hold(entry.id);
      return memory.addOrg(entry);
    },
    append: async (given) => {
      await hold(given.row.orgId);
      return memory.append(given);
    },
    erase: async (erasure) => {
      await hold(erasure.orgId);
      return memory.erase(erasure);
    },
    async *payloads(orgId, range) {
      await hold(orgId);
      yield* memory.payloads(orgId, range);
    },
    async *texts(orgId, range) {
      await hold(orgId);
      yield* memory.texts(orgId, range);
    },
    erasures: held(memory.erasures),
    headRow: held(memory.headRow),
    revisionRows: held(memory.revisionRows),
    revisionHeads: held(memory.revisionHeads),
    revisionRow: held(memory.revisionRow),
    ownersOf: held(memory.ownersOf),
    document: held(memory.document),
    documents: held(memory.documents),
    snapshotKeys: held(memory.snapshotKeys),
    snapshot: held(memory.snapshot),
    putSnapshot: held(memory.putSnapshot),
    dropSnapshot: held(memory.dropSnapshot),
    scenarioRows: held(memory.scenarioRows),
    scenarioRow: held(memory.scenarioRow),
    putScenario: held(memory.putScenario),
    reading: (run) => run(at),
    writing: (run) => run(at),
    close: async () => {},
  };
  return at;
}

async function loadOrg(tx: Reading, orgId: string): Promise<MemoryOrg | null> {
  const row = await tx.objectStore("orgs").get(orgId);
  if (row === undefined) return null;
  const { erasures, ...entry } = row;
  const all = keysOf(orgId);
  const revisions = await tx.objectStore("revisions").getAll(all);
  const parts = await tx.objectStore("parts").getAll(all);
  const texts = (await tx.objectStore("texts").getAll(all)).flat();
  const snapshots = await tx.objectStore("snapshots").getAll(all);
  const states = await tx.objectStore("states").getAll(all);
  return {
    entry,
    erasures,
    revisions,
    parts: revisions.map(({ revision }) => parts.filter((one) => one.revision === revision)),
    texts: revisions.map(({ revision }) => texts.filter((one) => one.revision === revision)),
    owners: new Map((await tx.objectStore("owners").getAll(all)).map((area) => [area.areaId, area])),
    documents: await tx.objectStore("documents").getAll(all),
    snapshots: new Map(
      snapshots.map((one, i) => [`${one.revision} ${one.on}`, { ...one, parts: states[i] ?? [] }]),
    ),
    scenarios: new Map((await tx.objectStore("scenarios").getAll(all)).map((one) => [one.id, one])),
  };
}

async function saveOrg(tx: Writing, org: MemoryOrg): Promise<void> {
  const orgId = org.entry.id;
  await tx.objectStore("orgs").put({ ...org.entry, erasures: org.erasures });
  for (const [i, row] of org.revisions.entries()) await writeRevision(tx, appendOf(org, row, i));
  for (const area of org.owners.values()) await tx.objectStore("owners").put(area, [orgId, area.areaId]);
  for (const one of org.documents)
    await tx.objectStore("documents").put(one, [orgId, one.revision, one.kind]);
  for (const row of org.scenarios.values()) await tx.objectStore("scenarios").put(row, [orgId, row.id]);
  for (const row of org.snapshots.values()) await writeSnapshot(tx, orgId, row);
}

function appendOf(org: MemoryOrg, row: Append["row"], at: number): Append {
  const parts = (org.parts[at] ?? []).map(({ bytes }) => bytes);
  return { row, parts, texts: org.texts[at] ?? [], owners: [], documents: [] };
}
