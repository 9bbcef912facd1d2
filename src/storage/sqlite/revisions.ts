import { areaHasOwner, changeSetKnown, erasedMeanwhile, staleRevision } from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import type { Append, PartRow, RevisionRow, RowRange, TextRow } from "../rows.ts";
import type { RevisionHead } from "../store.ts";
import type { Connection, Db } from "./connection.ts";
import { writeOwners } from "./owners.ts";

const TEXTS_AT_ONCE = 5_000;
const PARTS_AT_ONCE = 500;
const PAGE_BYTES = 16_000_000;

// A damaged page can hold a number where bytes were written: cast, it is wrong bytes, which the chain finds. What sorts
// names the table: the bare name would mean the cast column, which no index has, and all rows be read for the newest.
const COLUMNS = `org_id AS orgId, CAST(revision AS INTEGER) AS revision, CAST(change_set_id AS TEXT) AS changeSetId,
  CAST(committed_at AS TEXT) AS committedAt, CAST(effective_on AS TEXT) AS effectiveOn,
  CAST(format_version AS INTEGER) AS formatVersion, CAST(payload_hash AS BLOB) AS payloadHash,
  CAST(payload_bytes AS INTEGER) AS payloadBytes, CAST(parts AS INTEGER) AS parts,
  CAST(previous_hash AS BLOB) AS previousHash, CAST(hash AS BLOB) AS hash`;

export function headRow(connection: Connection, orgId: string): RevisionRow | null {
  const sql = `SELECT ${COLUMNS} FROM revisions WHERE org_id = ? ORDER BY revisions.revision DESC LIMIT 1`;
  return connection.read((db) => (db.prepare(sql).get(orgId) as RevisionRow | undefined) ?? null);
}

export function revisionRows(
  connection: Connection,
  orgId: string,
  after: number,
  limit: number,
): readonly RevisionRow[] {
  const sql = `SELECT ${COLUMNS} FROM revisions WHERE org_id = ? AND revisions.revision > ?
    ORDER BY revisions.revision LIMIT ?`;
  return connection.read((db) => db.prepare(sql).all(orgId, after, limit) as RevisionRow[]);
}

type HeadColumns = readonly [
  number: number,
  changeSetId: string,
  committedAt: string,
  effectiveOn: string,
  hash: string,
];

export function revisionHeads(
  connection: Connection,
  orgId: string,
  after: number,
  limit: number,
): readonly RevisionHead[] {
  const sql = `SELECT CAST(revision AS INTEGER), CAST(change_set_id AS TEXT), CAST(committed_at AS TEXT),
      CAST(effective_on AS TEXT), lower(hex(hash))
    FROM revisions WHERE org_id = ? AND revision > ? ORDER BY revision LIMIT ?`;
  const rows = connection.read((db) => db.prepare(sql).raw().all(orgId, after, limit) as HeadColumns[]);
  return rows.map(([number, changeSetId, committedAt, effectiveOn, hash]) => ({
    number,
    changeSetId,
    committedAt,
    effectiveOn,
    hash,
  }));
}

export function revisionRow(connection: Connection, orgId: string, changeSetId: string): RevisionRow | null {
  const sql = `SELECT ${COLUMNS} FROM revisions WHERE org_id = ? AND change_set_id = ?`;
  return connection.read(
    (db) => (db.prepare(sql).get(orgId, changeSetId) as RevisionRow | undefined) ?? null,
  );
}

/** A page is some hundred small payloads or a few large parts. */
export async function* payloads(
  connection: Connection,
  orgId: string,
  { after, through }: RowRange,
): AsyncGenerator<readonly PartRow[]> {
  let at = { revision: after, part: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const page = connection.read((db) => partsPage(db, orgId, at, through));
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    at = last;
  }
}

function partsPage(
  db: Db,
  orgId: string,
  after: { readonly revision: number; readonly part: number },
  through: number,
): PartRow[] {
  const rows = db
    .prepare(
      `SELECT revision, part, CAST(bytes AS BLOB) AS bytes FROM payloads
       WHERE org_id = ? AND (revision, part) > (?, ?) AND revision <= ? ORDER BY revision, part LIMIT ?`,
    )
    .iterate(orgId, after.revision, after.part, through, PARTS_AT_ONCE) as IterableIterator<PartRow>;
  const page: PartRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    page.push(row);
    bytes += row.bytes.length;
    if (bytes >= PAGE_BYTES) break;
  }
  return page;
}

