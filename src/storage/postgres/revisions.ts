import type { Append, PartRow, RevisionRow, RowRange } from "../rows.ts";
import { changeSetKnown, erasedMeanwhile, staleRevision } from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import { sameBytes } from "../encoding.ts";
import type { RevisionHead } from "../store.ts";
import { type Database, INT_MAX, type Session } from "./database.ts";
import { putDocument, putOwners } from "./registers.ts";
import { putTexts } from "./texts.ts";

/** Small payloads of one page; a large part is a page of its own. */
const PAGE_BYTES = 4_000_000;
const PAGE_ROWS = 1000;

const COLUMNS = `org_id, revision, change_set_id, committed_at, effective_on, format_version, payload_hash,
  payload_bytes, parts, previous_hash, hash`;

interface StoredRevision {
  readonly org_id: string;
  readonly revision: number;
  readonly change_set_id: string;
  readonly committed_at: string;
  readonly effective_on: string;
  readonly format_version: number;
  readonly payload_hash: Buffer;
  /** The driver reads bigints as text. */
  readonly payload_bytes: string;
  readonly parts: number;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

function rowOf(stored: StoredRevision): RevisionRow {
  return {
    orgId: stored.org_id,
    revision: stored.revision,
    changeSetId: stored.change_set_id,
    committedAt: stored.committed_at,
    effectiveOn: stored.effective_on,
    formatVersion: stored.format_version,
    payloadHash: stored.payload_hash,
    payloadBytes: Number(stored.payload_bytes),
    parts: stored.parts,
    previousHash: stored.previous_hash,
    hash: stored.hash,
  };
}

export function headRow(database: Database, orgId: string): Promise<RevisionRow | null> {
  return database.read((session) => headIn(session, orgId));
}

async function headIn(session: Session, orgId: string): Promise<RevisionRow | null> {
  const [row] = await session.query<StoredRevision>(
    `SELECT ${COLUMNS} FROM onethread.revisions WHERE org_id = $1 ORDER BY revision DESC LIMIT 1`,
    [orgId],
  );
  return row === undefined ? null : rowOf(row);
}

export function revisionRows(
  database: Database,
  orgId: string,
  after: number,
  limit: number,
): Promise<readonly RevisionRow[]> {
  return database.read(async (session) => {
    const rows = await session.query<StoredRevision>(
      `SELECT ${COLUMNS} FROM onethread.revisions WHERE org_id = $1 AND revision > $2 ORDER BY revision LIMIT $3`,
      [orgId, after, limit],
    );
    return rows.map(rowOf);
  });
}

export function revisionHeads(
  database: Database,
  orgId: string,
  after: number,
  limit: number,
): Promise<readonly RevisionHead[]> {
  return database.read((session) =>
    session.query<RevisionHead>(
      `SELECT revision AS number, change_set_id AS "changeSetId", committed_at AS "committedAt",
         effective_on AS "effectiveOn", encode(hash, 'hex') AS hash
       FROM onethread.revisions WHERE org_id = $1 AND revision > $2 ORDER BY revision LIMIT $3`,
      [orgId, after, limit],
    ),
  );
}

export function revisionRow(
  database: Database,
  orgId: string,
  changeSetId: string,
): Promise<RevisionRow | null> {
  return database.read((session) => rowOfChangeSet(session, orgId, changeSetId));
}

async function rowOfChangeSet(
  session: Session,
  orgId: string,
  changeSetId: string,
): Promise<RevisionRow | null> {
  const [row] = await session.query<StoredRevision>(
    `SELECT ${COLUMNS} FROM onethread.revisions WHERE org_id = $1 AND change_set_id = $2`,
    [orgId, changeSetId],
  );
  return row === undefined ? null : rowOf(row);
}

/** Payloads in pages that fit in memory; the sizes are known without reading the bytes. */
export async function* payloads(
  database: Database,
  orgId: string,
  range: RowRange,
): AsyncGenerator<readonly PartRow[]> {
  let { after } = range;
  let part = INT_MAX;
  for (;;) {
    const page = await database.read((session) =>
      session.query<{ revision: number; part: number; bytes: Buffer }>(
        `SELECT revision, part, bytes FROM (
           SELECT *, sum(octet_length(bytes)) OVER (ORDER BY revision, part) - octet_length(bytes) AS before
           FROM (
             SELECT revision, part, bytes FROM onethread.payloads
             WHERE org_id = $1 AND (revision, part) > ($2, $3) AND revision <= $4
             ORDER BY revision, part LIMIT ${PAGE_ROWS}
           ) AS found
         ) AS sized WHERE before < ${PAGE_BYTES} ORDER BY revision, part`,
        [orgId, after, part, Math.min(range.through, INT_MAX)],
      ),
    );
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.revision;
    part = last.part;
  }
}

export function append(database: Database, given: Append): Promise<Outcome<null>> {
  const { row } = given;
  // Texts that come as they are made cannot be walked a second time.
  const walked: unknown = given.texts;
  const isWalkable = given.texts[Symbol.iterator]() !== walked;
  return database.write({
    what: `change set ${row.changeSetId}`,
    isRepeatable: () => isWalkable,
    settle: async (session) => {
      await lockOrg(session, row.orgId);
      const found = await rowOfChangeSet(session, row.orgId, row.changeSetId);
      if (found === null) return undefined;
      return sameBytes(found.hash, row.hash) ? { ok: true, value: null } : changeSetKnown(row.changeSetId);
    },
    run: async (session) => {
      const misplaced = await misplacement(session, row);
      if (misplaced !== undefined) return misplaced;
      // The org is locked by now: an erasure came before, or waits.
      if (await isErasedSince(session, row.orgId, given.erasures)) return erasedMeanwhile(row.orgId);
      await session.query(
        `INSERT INTO onethread.revisions (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          row.orgId,
          row.revision,
          row.changeSetId,
          row.committedAt,
          row.effectiveOn,
          row.formatVersion,
          row.payloadHash,
          row.payloadBytes,
          row.parts,
          row.previousHash,
          row.hash,
        ],
      );
      for (const [part, bytes] of given.parts.entries())
        await session.query(
          "INSERT INTO onethread.payloads (org_id, revision, part, bytes) VALUES ($1, $2, $3, $4)",
          [row.orgId, row.revision, part, bytes],
        );
      await putTexts(session, row.orgId, row.revision, given.texts);
      for (const { kind, text } of given.documents)
        await putDocument(session, row.orgId, { kind, revision: row.revision, text });
      return putOwners(session, row.orgId, given.owners);
    },
  });
}

export function erasures(database: Database, orgId: string): Promise<number> {
  return database.read((session) => erasuresIn(session, orgId));
}

/** Whether somebody was erased since; the row stays locked against erasures until the transaction ends. */
export async function isErasedSince(
  session: Session,
  orgId: string,
  seen: number | undefined,
): Promise<boolean> {
  return seen !== undefined && (await erasuresIn(session, orgId, "FOR SHARE")) !== seen;
}

async function erasuresIn(session: Session, orgId: string, lock: "" | "FOR SHARE" = ""): Promise<number> {
  const [found] = await session.query<{ erasures: number }>(
    `SELECT erasures FROM onethread.orgs WHERE id = $1 ${lock}`,
    [orgId],
  );
  return found?.erasures ?? 0;
}

/** One writer an org at a time; reading goes on. A row that is locked is written, so that its commit is durable too. */
async function lockOrg(session: Session, orgId: string): Promise<boolean> {
  const found = await session.query("SELECT id FROM onethread.orgs WHERE id = $1 FOR NO KEY UPDATE", [orgId]);
  return found.length > 0;
}

/** Why the row may not stand where it says; undefined where it may. */
async function misplacement(session: Session, row: RevisionRow): Promise<Outcome<null> | undefined> {
  const stale = staleRevision(row.orgId, row.revision);
  if (!(await lockOrg(session, row.orgId))) return stale;
  if ((await rowOfChangeSet(session, row.orgId, row.changeSetId)) !== null)
    return changeSetKnown(row.changeSetId);
  const head = await headIn(session, row.orgId);
  if (row.revision !== (head?.revision ?? 0) + 1) return stale;
  // After a failover the same number may have gone to another revision.
  return head === null || sameBytes(head.hash, row.previousHash) ? undefined : stale;
}
