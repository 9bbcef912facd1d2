import type { OrgRecords } from "../org/index.ts";
import type { StoreContext } from "./context.ts";
import { sameBytes } from "./encoding.ts";
import type { Outcome } from "./refusal.ts";
import type { SnapshotRow } from "./rows.ts";
import type { Snapshot, SnapshotKey } from "./store.ts";

/** Of the form of the parts, and of what settles and folds: another one is not read. */
export const SNAPSHOT_VERSION = 1;

/** Records a line: some megabytes, far below the longest text there may be. */
const RECORDS_AT_ONCE = 20_000;

interface Line {
  readonly list: string;
  readonly records: readonly unknown[];
}

/** Records as JSON in parts: what is no list first, then slices of the lists in their order. */
export function snapshotParts(records: OrgRecords): Uint8Array[] {
  const encoder = new TextEncoder();
  const lists = Object.entries(records).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
  const others = Object.fromEntries(Object.entries(records).filter(([, value]) => !Array.isArray(value)));
  const head = { ...others, ...Object.fromEntries(lists.map(([list]) => [list, []])) };
  const parts = [encoder.encode(JSON.stringify(head))];
  for (const [list, all] of lists)
    for (let at = 0; at < all.length; at += RECORDS_AT_ONCE) {
      const line: Line = { list, records: all.slice(at, at + RECORDS_AT_ONCE) };
      parts.push(encoder.encode(JSON.stringify(line)));
    }
  return parts;
}

/** The records of `snapshotParts`, whose hash was checked. */
export function recordsOfParts(parts: readonly Uint8Array[]): OrgRecords {
  const decoder = new TextDecoder();
  const [head, ...rest] = parts;
  const records = JSON.parse(decoder.decode(head)) as Record<string, unknown>;
  for (const part of rest) {
    const line = JSON.parse(decoder.decode(part)) as Line;
    const list = records[line.list] as unknown[];
    for (const record of line.records) list.push(record);
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
