import { expect, test } from "vitest";
import { openMemoryRows } from "../../storage/memory/open.ts";
import type { RevisionRow } from "../../storage/rows.ts";
import { dropLeftovers } from "./leftovers.ts";

const NOW = Date.parse("2026-06-01T12:00:00.000Z");
const row: RevisionRow = {
  orgId: "kept",
  revision: 1,
  changeSetId: "import-1",
  committedAt: "2026-06-01T10:00:00.000Z",
  effectiveOn: "2026-06-01",
  formatVersion: 2,
  payloadHash: new Uint8Array(32),
  payloadBytes: 0,
  parts: 0,
  previousHash: new Uint8Array(32),
  hash: new Uint8Array(32),
};

test("what nothing was committed to goes, unless somebody may be keeping it right now", async () => {
  const rows = openMemoryRows();
  await rows.addOrg({ id: "kept", name: "Kept", createdAt: "2026-06-01T10:00:00.000Z" });
  await rows.append({ row, parts: [], texts: [], owners: [], documents: [] });
  await rows.addOrg({ id: "left", name: "Left", createdAt: "2026-06-01T10:00:00.000Z" });
  await rows.addOrg({ id: "young", name: "Young", createdAt: "2026-06-01T11:55:00.000Z" });
  const dropped: string[] = [];
  await dropLeftovers({ ...rows, dropOrg: async (id) => void dropped.push(id) }, NOW);
  expect(dropped).toEqual(["left"]);
});
