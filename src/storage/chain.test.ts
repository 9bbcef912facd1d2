import { expect, test } from "vitest";
import { hashOfRow, NO_HASH, rowFault, START } from "./chain.ts";
import { nodeTools } from "./node/nodeTools.ts";
import type { RevisionRow } from "./rows.ts";

const { sha256 } = nodeTools;
const fields: Omit<RevisionRow, "hash"> = {
  orgId: "acme",
  revision: 1,
  changeSetId: "c1",
  committedAt: "2026-06-01T09:30:00.000Z",
  effectiveOn: "2026-06-01",
  formatVersion: 2,
  payloadHash: sha256(new Uint8Array([1])),
  payloadBytes: 100,
  parts: 1,
  previousHash: NO_HASH,
};
const row: RevisionRow = { ...fields, hash: hashOfRow(fields, sha256) };

test("every stored field is in the hash of its row", () => {
  expect(rowFault(START, row, sha256)).toBeNull();
  const found = Object.entries(fields).map(([field, value]) => {
    const other =
      typeof value === "number" ? value + 1 : typeof value === "string" ? `${value}x` : sha256(value);
    return [field, hashOfRow({ ...fields, [field]: other }, sha256).toString() !== row.hash.toString()];
  });
  expect(found).toEqual(Object.keys(fields).map((field) => [field, true]));
});

test("what one field ends with is not what the next begins with", () => {
  const moved = { ...fields, changeSetId: "c", committedAt: `1${fields.committedAt}` };
  expect(hashOfRow(moved, sha256)).not.toEqual(row.hash);
});
