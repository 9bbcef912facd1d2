import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { personId as p, type OrgRecords, type Person } from "../org/index.ts";
import { openMemoryRows } from "./memory/open.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { openStore, stateHash } from "./index.ts";
import { changeSet, commitOf, valueOf } from "./store.case.ts";

const people = Array.from({ length: 51_000 }, (_, i): Person => ({
  id: p(`p${i}`),
  name: `Ñame ${i}`,
  managerId: i === 0 ? null : p("p0"),
  status: "active",
  fte: 1,
  vacant: false,
}));
const records: OrgRecords = { ...orgOf("p0; pay: p0*").records, people };
const key = { revision: 1, on: "2026-06-01" };

async function kept() {
  const rows = openMemoryRows();
  const store = openStore(rows, nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
  valueOf(await store.keepSnapshot("acme", { ...key, records, held: [] }));
  return { rows, store };
}

test("records in many parts come back as they were, in their order", async () => {
  const { rows, store } = await kept();
  expect((await rows.snapshot("acme", key))?.parts.length).toBeGreaterThan(5);
  const read = await store.readSnapshot("acme", key);
  expect(read?.records).toEqual(records);
  expect(stateHash(read?.records ?? records, nodeTools)).toBe(stateHash(records, nodeTools));
  expect(await store.snapshotKeys("acme")).toEqual([key]);
});

test("one that does not carry its hash, or was made by other code, is none, and verify throws it away", async () => {
  const { rows, store } = await kept();
  const row = await rows.snapshot("acme", key);
  if (row === null) throw new Error("no snapshot");
  for (const bad of [
    { ...row, codeVersion: 99 },
    { ...row, codeVersion: 1 },
    { ...row, parts: row.parts.slice(1) },
    {
      ...row,
      parts: [...row.parts.slice(0, 2), Buffer.concat(row.parts.slice(2, 4)), ...row.parts.slice(4)],
    },
    {
      ...row,
      parts: row.parts.map((part, i) =>
        i === 2 ? part.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) : part,
      ),
    },
  ]) {
    valueOf(await rows.putSnapshot("acme", bad));
    expect(await store.readSnapshot("acme", key)).toBeNull();
    expect((await store.verify()).snapshotsDropped).toBe(1);
    expect(await store.snapshotKeys("acme")).toEqual([]);
  }
});

test("one that an older version kept is not read, and goes when the next is kept", async () => {
  const { rows, store } = await kept();
  const row = await rows.snapshot("acme", key);
  if (row === null) throw new Error("no snapshot");
  valueOf(await rows.putSnapshot("acme", { ...row, on: "2026-05-01", codeVersion: 1 }));
  expect(await store.readSnapshot("acme", { revision: 1, on: "2026-05-01" })).toBeNull();
  expect(await store.snapshotKeys("acme")).toEqual([key]);
  valueOf(await store.keepSnapshot("acme", { ...key, records, held: [] }));
  expect((await rows.snapshotKeys("acme")).map(({ on }) => on)).toEqual([key.on]);
});

test("one that is not the replay is thrown away; one that is stays", async () => {
  const { store } = await kept();
  expect((await store.verify({ replay: async () => records })).snapshotsDropped).toBe(0);
  const other = { ...records, people: people.slice(1) };
  expect((await store.verify({ replay: async () => other })).snapshotsDropped).toBe(1);
});
