import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { ChangeSet, OrgChange } from "../changes/index.ts";
import { areaId as a, personId as p, type Person } from "../org/index.ts";
import { openMemoryRows } from "./memory/open.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { openStore, restoreBackup, type OrgStore } from "./index.ts";
import type { Rows } from "./rows.ts";
import { all, changeSet, codeOf, commitOf, person, scenarioOf, valueOf } from "./store.case.ts";

/** The file of a store's backup, in one piece. */
export async function bytesOf(store: OrgStore): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.backup()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A backup read in pieces of a size that fits nothing. */
export function sourceOf(bytes: Uint8Array, size = 777): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

/** The blocks after the manifest, which tells when the backup was made, and before the hash of the whole. */
function withoutDate(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").split("\n").slice(3, -3).join("\n");
}

/** Verifying, erasing, and going from one store to another. */
export function describeKeeping(name: string, newRows: () => Promise<Rows>): void {
  const ADA = { name: "Ada Lovelace", email: "Ada.Lovelace@example.com", title: "Countess" };
  const erased: Person = {
    id: p("p1"),
    name: "[erased]",
    managerId: p("bob"),
    status: "active",
    fte: 0.5,
    vacant: false,
    location: "London",
  };
  const filled = async (): Promise<OrgStore> => {
    const store = openStore(await newRows(), nodeTools);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    const bob = person("bob", "Bob");
    const ada = {
      kind: "add-person",
      person: {
        id: p("p1"),
        managerId: p("bob"),
        status: "active",
        fte: 0.5,
        vacant: false,
        location: "London",
        extra: { "Notes on Ada Lovelace": "likes\nengines" },
        ...ADA,
      },
    } as const;
    const sets: ChangeSet[] = [
      { ...changeSet("c1", [bob, ada]), author: "ada.lovelace@EXAMPLE.com", source: "people.csv" },
      {
        ...changeSet("c2", [{ kind: "set-manager", personId: p("p1"), managerId: null }]),
        author: "ada.lovelace",
      },
      {
        ...changeSet("c3", [
          {
            kind: "update-person",
            personId: p("p1"),
            fields: { title: "Poet" },
            expect: { title: "Countess" },
          },
          { kind: "update-person", personId: p("bob"), fields: { title: "Aide of ADA  LOVELACE" } },
          person("p2", "Ada Lovelace"),
        ]),
        reason: "Ada Lovelace asked, adalovelacex did not",
      },
    ];
    for (const [base, set] of sets.entries())
      valueOf(
        await commitOf(store, {
          base,
          changeSet: set,
          owners: [{ areaId: a("pay"), owners: [{ personId: p("p1") }] }],
          ...(base === 1 ? { documents: { problems: '[{"message":"Ada Lovelace has no manager"}]' } } : {}),
        }),
      );
    valueOf(
      await store.saveScenario(
        scenarioOf({
          name: "After Ada Lovelace",
          changeSets: [{ ...changeSet("s1", [ada]), reason: "hire Ada Lovelace" }],
          copies: [
            {
              id: "f1",
              name: "For Ada Lovelace",
              baseRevision: 1,
              changeSets: [changeSet("s1", [ada])],
              archivedChanges: [],
              pins: [],
              consultations: [],
            },
          ],
        }),
        0,
      ),
    );
    return store;
  };

  describe(`${name}: verifying and erasing`, () => {
    test("a sound store verifies; texts are counted", async () => {
      const report = await (await filled()).verify();
      expect(report.damages).toEqual([]);
      expect(
        report.orgs.map(({ entry, head, texts, erased }) => [entry.id, head.revision, texts, erased]),
      ).toEqual([["acme", 3, 17, 0]]);
    });

    test("an erased person keeps id, line and dates; name and e-mail are gone from every text", async () => {
      const store = await filled();
      valueOf(
        await store.keepSnapshot("acme", {
          revision: 3,
          on: "2026-06-01",
          records: orgOf("bob > p1").records,
          held: [],
        }),
      );
      const report = valueOf(await store.erase("acme", "p1"));
      expect([report.texts, report.redacted, report.scenarios]).toEqual([6, 5, 1]);
      expect(report.remains.join(" ")).toContain("1 text is the name of somebody else");
      expect(await store.snapshotKeys("acme")).toEqual([]);
      const [first, second, third] = (await all(store, "acme")).map((one) => one.changeSet);
      expect(first).toEqual({
        ...changeSet("c1", [
          person("bob", "Bob"),
          {
            kind: "add-person",
            person: erased,
          },
        ]),
        author: "[erased]",
        source: "people.csv",
      });
      expect(second?.author).toBe("[erased]");
      expect(third).toEqual({
        ...changeSet("c3", [
          { kind: "update-person", personId: p("p1"), fields: {}, expect: {} },
          { kind: "update-person", personId: p("bob"), fields: { title: "Aide of [erased]" } },
          person("p2", "Ada Lovelace"),
        ]),
        reason: "[erased] asked, adalovelacex did not",
      });
      expect(await store.document("acme", "problems")).toBe('[{"message":"[erased] has no manager"}]');
      const stored = await store.scenario("acme", "s1");
      expect([stored?.version, stored?.scenario.name]).toEqual([2, "After [erased]"]);
      expect(stored?.scenario.changeSets.map((set) => [set.reason, set.changes])).toEqual([
        ["hire [erased]", [{ kind: "add-person", person: erased }]],
      ]);
      expect(stored?.scenario.copies?.map((copy) => [copy.name, copy.changeSets[0]?.changes])).toEqual([
        ["For [erased]", [{ kind: "add-person", person: erased }]],
      ]);
      const { damages, orgs } = await store.verify();
      expect(damages).toEqual([]);
      expect(orgs.map(({ texts, erased: gone, redacted }) => [texts, gone, redacted])).toEqual([[7, 6, 4]]);
    });

    test("who was merged into them goes along, unless they were parted again", async () => {
      const store = await filled();
      const merge: OrgChange = { kind: "merge-people", keepId: p("p1"), dropId: p("p2") };
      const part: OrgChange = {
        kind: "restore",
        records: [
          { list: "people", id: "p2", fields: [], record: { ...erased, id: p("p2"), name: "Ada Lovelace" } },
        ],
      };
      const names = async (): Promise<string> => JSON.stringify(await all(store, "acme"));
      valueOf(await commitOf(store, { base: 3, changeSet: changeSet("m1", [merge]) }));
      valueOf(await commitOf(store, { base: 4, changeSet: changeSet("m2", [part]) }));
      expect(valueOf(await store.erase("acme", "p1")).remains.join()).toContain("somebody else");
      expect(await names()).toContain("Ada Lovelace");
      valueOf(await commitOf(store, { base: 5, changeSet: changeSet("m3", [merge]) }));
      valueOf(await store.erase("acme", "p1"));
      expect(await names()).not.toContain("Ada Lovelace");
    });

    test("what was made from a state before an erasure is not written after it", async () => {
      const store = await filled();
      const { records } = orgOf("bob > p1");
      const snapshot = { revision: 3, on: "2026-06-01", records, held: [] };
      const seen = await store.erasures("acme");
      valueOf(await store.erase("acme", "p1"));
      const now = await store.erasures("acme");
      expect(now).toBeGreaterThan(seen);
      expect(codeOf(await store.keepSnapshot("acme", snapshot, seen))).toBe("stale-revision");
      expect(await store.snapshotKeys("acme")).toEqual([]);
      const late = await commitOf(store, { base: 3, changeSet: changeSet("c4"), erasures: seen });
      expect(late.ok ? "" : `${late.refusal.code}: ${late.refusal.message}`).toMatch(
        /^stale-revision: Somebody was erased from acme meanwhile/,
      );
      expect(valueOf(await store.head("acme")).revision).toBe(3);
      expect(
        valueOf(await commitOf(store, { base: 3, changeSet: changeSet("c4"), erasures: now })).isRepeat,
      ).toBe(false);
      valueOf(await store.keepSnapshot("acme", snapshot, now));
      expect((await store.snapshotKeys("acme")).length).toBe(1);
      valueOf(await store.createOrg({ id: "beta", name: "Beta" }));
      expect(await store.erasures("beta")).toBe(0);
    });

    test("what was committed is known again after the texts are gone", async () => {
      const store = await filled();
      const { changeSet: set } = (await all(store, "acme"))[0] ?? { changeSet: changeSet("") };
      valueOf(await store.erase("acme", "p1"));
      expect(valueOf(await commitOf(store, { base: 0, changeSet: set })).isRepeat).toBe(true);
      expect(codeOf(await store.erase("beta", "p1"))).toBe("org-unknown");
      expect(codeOf(await store.erase("acme", "nobody"))).toBe("person-unknown");
      expect(valueOf(await store.erase("acme", "p1")).texts).toBe(0);
    });
  });

  describe(`${name}: from store to store`, () => {
    test("a backup restored elsewhere and back says the same, byte for byte", async () => {
      const store = await filled();
      valueOf(await store.createOrg({ id: "empty", name: "Empty" }));
      valueOf(await store.saveScenario(scenarioOf({ name: "Later" }), 1));
      const bytes = await bytesOf(store);
      const memoryRows = openMemoryRows();
      const report = valueOf(await restoreBackup(sourceOf(bytes), memoryRows, nodeTools));
      expect(report.orgs.map(({ entry, head, texts }) => [entry.id, head.revision, texts])).toEqual([
        ["acme", 3, 17],
        ["empty", 0, 0],
      ]);
      const memory = openStore(memoryRows, nodeTools);
      expect(await all(memory, "acme")).toEqual(await all(store, "acme"));
      expect(await memory.scenarios("acme")).toEqual(await store.scenarios("acme"));
      expect(await memory.document("acme", "problems")).toBe(await store.document("acme", "problems"));
      expect(valueOf(await memory.head("acme"))).toEqual(valueOf(await store.head("acme")));
      expect((await memory.verify()).damages).toEqual([]);
      const rows = await newRows();
      valueOf(await restoreBackup(sourceOf(await bytesOf(memory)), rows, nodeTools));
      const back = openStore(rows, nodeTools);
      expect(withoutDate(await bytesOf(back))).toEqual(withoutDate(bytes));
      expect(codeOf(await restoreBackup(sourceOf(bytes), rows, nodeTools))).toBe("org-known");
    });
  });
}
