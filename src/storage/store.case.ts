import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { areaId as a, personId as p } from "../org/index.ts";
import type { ChangeSet, OrgChange } from "../changes/index.ts";
import type { Revision, Scenario } from "../history/index.ts";
import {
  openStore,
  type AreaOwners,
  type Committed,
  type CommitInput,
  type OrgStore,
  type Outcome,
} from "./index.ts";
import { nodeTools } from "./node/nodeTools.ts";
import type { Rows } from "./rows.ts";
import { describeKeeping } from "./storeKeeping.case.ts";
import { describeLaws } from "./storeLaws.case.ts";

/** What every store must do, whatever it is made of. `newRows` gives empty ones, which the caller closes after the test. */
export interface StoreCase {
  readonly newRows: () => Promise<Rows>;
}

export const NOW = "2026-06-01T09:30:00.000Z";

export const person = (id: string, name = id): OrgChange => ({
  kind: "add-person",
  person: { id: p(id), name, managerId: null, status: "active", fte: 1, vacant: false },
});

export function changeSet(id: string, changes: readonly OrgChange[] = [person(id)]): ChangeSet {
  return { id, author: "ada", reason: `why ${id}`, effectiveOn: "2026-06-01", changes };
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

export function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "ok" : outcome.refusal.code;
}

export async function all(store: OrgStore, orgId: string): Promise<Revision[]> {
  const found: Revision[] = [];
  for await (const revision of store.revisions(orgId)) found.push(revision);
  return found;
}

export const commitOf = (
  store: OrgStore,
  input: Omit<CommitInput, "orgId" | "owners"> & Partial<CommitInput>,
): Promise<Outcome<Committed>> => store.commit({ orgId: "acme", owners: [], ...input });

export function scenarioOf(more: Partial<Scenario> = {}): Scenario {
  return {
    id: "s1",
    name: "Payments",
    orgId: "acme",
    baseRevision: 0,
    baseHash: "0".repeat(64),
    status: "open",
    changeSets: [],
    archivedChanges: [],
    pins: [],
    approvals: [],
    comments: [],
    participants: [{ user: "ada", from: NOW }],
    consultations: [],
    events: [],
    resolutions: [],
    ...more,
  };
}

