import { erasedMeanwhile, scenarioStale } from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import type { ScenarioRow, SnapshotRow } from "../rows.ts";
import type { DocumentKind, SnapshotKey } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isErasedSince } from "./revisions.ts";

/** What stands beside the revisions: documents, snapshots, scenarios. */

const DONE = { ok: true, value: null } as const;

export function document(
  connection: Connection,
  orgId: string,
  kind: DocumentKind,
  through: number,
): string | null {
  const sql =
    "SELECT text FROM documents WHERE org_id = ? AND kind = ? AND revision <= ? ORDER BY revision DESC LIMIT 1";
  return connection.read(
    (db) => (db.prepare(sql).pluck().get(orgId, kind, through) as string | undefined) ?? null,
  );
}

export function documents(
  connection: Connection,
  orgId: string,
): { readonly kind: DocumentKind; readonly revision: number; readonly text: string }[] {
  const sql = "SELECT kind, revision, text FROM documents WHERE org_id = ? ORDER BY revision, kind";
  return connection.read((db) => db.prepare(sql).all(orgId) as ReturnType<typeof documents>);
}

export function snapshotKeys(
  connection: Connection,
  orgId: string,
): (SnapshotKey & { readonly codeVersion: number })[] {
  const sql = `SELECT revision, on_day AS "on", code_version AS codeVersion FROM snapshots WHERE org_id = ?
    ORDER BY revision, on_day`;
  return connection.read((db) => db.prepare(sql).all(orgId) as ReturnType<typeof snapshotKeys>);
}

export function snapshot(
  connection: Connection,
  orgId: string,
  { revision, on }: SnapshotKey,
): SnapshotRow | null {
  return connection.read((db) => {
    const found = db
      .prepare(
        "SELECT code_version AS codeVersion, hash FROM snapshots WHERE org_id = ? AND revision = ? AND on_day = ?",
      )
      .get(orgId, revision, on) as Pick<SnapshotRow, "codeVersion" | "hash"> | undefined;
    if (found === undefined) return null;
    const parts = db
      .prepare(
        "SELECT CAST(bytes AS BLOB) AS bytes FROM snapshot_parts WHERE org_id = ? AND revision = ? AND on_day = ? ORDER BY part",
      )
      .pluck()
      .all(orgId, revision, on) as Uint8Array[];
    return { revision, on, ...found, parts };
  });
}

export function putSnapshot(
  connection: Connection,
  orgId: string,
  row: SnapshotRow,
  erasures?: number,
): Outcome<null> {
  return connection.tryWrite((db) => {
    if (isErasedSince(db, orgId, erasures)) return erasedMeanwhile(orgId);
    db.prepare("DELETE FROM snapshots WHERE org_id = ? AND revision = ? AND on_day = ?").run(
      orgId,
      row.revision,
      row.on,
    );
    db.prepare(
      "INSERT INTO snapshots (org_id, revision, on_day, code_version, hash) VALUES (?, ?, ?, ?, ?)",
    ).run(orgId, row.revision, row.on, row.codeVersion, row.hash);
    const part = db.prepare(
      "INSERT INTO snapshot_parts (org_id, revision, on_day, part, bytes) VALUES (?, ?, ?, ?, ?)",
    );
    for (const [i, bytes] of row.parts.entries()) part.run(orgId, row.revision, row.on, i, bytes);
    return DONE;
  });
}

export function dropSnapshot(connection: Connection, orgId: string, { revision, on }: SnapshotKey): void {
  connection.write((db) =>
    db
      .prepare("DELETE FROM snapshots WHERE org_id = ? AND revision = ? AND on_day = ?")
      .run(orgId, revision, on),
  );
}

export function scenarioRows(connection: Connection, orgId: string): ScenarioRow[] {
  const sql = "SELECT id, version, body FROM scenarios WHERE org_id = ? ORDER BY id";
  return connection.read((db) => db.prepare(sql).all(orgId) as ScenarioRow[]);
}

export function scenarioRow(connection: Connection, orgId: string, id: string): ScenarioRow | null {
  const sql = "SELECT id, version, body FROM scenarios WHERE org_id = ? AND id = ?";
  return connection.read((db) => (db.prepare(sql).get(orgId, id) as ScenarioRow | undefined) ?? null);
}

export function putScenario(connection: Connection, orgId: string, row: ScenarioRow): Outcome<null> {
  return connection.tryWrite((db) => {
    const version = (db
      .prepare("SELECT version FROM scenarios WHERE org_id = ? AND id = ?")
      .pluck()
      .get(orgId, row.id) ?? 0) as number;
    if (version !== row.version - 1) return scenarioStale(row.id, version);
    db.prepare(
      `INSERT INTO scenarios (org_id, id, version, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (org_id, id) DO UPDATE SET version = excluded.version, body = excluded.body`,
    ).run(orgId, row.id, row.version, row.body);
    return DONE;
  });
}
