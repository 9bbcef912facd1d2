import { describe, expect, test } from "vitest";
import { personId as p } from "../org/index.ts";
import { openMemoryRows } from "./memory/open.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { checkBackup, openStore, restoreBackup, type OrgStore } from "./index.ts";
import { changeSet, codeOf, commitOf, person, scenarioOf, valueOf } from "./store.case.ts";
import { bytesOf, sourceOf } from "./storeKeeping.case.ts";

async function filled(revisions: number): Promise<OrgStore> {
  const store = openStore(openMemoryRows(), nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  for (let base = 0; base < revisions; base++) {
    const changes = Array.from({ length: 20 }, (_, i) => person(`p${base}-${i}`, `Name ${i}`));
    const owners = [{ areaId: "pay", owners: [{ personId: p(`p${base}-1`) }] }];
    const documents = base % 100 === 0 ? { documents: { settings: `n: ${base}` } } : {};
    valueOf(await commitOf(store, { base, changeSet: changeSet(`c${base}`, changes), owners, ...documents }));
  }
  valueOf(await store.saveScenario(scenarioOf(), 0));
  return store;
}

/** Where blocks end, read off the file. */
function boundaries(bytes: Buffer): number[] {
  const ends = [bytes.indexOf(10) + 1];
  while ((ends.at(-1) ?? 0) < bytes.length) {
    const at = ends.at(-1) ?? 0;
    const line = bytes.indexOf(10, at);
    const head = JSON.parse(bytes.toString("utf8", at + 65, line)) as { readonly bytes: number };
    ends.push(line + 1 + head.bytes + 1);
  }
  return ends;
}

describe("a damaged backup is refused, naming the block", () => {
  test("one byte flipped, every thousandth of them, and those of every head", async () => {
    const bytes = Buffer.from(await bytesOf(await filled(30)));
    const ends = boundaries(bytes);
    expect(bytes.length).toBeGreaterThan(50_000);
    const places = new Set([0, 10, bytes.length - 1]);
    for (let at = 0; at < bytes.length; at += 1000) places.add(at);
    for (const end of ends.slice(0, -1)) for (let i = -2; i < 140; i += 7) places.add(end + i);
    for (const at of places) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const checked = await checkBackup(sourceOf(flipped, 60_000), nodeTools);
      const block = Math.max(
        0,
        ends.findLastIndex((end) => end <= at),
      );
      expect([at, codeOf(checked)]).toEqual([at, "backup-damaged"]);
      expect(checked.ok ? "" : checked.refusal.message).toContain(`block ${block}:`);
    }
  });

  test("cut at every block, and in the middle of each; or something more at its end", async () => {
    const bytes = Buffer.from(await bytesOf(await filled(30)));
    const ends = boundaries(bytes);
    const cuts = ends.slice(0, -1).flatMap((end, i) => [end, Math.floor((end + (ends[i + 1] ?? end)) / 2)]);
    for (const cut of [0, ...cuts]) {
      const rows = openMemoryRows();
      const restored = await restoreBackup(sourceOf(bytes.subarray(0, cut)), rows, nodeTools);
      expect([cut, codeOf(restored)]).toEqual([cut, "backup-damaged"]);
      expect(restored.ok ? "" : restored.refusal.message).toMatch(/block \d+: .*Nothing was written/);
      expect(await rows.orgs()).toEqual([]);
    }
    expect(codeOf(await checkBackup(sourceOf(Buffer.concat([bytes, Buffer.from("x")])), nodeTools))).toBe(
      "backup-damaged",
    );
    expect(codeOf(await checkBackup(sourceOf(Buffer.from("onethread-backup 2\n")), nodeTools))).toBe(
      "backup-damaged",
    );
    expect(codeOf(await checkBackup(sourceOf(bytes, 7), nodeTools))).toBe("ok");
  });

  test("revisions of several pages, and what was committed while it was made is not in it", async () => {
    const store = await filled(1203);
    const pieces: Uint8Array[] = [];
    for await (const piece of store.backup()) {
      if (pieces.length === 1) valueOf(await commitOf(store, { base: 1203, changeSet: changeSet("late") }));
      pieces.push(piece);
    }
    const rows = openMemoryRows();
    const report = valueOf(await restoreBackup(sourceOf(Buffer.concat(pieces), 1e6), rows, nodeTools));
    expect(report.orgs.map(({ head }) => head.revision)).toEqual([1203]);
    const back = openStore(rows, nodeTools);
    expect(await back.hashOf("acme", 1203)).toBe(await store.hashOf("acme", 1203));
    expect(await back.document("acme", "settings")).toBe("n: 1200");
    expect((await rows.ownersOf("acme"))[0]?.owners).toEqual([{ personId: "p1202-1" }]);
    expect((await back.verify()).damages).toEqual([]);
  });

  test("who stops reading a backup leaves nothing open", async () => {
    const store = await filled(3);
    for await (const _ of store.backup()) break;
    expect((await store.verify()).damages).toEqual([]);
  });
});
