import { canonicalListParts } from "../changes/index.ts";
import type { OrgRecords } from "../org/index.ts";
import { toHex } from "./encoding.ts";
import type { StoreTools } from "./tools.ts";

/**
 * The hash of what an org is, in lower-case hexadecimal: SHA-256 of its canonical lists, equal wherever and in whatever
 * order they are kept. O(records), never all of them as one text.
 * Source: docs/glossary.md#canonical.
 * @example stateHash(org.records, nodeTools) === stateHash(replayed.records, nodeTools) // …
 */
export function stateHash(records: OrgRecords, tools: Pick<StoreTools, "hashing">): string {
  const hash = tools.hashing();
  for (const part of canonicalListParts(records)) hash.add(part);
  return toHex(hash.digest());
}
