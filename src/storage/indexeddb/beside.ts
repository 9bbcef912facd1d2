import { erasedMeanwhile, scenarioStale } from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import type { ScenarioRow, SnapshotRow } from "../rows.ts";
import type { DocumentKind, SnapshotKey } from "../store.ts";
import type { Connection } from "./connection.ts";
import { keysOf, keysOfRevisions, ownBytes, type DocumentRow, type Writing } from "./form.ts";

/** What stands beside the revisions: documents, snapshots, scenarios. */

const DONE = { ok: true, value: null } as const;

export async function document(
  connection: Connection,
  orgId: string,
  kind: DocumentKind,
  through: number,
): Promise<string | null> {
  return connection.read(["documents"], async (tx) => {
    let cursor = await tx.objectStore("documents").openCursor(keysOfRevisions(orgId, 0, through), "prev");
    while (cursor !== null && cursor.value.kind !== kind) cursor = await cursor.continue();
    return cursor?.value.text ?? null;
  });
}

export function documents(connection: Connection, orgId: string): Promise<DocumentRow[]> {
  return connection.read(["documents"], (tx) => tx.objectStore("documents").getAll(keysOf(orgId)));
}

export async function snapshotKeys(
  connection: Connection,
  orgId: string,
): Promise<(SnapshotKey & { readonly codeVersion: number })[]> {
  const rows = await connection.read(["snapshots"], (tx) =>
    tx.objectStore("snapshots").getAll(keysOf(orgId)),
  );
  return rows.map(({ revision, on, codeVersion }) => ({ revision, on, codeVersion }));
}

export function snapshot(
  connection: Connection,
  orgId: string,
  { revision, on }: SnapshotKey,
): Promise<SnapshotRow | null> {
  return connection.read(["snapshots", "states"], async (tx) => {
    const row = await tx.objectStore("snapshots").get([orgId, revision, on]);
    const parts = await tx.objectStore("states").get([orgId, revision, on]);
    return row === undefined || parts === undefined ? null : { ...row, parts };
  });
}

export function putSnapshot(
  connection: Connection,
  orgId: string,
  row: SnapshotRow,
  erasures?: number,
): Promise<Outcome<null>> {
  return connection.tryWrite(["orgs", "snapshots", "states"], async (tx) => {
    const org = await tx.objectStore("orgs").get(orgId);
    if (erasures !== undefined && org !== undefined && org.erasures !== erasures)
      return erasedMeanwhile(orgId);
    // Nothing is kept of an organisation that another tab has deleted meanwhile.
    if (org !== undefined) await writeSnapshot(tx, orgId, row);
    return DONE;
  });
}

export async function writeSnapshot(
  tx: Writing,
  orgId: string,
  { parts, ...row }: SnapshotRow,
): Promise<void> {
  const key: [string, number, string] = [orgId, row.revision, row.on];
  await tx.objectStore("snapshots").put({ ...row, hash: ownBytes(row.hash) }, key);
  await tx.objectStore("states").put(parts.map(ownBytes), key);
}

export function dropSnapshot(
  connection: Connection,
  orgId: string,
  { revision, on }: SnapshotKey,
): Promise<void> {
  return connection.write(["snapshots", "states"], async (tx) => {
    await tx.objectStore("snapshots").delete([orgId, revision, on]);
    await tx.objectStore("states").delete([orgId, revision, on]);
  });
}

export function scenarioRows(connection: Connection, orgId: string): Promise<ScenarioRow[]> {
  return connection.read(["scenarios"], (tx) => tx.objectStore("scenarios").getAll(keysOf(orgId)));
}

export async function scenarioRow(
  connection: Connection,
  orgId: string,
  id: string,
): Promise<ScenarioRow | null> {
  return connection.read(
    ["scenarios"],
    async (tx) => (await tx.objectStore("scenarios").get([orgId, id])) ?? null,
  );
}

export function putScenario(connection: Connection, orgId: string, row: ScenarioRow): Promise<Outcome<null>> {
  return connection.tryWrite(["orgs", "scenarios"], async (tx) => {
    const org = await tx.objectStore("orgs").getKey(orgId);
    const version = (await tx.objectStore("scenarios").get([orgId, row.id]))?.version ?? 0;
    if (org === undefined || version !== row.version - 1) return scenarioStale(row.id, version);
    await tx.objectStore("scenarios").put(row, [orgId, row.id]);
    return DONE;
  });
}
