import type { Day } from "../../org/index.ts";
import type { Outcome } from "../refusal.ts";
import { erasedMeanwhile } from "../refusals.ts";
import type { SnapshotRow } from "../rows.ts";
import type { SnapshotKey } from "../store.ts";
import type { Database } from "./database.ts";
import { isErasedSince } from "./revisions.ts";

interface StoredKey {
  readonly revision: number;
  readonly on_day: string;
  readonly code_version: number;
}

export function snapshotKeys(
  database: Database,
  orgId: string,
): Promise<readonly (SnapshotKey & { readonly codeVersion: number })[]> {
  return database.read(async (session) => {
    const rows = await session.query<StoredKey>(
      `SELECT revision, on_day, code_version FROM onethread.snapshots WHERE org_id = $1 ORDER BY revision, on_day`,
      [orgId],
    );
    return rows.map((row) => ({
      revision: row.revision,
      on: row.on_day as Day,
      codeVersion: row.code_version,
    }));
  });
}

export function snapshot(database: Database, orgId: string, key: SnapshotKey): Promise<SnapshotRow | null> {
  const where = "org_id = $1 AND revision = $2 AND on_day = $3";
  const values = [orgId, key.revision, key.on];
  return database.unmoving((unmoving) =>
    unmoving.read(async (session) => {
      const [row] = await session.query<StoredKey & { hash: Buffer }>(
        `SELECT revision, on_day, code_version, hash FROM onethread.snapshots WHERE ${where}`,
        values,
      );
      if (row === undefined) return null;
      const [count] = await session.query<{ parts: number }>(
        `SELECT count(*)::int AS parts FROM onethread.snapshot_parts WHERE ${where}`,
        values,
      );
      const parts: Uint8Array[] = [];
      // One at a time: all of them as text would be twice the snapshot in memory.
      for (let part = 0; part < (count?.parts ?? 0); part++) {
        const [found] = await session.query<{ bytes: Buffer }>(
          `SELECT bytes FROM onethread.snapshot_parts WHERE ${where} AND part = $4`,
          [...values, part],
        );
        if (found !== undefined) parts.push(found.bytes);
      }
      return { ...key, codeVersion: row.code_version, hash: row.hash, parts };
    }),
  );
}

export function putSnapshot(
  database: Database,
  orgId: string,
  row: SnapshotRow,
  erasures?: number,
): Promise<Outcome<null>> {
  return database.write({
    what: `the snapshot of revision ${row.revision}`,
    run: async (session) => {
      if (await isErasedSince(session, orgId, erasures)) return erasedMeanwhile(orgId);
      const key = [orgId, row.revision, row.on];
      await session.query(
        `INSERT INTO onethread.snapshots (org_id, revision, on_day, code_version, hash) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, revision, on_day) DO UPDATE SET code_version = excluded.code_version, hash = excluded.hash`,
        [...key, row.codeVersion, row.hash],
      );
      await session.query(
        "DELETE FROM onethread.snapshot_parts WHERE org_id = $1 AND revision = $2 AND on_day = $3",
        key,
      );
      for (const [part, bytes] of row.parts.entries())
        await session.query(
          "INSERT INTO onethread.snapshot_parts (org_id, revision, on_day, part, bytes) VALUES ($1, $2, $3, $4, $5)",
          [...key, part, bytes],
        );
      return { ok: true, value: null };
    },
  });
}

export function dropSnapshot(database: Database, orgId: string, key: SnapshotKey): Promise<Outcome<null>> {
  return database.write({
    what: `dropping the snapshot of revision ${key.revision}`,
    run: async (session) => {
      await session.query(
        "DELETE FROM onethread.snapshots WHERE org_id = $1 AND revision = $2 AND on_day = $3",
        [orgId, key.revision, key.on],
      );
      return { ok: true, value: null };
    },
  });
}
