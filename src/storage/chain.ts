import type { RevisionRow } from "./rows.ts";
import { sameBytes, toHex } from "./encoding.ts";
import type { StoreTools } from "./tools.ts";

/** What stands before the first revision. */
export const NO_HASH: Uint8Array = new Uint8Array(32);

/** Of the payloads that are written today. Since 2, what commits to a text covers its field and whose it is. */
export const FORMAT_VERSION = 2;

/** The hash of a row: SHA-256 of the hash before it and every stored field, each after its length. */
export function hashOfRow(row: Omit<RevisionRow, "hash">, sha256: StoreTools["sha256"]): Uint8Array {
  const fields = [
    row.orgId,
    String(row.revision),
    row.changeSetId,
    row.committedAt,
    row.effectiveOn,
    String(row.formatVersion),
    row.payloadHash,
    String(row.payloadBytes),
    String(row.parts),
  ];
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [row.previousHash];
  for (const field of fields) {
    const bytes = typeof field === "string" ? encoder.encode(field) : field;
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    parts.push(length, bytes);
  }
  return sha256(...parts);
}

/** What stands before a row of the chain. */
export interface Link {
  readonly revision: number;
  readonly hash: Uint8Array;
}

export const START: Link = { revision: 0, hash: NO_HASH };

/** What is wrong with a row that should follow `before`, in words; null where nothing is. */
export function rowFault(before: Link, row: RevisionRow, sha256: StoreTools["sha256"]): string | null {
  if (row.revision !== before.revision + 1)
    return `revision ${before.revision + 1} is missing: after ${before.revision} comes ${row.revision}`;
  if (!sameBytes(row.previousHash, before.hash))
    return `revision ${row.revision} does not follow revision ${before.revision}: it names ${short(row.previousHash)} as the hash before it, which is ${short(before.hash)}`;
  if (!sameBytes(hashOfRow(row, sha256), row.hash))
    return `the row of revision ${row.revision} does not carry its hash ${short(row.hash)}: a stored field was altered`;
  return null;
}

/** What is wrong with the payload of a row. */
export function payloadFault(
  row: RevisionRow,
  found: { readonly parts: number; readonly bytes: number; readonly hash: Uint8Array },
): string | null {
  if (found.parts !== row.parts)
    return `revision ${row.revision} has ${found.parts} parts of its payload, not ${row.parts}`;
  if (found.bytes !== row.payloadBytes)
    return `the payload of revision ${row.revision} has ${found.bytes} bytes, not ${row.payloadBytes}`;
  if (!sameBytes(found.hash, row.payloadHash))
    return `the payload of revision ${row.revision} does not carry its hash ${short(row.payloadHash)}`;
  return null;
}

function short(hash: Uint8Array): string {
  return `${toHex(hash.subarray(0, 6))}…`;
}