type TextColumns = readonly [
  commitment: string,
  revision: number,
  place: number,
  personId: string | null,
  field: string,
  text: string,
  salt: Uint8Array | null,
];

export async function* texts(
  connection: Connection,
  orgId: string,
  { after, through }: RowRange,
  isPlain?: true,
): AsyncGenerator<readonly TextRow[]> {
  const sql = `SELECT CAST(commitment AS TEXT), revision, place, person_id, CAST(field AS TEXT), CAST(text AS TEXT),
      ${isPlain === true ? "NULL" : "CAST(salt AS BLOB)"}
    FROM personal_texts WHERE org_id = ? AND (revision, place) > (?, ?) AND revision <= ?
    ORDER BY revision, place LIMIT ?`;
  let [revision, place] = [after, Number.MAX_SAFE_INTEGER];
  for (;;) {
    const given = [orgId, revision, place, through, TEXTS_AT_ONCE] as const;
    // Rows as lists: objects made here cost half of those that the driver makes.
    const page = connection.read(
      (db) =>
        db
          .prepare(sql)
          .raw()
          .all(...given) as TextColumns[],
    );
    if (page.length > 0) yield page.map(textRow);
    const last = page.at(-1);
    if (last === undefined || page.length < TEXTS_AT_ONCE) return;
    [, revision, place] = last;
  }
}

function textRow([commitment, revision, , personId, field, text, salt]: TextColumns): TextRow {
  return { commitment, revision, personId, field, text, salt };
}

export function erasures(connection: Connection, orgId: string): number {
  return connection.read((db) => erasuresIn(db, orgId));
}

/** Whether somebody was erased since; within the transaction that writes. */
export function isErasedSince(db: Db, orgId: string, seen: number | undefined): boolean {
  return seen !== undefined && erasuresIn(db, orgId) !== seen;
}

function erasuresIn(db: Db, orgId: string): number {
  return Number(db.prepare("SELECT erasures FROM orgs WHERE id = ?").pluck().get(orgId) ?? 0);
}

export function append(connection: Connection, given: Append): Outcome<null> {
  const { orgId, revision, changeSetId } = given.row;
  try {
    return connection.tryWrite((db) => {
      if (isErasedSince(db, orgId, given.erasures)) return erasedMeanwhile(orgId);
      writeRow(db, given.row);
      writeParts(db, given);
      writeTexts(db, given);
      writeOwners(db, orgId, given.owners);
      const document = db.prepare("INSERT INTO documents (org_id, kind, revision, text) VALUES (?, ?, ?, ?)");
      for (const { kind, text } of given.documents) document.run(orgId, kind, revision, text);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.message.includes("UNIQUE constraint failed: revisions.org_id, revisions.change_set_id"))
      return changeSetKnown(changeSetId);
    if (
      error.message.includes("UNIQUE constraint failed: revisions.org_id, revisions.revision") ||
      error.message.includes("stale-revision")
    )
      return staleRevision(orgId, revision);
    if (error.message.includes("area-has-owner")) return areaHasOwner(error.cause as string);
    throw error;
  }
}

function writeRow(db: Db, row: RevisionRow): void {
  db.prepare(
    `INSERT INTO revisions (org_id, revision, change_set_id, committed_at, effective_on, format_version,
       payload_hash, payload_bytes, parts, previous_hash, hash)
     VALUES (@orgId, @revision, @changeSetId, @committedAt, @effectiveOn, @formatVersion,
       @payloadHash, @payloadBytes, @parts, @previousHash, @hash)`,
  ).run(row);
}

function writeParts(db: Db, { row, parts }: Append): void {
  const part = db.prepare("INSERT INTO payloads (org_id, revision, part, bytes) VALUES (?, ?, ?, ?)");
  for (const [i, bytes] of parts.entries()) part.run(row.orgId, row.revision, i, bytes);
}

function writeTexts(db: Db, { row, texts: all }: Append): void {
  const insert = db.prepare(
    `INSERT INTO personal_texts (org_id, revision, place, commitment, person_id, field, text, salt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let place = 0;
  for (const { commitment, personId, field, text, salt } of all)
    insert.run(row.orgId, row.revision, place++, commitment, personId, field, text, salt);
}
