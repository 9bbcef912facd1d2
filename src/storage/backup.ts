import { BlockWriter } from "./blocks.ts";
import { channel } from "./channel.ts";
import { headOf, type StoreContext } from "./context.ts";
import { toHex } from "./encoding.ts";
import { damageOf, noted } from "./damage.ts";
import { Pages } from "./pages.ts";
import { chainRows, partsOf } from "./readRevisions.ts";
import { StorageFault, type RevisionRow, type RowRange, type Rows, type TextRow } from "./rows.ts";
import { damaged } from "./context.ts";
import type { Head, OrgEntry, ProgressOf } from "./store.ts";

/** About so many bytes of payloads, or of texts, a block. */
const BLOCK_BYTES = 8_000_000;
const ROWS_AT_ONCE = 500;

/** What a backup says of itself, first. */
export interface Manifest {
  readonly madeAt: string;
  readonly orgs: readonly { readonly entry: OrgEntry; readonly head: Head }[];
}

/** Where the payload parts of a block begin and end: revision, part, bytes. */
export type PartSizes = readonly (readonly [number, number, number])[];

/** A text as a line of a block. */
export type TextLine = readonly [
  revision: number,
  commitment: string,
  personId: string | null,
  field: string,
  text: string,
  salt: string | null,
];

/**
 * Everything but caches as one file, block by block, as it stood when it began.
 * @throws StorageFault `storage-damaged` where a history is not whole: what cannot be trusted is not kept as a backup.
 */
export function backup(context: StoreContext, onProgress?: ProgressOf): AsyncGenerator<Uint8Array> {
  return channel(async (put) => {
    // The log goes on while the state is read that stands still: a line that came after is no lost revision.
    const logged = new Map<string, LoggedHead>();
    for (const { id } of await context.rows.orgs()) {
      const head = await context.rows.loggedHead?.(id);
      if (head !== undefined && head !== null) logged.set(id, head);
    }
    await context.rows.reading((rows) => write({ ...context, rows }, logged, put, onProgress));
  });
}

type LoggedHead = Pick<Head, "revision" | "hash">;

async function write(
  context: StoreContext,
  logged: ReadonlyMap<string, LoggedHead>,
  put: (bytes: Uint8Array) => Promise<void>,
  onProgress?: ProgressOf,
): Promise<void> {
  const { rows, tools } = context;
  const writer = new BlockWriter(tools);
  await put(writer.begin());
  const orgs: Manifest["orgs"][number][] = [];
  for (const entry of await rows.orgs()) {
    const damage = await damageOf(context, entry.id, logged.get(entry.id) ?? null);
    if (damage !== null) throw new StorageFault(damaged(damage).refusal);
    orgs.push({ entry, head: headOf(await rows.headRow(entry.id)) });
  }
  const manifest: Manifest = { madeAt: tools.now(), orgs };
  await put(writer.write("manifest", lines([manifest])));
  const total = orgs.reduce((sum, { head }) => sum + head.revision, 0);
  let done = 0;
  for (const { entry, head } of orgs) {
    const put1 = (kind: Parameters<BlockWriter["write"]>[0], content: Uint8Array): Promise<void> =>
      put(writer.write(kind, content, entry.id));
    try {
      for await (const batch of batches(context, entry.id, head.revision)) {
        await writeBatch(rows, batch, head.revision, put1);
        done += batch.rows.length;
        onProgress?.(done, total);
      }
    } catch (error) {
      throw noted(context, entry.id, error);
    }
    const scenarios = await rows.scenarioRows(entry.id);
    if (scenarios.length > 0) await put1("scenarios", lines(scenarios));
  }
  await put(writer.end());
}

/** Revisions that are written together: some hundred small ones, or one large one. */
interface Batch {
  readonly orgId: string;
  readonly rows: readonly RevisionRow[];
  readonly payloads: readonly { readonly sizes: PartSizes; readonly parts: readonly Uint8Array[] }[];
}

async function* batches(context: StoreContext, orgId: string, through: number): AsyncGenerator<Batch> {
  const { rows, tools } = context;
  const range: RowRange = { after: 0, through };
  const payloads = new Pages(rows.payloads(orgId, range));
  let batch: { row: RevisionRow; parts: Uint8Array[] }[] = [];
  let bytes = 0;
  for await (const row of chainRows(rows, orgId, range, tools)) {
    batch.push({ row, parts: await partsOf(payloads, row, tools) });
    bytes += row.payloadBytes;
    if (bytes < BLOCK_BYTES && batch.length < ROWS_AT_ONCE) continue;
    yield batchOf(orgId, batch);
    batch = [];
    bytes = 0;
  }
  await payloads.close();
  if (batch.length > 0) yield batchOf(orgId, batch);
}

/** Small payloads share a block; a part of a large one is a block of its own. */
function batchOf(orgId: string, batch: readonly { row: RevisionRow; parts: Uint8Array[] }[]): Batch {
  const payloads: { sizes: [number, number, number][]; parts: Uint8Array[] }[] = [];
  let room = 0;
  for (const { row, parts } of batch)
    for (const [i, part] of parts.entries()) {
      if (room < part.length) {
        payloads.push({ sizes: [], parts: [] });
        room = Math.max(BLOCK_BYTES, part.length);
      }
      room -= part.length;
      payloads.at(-1)?.sizes.push([row.revision, i, part.length]);
      payloads.at(-1)?.parts.push(part);
    }
  return { orgId, rows: batch.map(({ row }) => row), payloads };
}

async function writeBatch(
  source: Rows,
  { orgId, rows, payloads }: Batch,
  last: number,
  put: (kind: Parameters<BlockWriter["write"]>[0], content: Uint8Array) => Promise<void>,
): Promise<void> {
  const range = { after: (rows[0]?.revision ?? 1) - 1, through: rows.at(-1)?.revision ?? 0 };
  await put(
    "revisions",
    lines(
      rows.map((row) => ({
        ...row,
        payloadHash: toHex(row.payloadHash),
        previousHash: toHex(row.previousHash),
        hash: toHex(row.hash),
      })),
    ),
  );
  for (const { sizes, parts } of payloads) await put("payloads", joined([lines([sizes]), ...parts]));
  for await (const content of textBlocks(source, orgId, range)) await put("texts", content);
  const documents = (await source.documents(orgId)).filter(
    ({ revision }) => revision > range.after && revision <= range.through,
  );
  if (documents.length > 0) await put("documents", lines(documents));
  if (range.through < last) return;
  const owners = await source.ownersOf(orgId);
  if (owners.length > 0) await put("owners", lines(owners));
}

async function* textBlocks(source: Rows, orgId: string, range: RowRange): AsyncGenerator<Uint8Array> {
  let waiting: TextLine[] = [];
  let letters = 0;
  for await (const page of source.texts(orgId, range)) {
    for (const row of page) {
      waiting.push(lineOf(row));
      letters += row.text.length + 80;
    }
    if (letters < BLOCK_BYTES) continue;
    yield lines(waiting);
    waiting = [];
    letters = 0;
  }
  if (waiting.length > 0) yield lines(waiting);
}

function lineOf({ revision, commitment, personId, field, text, salt }: TextRow): TextLine {
  return [revision, commitment, personId, field, text, salt === null ? null : toHex(salt)];
}

function lines(values: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