/** A folder for one test file, gone afterwards. */
export function tempFolder(): { path: string } {
  const folder = { path: "" };
  beforeAll(() => {
    folder.path = mkdtempSync(join(tmpdir(), "onethread-store-"));
  });
  afterAll(() => rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}

export function describeStore(name: string, { newRows }: StoreCase): void {
  const newStore = async (): Promise<OrgStore> => openStore(await newRows(), nodeTools);
  const acme = async (): Promise<OrgStore> => {
    const store = await newStore();
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    return store;
  };

  describe(`${name}: revisions`, () => {
    test("a new org has no revisions; an unknown one has no head", async () => {
      const store = await acme();
      expect(valueOf(await store.head("acme"))).toEqual({ revision: 0, hash: "0".repeat(64) });
      expect(codeOf(await store.head("beta"))).toBe("org-unknown");
      expect(codeOf(await store.createOrg({ id: "acme", name: "Again" }))).toBe("org-known");
      expect((await store.orgs()).map((org) => org.name)).toEqual(["Acme"]);
      expect(codeOf(await store.createOrg({ id: "nul", name: "a\0b" }))).toBe("character-bad");
    });

    test("what was committed comes back in order, texts and all", async () => {
      const store = await acme();
      const first = changeSet("c1", [person("bob", "Bob O'Neill"), person("cyd", 'Cyd 😀 "quoted"\n\\')]);
      const second = { ...changeSet("c2"), source: "HR file", effectiveOn: "2026-07-01" };
      valueOf(await commitOf(store, { base: 0, changeSet: first }));
      const { head, isRepeat, revision } = valueOf(await commitOf(store, { base: 1, changeSet: second }));
      expect([head.revision, isRepeat, revision.number]).toEqual([2, false, 2]);
      expect(valueOf(await store.head("acme"))).toEqual(head);
      expect((await all(store, "acme")).map((one) => one.changeSet)).toEqual([first, second]);
      expect(await store.hashOf("acme", 2)).toBe(head.hash);
      expect(await store.hashOf("acme", 3)).toBeNull();
      expect((await store.revisionOf("acme", "c2"))?.changeSet).toEqual(second);
      expect(await store.revisionOf("acme", "c3")).toBeNull();
    });

    test("of no revisions nothing comes", async () => {
      const rows = await newRows();
      const store = openStore(rows, nodeTools);
      valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
      const none = async (): Promise<void> => {
        for (const range of [
          { after: 0, through: 0 },
          { after: 2, through: 1 },
        ])
          for (const pages of [rows.payloads("acme", range), rows.texts("acme", range, true)])
            for await (const page of pages) expect(page).toEqual([]);
        expect(await rows.revisionRows("acme", 2, 5)).toEqual([]);
        expect(await store.document("acme", "settings", 0)).toBeNull();
        expect(await store.snapshotKeys("acme")).toEqual([]);
        expect((await rows.headRow("acme"))?.revision ?? 0).toBe((await all(store, "acme")).length);
      };
      await none();
      valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      await none();
    });

    test("a stale base is refused and says what stands", async () => {
      const store = await acme();
      const { head } = valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      const late = await commitOf(store, { base: 0, changeSet: changeSet("c2") });
      expect(late.ok ? null : [late.refusal.code, late.refusal.head]).toEqual(["stale-revision", head]);
      expect((await all(store, "acme")).length).toBe(1);
    });

    test("a repeated commit acts once; the same id with other words is refused", async () => {
      const store = await acme();
      const first = valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      const again = valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      expect([again.isRepeat, again.head]).toEqual([true, first.head]);
      for (const other of [
        changeSet("c1", [person("zoe")]),
        changeSet("c1", [person("c1", "Zoe")]),
        { ...changeSet("c1"), reason: "another" },
      ])
        expect(codeOf(await commitOf(store, { base: 1, changeSet: other }))).toBe("change-set-known");
    });

    test("several orgs stand side by side", async () => {
      const store = await acme();
      valueOf(await store.createOrg({ id: "beta", name: "Beta" }));
      valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      valueOf(await commitOf(store, { orgId: "beta", base: 0, changeSet: changeSet("c1", [person("x")]) }));
      expect((await all(store, "beta")).map((one) => one.changeSet.changes)).toEqual([[person("x")]]);
      expect(await store.hashOf("acme", 1)).not.toBe(await store.hashOf("beta", 1));
    });

    test.each([
      ["half a character in a name", person("x", "\ud800")],
      ["a NUL in a name", person("x", "a\0b")],
      [
        "a NUL in an id of a manager",
        { kind: "set-manager", personId: p("x"), managerId: p("a\0b") } as const,
      ],
    ])("%s is refused before anything is written", async (_, change) => {
      const store = await acme();
      const refused = await commitOf(store, { base: 0, changeSet: changeSet("c1", [change]) });
      expect(codeOf(refused)).toBe("character-bad");
      expect(valueOf(await store.head("acme")).revision).toBe(0);
    });

    test("documents stand with their revision; the newest of a kind holds", async () => {
      const store = await acme();
      valueOf(
        await commitOf(store, { base: 0, changeSet: changeSet("c1"), documents: { settings: "a: 1" } }),
      );
      valueOf(await commitOf(store, { base: 1, changeSet: changeSet("c2"), documents: { mapping: "m" } }));
      valueOf(
        await commitOf(store, { base: 2, changeSet: changeSet("c3"), documents: { settings: "a: 2" } }),
      );
      expect(await store.document("acme", "settings")).toBe("a: 2");
      expect(await store.document("acme", "settings", 2)).toBe("a: 1");
      expect(await store.document("acme", "mapping")).toBe("m");
      expect(await store.document("acme", "problems")).toBeNull();
    });
  });

  describe(`${name}: one owner of an area on a day`, () => {
    const owned = (...owners: AreaOwners["owners"]): readonly AreaOwners[] => [{ areaId: a("pay"), owners }];
    const [ada, bob] = [p("ada"), p("bob")];
    test.each<[string, AreaOwners["owners"], string]>([
      ["two at once", [{ personId: ada }, { personId: bob }], "area-has-owner"],
      [
        "one after the other",
        [
          { personId: ada, to: "2026-06-01" },
          { personId: bob, from: "2026-06-01" },
        ],
        "ok",
      ],
      [
        "a day too long",
        [
          { personId: ada, to: "2026-06-02" },
          { personId: bob, from: "2026-06-01" },
        ],
        "area-has-owner",
      ],
      ["an acting one beside", [{ personId: ada }, { personId: bob, acting: true }], "area-has-owner"],
      [
        "claims",
        [
          { personId: ada, claimed: true },
          { personId: bob, claimed: true },
        ],
        "ok",
      ],
      [
        "one who ends on the day of the beginning holds on none",
        [{ personId: ada }, { personId: bob, from: "2026-06-01", to: "2026-06-01" }],
        "ok",
      ],
      [
        "nor one who ends before",
        [{ personId: bob, from: "2026-06-02", to: "2026-06-01" }, { personId: ada }],
        "ok",
      ],
      ["the same person twice", [{ personId: ada }, { personId: ada, from: "2026-06-01" }], "ok"],
    ])("%s: %s", async (_, owners, code) => {
      const store = await acme();
      valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
      expect(
        codeOf(await commitOf(store, { base: 1, changeSet: changeSet("c2"), owners: owned(...owners) })),
      ).toBe(code);
      expect(valueOf(await store.head("acme")).revision).toBe(code === "ok" ? 2 : 1);
    });

    test("several that an import brought are claims, until a change settles the area", async () => {
      const store = await acme();
      const both = owned({ personId: ada }, { personId: bob });
      const settled = owned({ personId: ada }, { personId: bob, to: "2026-06-01" });
      const commit = (base: number, owners: readonly AreaOwners[]) =>
        commitOf(store, { base, changeSet: changeSet(`c${base}`), owners });
      valueOf(await commit(0, both));
      valueOf(await commit(1, both));
      valueOf(await commit(2, settled));
      expect(codeOf(await commit(3, both))).toBe("area-has-owner");
    });
  });

  describe(`${name}: scenarios`, () => {
    test("saved, read and saved over; an old version is refused", async () => {
      const store = await acme();
      expect(valueOf(await store.saveScenario(scenarioOf(), 0)).version).toBe(1);
      const renamed = scenarioOf({ name: "Pay" });
      expect(valueOf(await store.saveScenario(renamed, 1)).version).toBe(2);
      const late = await store.saveScenario(scenarioOf({ name: "Other" }), 1);
      expect(late.ok ? null : [late.refusal.code, late.refusal.version]).toEqual(["scenario-stale", 2]);
      expect(await store.scenario("acme", "s1")).toEqual({ scenario: renamed, version: 2 });
      expect(await store.scenarios("acme")).toEqual([{ scenario: renamed, version: 2 }]);
      expect(codeOf(await store.saveScenario(scenarioOf({ id: "s2" }), 3))).toBe("scenario-unknown");
      expect(codeOf(await store.saveScenario(scenarioOf({ orgId: "beta" }), 0))).toBe("org-unknown");
      expect(codeOf(await store.saveScenario(scenarioOf({ name: "\ud800" }), 2))).toBe("character-bad");
    });

    test("what was chosen about a row is kept: keys of rows are joined by a NUL", async () => {
      const store = await acme();
      const key = ["ada", "pay", "core", ""].join("\0");
      const chosen = {
        changeSetId: "c1",
        subject: { list: "assignments", id: key },
        field: "record",
        choice: "value",
        value: { key },
        user: "ada",
        at: "2026-06-01T09:30:00.000Z",
      } as const;
      const scenario = scenarioOf({ resolutions: [chosen] });
      valueOf(await store.saveScenario(scenario, 0));
      expect((await store.scenario("acme", scenario.id))?.scenario).toEqual(scenario);
    });
  });

  describeLaws(name, newStore);
  describeKeeping(name, newRows);
}
