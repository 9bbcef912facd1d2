import { toHex } from "../encoding.ts";
import { overlapIn } from "../ownerOverlap.ts";
import { areaHasOwner, changeSetKnown, erasedMeanwhile, staleRevision } from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import type { Append, PartRow, RevisionRow, RowRange, TextRow } from "../rows.ts";
import type { RevisionHead } from "../store.ts";
import type { Connection } from "./connection.ts";
import { keysOf, keysOfRevisions, ownBytes, type Reading, type Writing } from "./form.ts";

const TEXTS_AT_ONCE = 5_000;
const PARTS_AT_ONCE = 500;
const PAGE_BYTES = 16_000_000;

/** Asked within each transaction that reads a page: whether what is read is still what it was. */
export type Still = (tx: Reading) => Promise<void>;

const ALWAYS: Still = async () => {};

export async function newestRow(tx: Reading, orgId: string): Promise<RevisionRow | null> {
  const cursor = await tx.objectStore("revisions").openCursor(keysOf(orgId), "prev");
  return cursor?.value ?? null;
}

export function revisionRows(
  connection: Connection,
  orgId: string,
  after: number,
  limit: number,
  still: Still = ALWAYS,
): Promise<readonly RevisionRow[]> {
  return connection.read(["orgs", "revisions"], async (tx) => {
    await still(tx);
    const range = keysOfRevisions(orgId, after, Number.MAX_SAFE_INTEGER);
    return limit <= 0 ? [] : tx.objectStore("revisions").getAll(range, limit);
  });
}

export function headOfRow({
  revision,
  changeSetId,
  committedAt,
  effectiveOn,
  hash,
}: RevisionRow): RevisionHead {
  return { number: revision, changeSetId, committedAt, effectiveOn, hash: toHex(hash) };
}

export function revisionRow(
  connection: Connection,
  orgId: string,
  changeSetId: string,
): Promise<RevisionRow | null> {
  return connection.read(
    ["revisions"],
    async (tx) => (await tx.objectStore("revisions").index("changeSet").get([orgId, changeSetId])) ?? null,
  );
}

/** A page is some hundred small payloads or a few large parts. */
export async function* payloads(
  connection: Connection,
  orgId: string,
  { after, through }: RowRange,
  still: Still = ALWAYS,
): AsyncGenerator<readonly PartRow[]> {
  let range = keysOfRevisions(orgId, after, through);
  for (;;) {
    const page = await connection.read(["orgs", "parts"], async (tx) => {
      await still(tx);
      const rows: PartRow[] = [];
      let bytes = 0;
      let cursor = await tx.objectStore("parts").openCursor(range);
      while (cursor !== null && rows.length < PARTS_AT_ONCE && bytes < PAGE_BYTES) {
        rows.push(cursor.value);
        bytes += cursor.value.bytes.length;
        cursor = await cursor.continue();
      }
      return rows;
    });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (last.revision > through) return;
    range = IDBKeyRange.bound([orgId, last.revision, last.part], [orgId, through, []], true);
  }
}

/** Stored pages as they are; where revisions are small, many of them at once. */
export async function* texts(
  connection: Connection,
  orgId: string,
  { after, through }: RowRange,
  still: Still = ALWAYS,
): AsyncGenerator<readonly TextRow[]> {
  let range = keysOfRevisions(orgId, after, through);
  for (;;) {
    const { rows, next } = await connection.read(["orgs", "texts"], async (tx) => {
      await still(tx);
      const rows: TextRow[][] = [];
      let count = 0;
      let cursor = await tx.objectStore("texts").openCursor(range);
      let last: [string, number, number] | null = null;
      while (cursor !== null && count < TEXTS_AT_ONCE) {
        rows.push(cursor.value);
        count += cursor.value.length;
        last = cursor.key;
        cursor = await cursor.continue();
      }
      return { rows: rows.flat(), next: cursor === null ? null : last };
    });
    if (rows.length > 0) yield rows;
    if (next === null) return;
    range = IDBKeyRange.bound(next, [orgId, through, []], true);
  }
}

const WRITTEN = ["orgs", "revisions", "parts", "texts", "owners", "documents"] as const;

/** Everything is compared within the transaction that writes: other tabs write the same database. */
export function append(connection: Connection, given: Append): Promise<Outcome<null>> {
  const { orgId, revision, changeSetId } = given.row;
  return connection.tryWrite(WRITTEN, async (tx): Promise<Outcome<null>> => {
    const org = await tx.objectStore("orgs").get(orgId);
    if (org === undefined) return staleRevision(orgId, revision);
    if ((await tx.objectStore("revisions").index("changeSet").getKey([orgId, changeSetId])) !== undefined)
      return changeSetKnown(changeSetId);
    if (((await newestRow(tx, orgId))?.revision ?? 0) !== revision - 1) return staleRevision(orgId, revision);
    if (given.erasures !== undefined && given.erasures !== org.erasures) return erasedMeanwhile(orgId);
    const overlap = overlapIn(given.owners);
    if (overlap !== null) return areaHasOwner(overlap.areaId);
    await writeRevision(tx, given);
    return { ok: true, value: null };
  });
}

/** One revision with all that came with it. */
export async function writeRevision(
  tx: Writing,
  { row, parts, texts, owners, documents }: Append,
): Promise<void> {
  const { orgId, revision } = row;
  await tx.objectStore("revisions").add(
    {
      ...row,
      payloadHash: ownBytes(row.payloadHash),
      previousHash: ownBytes(row.previousHash),
      hash: ownBytes(row.hash),
    },
    [orgId, revision],
  );
  for (const [part, bytes] of parts.entries())
    await tx.objectStore("parts").add({ revision, part, bytes: ownBytes(bytes) }, [orgId, revision, part]);
  await writeTexts(tx, orgId, revision, texts);
  for (const area of owners)
    await (area.owners.length === 0
      ? tx.objectStore("owners").delete([orgId, area.areaId])
      : tx.objectStore("owners").put(area, [orgId, area.areaId]));
  for (const { kind, text } of documents)
    await tx.objectStore("documents").add({ kind, revision, text }, [orgId, revision, kind]);
}

async function writeTexts(
  tx: Writing,
  orgId: string,
  revision: number,
  texts: Iterable<TextRow>,
): Promise<void> {
  let page: TextRow[] = [];
  let number = 0;
  for (const row of texts) {
    page.push(row.salt === null ? row : { ...row, salt: ownBytes(row.salt) });
    if (page.length < TEXTS_AT_ONCE) continue;
    await tx.objectStore("texts").add(page, [orgId, revision, number++]);
    page = [];
  }
  if (page.length > 0) await tx.objectStore("texts").add(page, [orgId, revision, number]);
}
