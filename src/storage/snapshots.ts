import type { OrgRecords } from "../org/index.ts";
import { ByteReader, ByteWriter } from "./columnBytes.ts";
import { readColumn, writeColumn } from "./columns.ts";
import type { StoreContext } from "./context.ts";
import { sameBytes } from "./encoding.ts";
import type { Outcome } from "./refusal.ts";
import type { SnapshotRow } from "./rows.ts";
import type { Snapshot, SnapshotKey } from "./store.ts";
import { textsOf, TextPool } from "./textPool.ts";

/**
 * Of the form of the parts, and of what settles and folds: another one is not read, and thrown away by the next that is
 * kept. 1: JSON. 2: columns.
 */
export const SNAPSHOT_VERSION = 2;

/** Records a part: some megabytes, and what is made on the way is thrown away before the next. */
const RECORDS_AT_ONCE = 50_000;

interface Head {
  /** How many parts hold texts: they stand first. */
  readonly textParts: number;
  /** Which list each of the parts after them goes on with, and by how many records. */
  readonly slices: readonly { readonly list: string; readonly count: number }[];
  /** What is no list, and the names of the lists in their order. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Records in parts: what they are, their texts, then slices of the lists in their order, field by field. */
export function snapshotParts(records: OrgRecords): Uint8Array[] {
  const texts = new TextPool();
  const slices: { list: string; count: number }[] = [];
  const columns: Uint8Array[] = [];
  const others: Record<string, unknown> = {};
  for (const [list, all] of Object.entries(records) as [string, unknown][]) {
    others[list] = Array.isArray(all) ? [] : all;
    if (!Array.isArray(all)) continue;
    for (let at = 0; at < all.length; at += RECORDS_AT_ONCE) {
      const slice = all.slice(at, at + RECORDS_AT_ONCE) as readonly unknown[];
      const part = new ByteWriter();
      writeColumn(part, texts, slice);
      columns.push(part.close());
      slices.push({ list, count: slice.length });
    }
  }
  const textParts = texts.close();
  const head: Head = { textParts: textParts.length, slices, others };
  return [new TextEncoder().encode(JSON.stringify(head)), ...textParts, ...columns];
}

/** The records of `snapshotParts`, whose hash was checked. */
export function recordsOfParts([first, ...parts]: readonly Uint8Array[]): OrgRecords {
  const { textParts, slices, others } = JSON.parse(new TextDecoder().decode(first)) as Head;
  const texts = textsOf(parts.slice(0, textParts));
  const records: Record<string, unknown> = others;
  for (const [i, { list, count }] of slices.entries()) {
    const all = records[list] as unknown[];
    const reader = new ByteReader(parts[textParts + i] ?? new Uint8Array(0));
    for (const record of readColumn(reader, texts, count)) all.push(record);
  }
  return records as unknown as OrgRecords;
}

/** Keys of snapshots that can be read: those of revisions that stand, made by this code. */
export async function snapshotKeys({ rows }: StoreContext, orgId: string): Promise<readonly SnapshotKey[]> {
  const keys = await rows.snapshotKeys(orgId);
  return keys
    .filter(({ codeVersion }) => codeVersion === SNAPSHOT_VERSION)
    .map(({ revision, on }) => ({ revision, on }));
}

export async function readSnapshot(
  { rows, tools, damages }: StoreContext,
  orgId: string,
  key: SnapshotKey,
): Promise<Snapshot | null> {
  if (key.revision >= (damages.get(orgId)?.revision ?? Infinity)) return null;
  const row = await rows.snapshot(orgId, key);
  return row === null ? null : snapshotOf(row, tools);
}

/** Null where it was made by other code, or does not carry its hash. */
export function snapshotOf(row: SnapshotRow, tools: StoreContext["tools"]): Snapshot | null {
  const { revision, on, codeVersion, hash } = row;
  if (codeVersion !== SNAPSHOT_VERSION || !sameBytes(snapshotHash(row.parts, tools), hash)) return null;
  const [held, ...parts] = row.parts;
  return {
    revision,
    on,
    records: recordsOfParts(parts),
    held: JSON.parse(new TextDecoder().decode(held)) as Snapshot["held"],
  };
}

export async function keepSnapshot(
  { rows, tools }: StoreContext,
  orgId: string,
  { revision, on, records, held }: Snapshot,
  erasures?: number,
): Promise<Outcome<null>> {
  const parts = [new TextEncoder().encode(JSON.stringify(held)), ...snapshotParts(records)];
  const hash = snapshotHash(parts, tools);
  for (const { codeVersion, ...key } of await rows.snapshotKeys(orgId))
    if (codeVersion < SNAPSHOT_VERSION) await rows.dropSnapshot(orgId, key);
  return rows.putSnapshot(orgId, { revision, on, codeVersion: SNAPSHOT_VERSION, hash, parts }, erasures);
}

export async function dropSnapshots({ rows }: StoreContext, orgId: string): Promise<void> {
  for (const { revision, on } of await rows.snapshotKeys(orgId))
    await rows.dropSnapshot(orgId, { revision, on });
}

/** Lengths are hashed too: what one part holds is not what two hold. */
function snapshotHash(parts: readonly Uint8Array[], tools: StoreContext["tools"]): Uint8Array {
  const hash = tools.hashing();
  const encoder = new TextEncoder();
  for (const part of parts) {
    hash.add(encoder.encode(`${part.length}\n`));
    hash.add(part);
  }
  return hash.digest();
}
