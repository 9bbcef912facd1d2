import { expect, test } from "vitest";
import { areaId as a, personId as p } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { openMemoryRows, openStore, type OrgStore } from "../storage/index.ts";
import { nodeTools } from "../storage/node/nodeTools.ts";
import { commitChanges } from "./commitChanges.ts";
import { openOrg } from "./openOrg.ts";
import { revertRevision } from "./revertRevision.ts";

const today = "2026-06-01";
const adding = (id: string, name: string): OrgChange => ({
  kind: "add-person",
  person: {
    id: p(id),
    name,
    managerId: id === "ceo" ? null : p("ceo"),
    status: "active",
    fte: 1,
    vacant: false,
  },
});
const company: OrgChange = {
  kind: "add-area",
  area: {
    id: a("company"),
    name: "Company",
    parentId: null,
    kind: "corporate",
    mode: "functional",
    status: "active",
    owners: [],
  },
};

/** Enough people that a state is kept. */
async function filled(): Promise<OrgStore> {
  const store = openStore(openMemoryRows(), nodeTools);
  await store.createOrg({ id: "acme", name: "Acme" });
  const others = Array.from({ length: 130 }, (_, i) => adding(`x${i}`, `Some ${i}`));
  const changes = [company, adding("ceo", "Boss"), adding("p1", "Ada Lovelace"), ...others];
  await committed(store, 0, changes);
  return store;
}

async function committed(store: OrgStore, base: number, changes: readonly OrgChange[]): Promise<void> {
  const changeSet = { id: `c${base}`, author: "me", reason: "why", effectiveOn: today, changes };
  const outcome = await commitChanges(store, { orgId: "acme", base, today, invariants: "tell", changeSet });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
}

async function served(store: OrgStore): Promise<string> {
  const opened = await openOrg(store, "acme", { today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return JSON.stringify(opened.value.org.records);
}

test("a state that was read before an erasure is not kept after it", async () => {
  const store = await filled();
  await store.dropSnapshots("acme");
  let kept = 0;
  await openOrg(
    {
      ...store,
      keepSnapshot: async (...given) => {
        await store.erase("acme", "p1");
        kept++;
        return store.keepSnapshot(...given);
      },
    },
    "acme",
    { today },
  );
  expect(kept).toBe(1);
  expect(await store.snapshotKeys("acme")).toEqual([]);
  expect(await served(store)).not.toContain("Lovelace");
});

test("nor the state that a commit leads to", async () => {
  const store = await filled();
  const racing: OrgStore = {
    ...store,
    commit: async (input) => {
      const outcome = await store.commit(input);
      await store.erase("acme", "p1");
      return outcome;
    },
  };
  await committed(
    racing,
    1,
    Array.from({ length: 130 }, (_, i) => adding(`y${i}`, `More ${i}`)),
  );
  expect(await served(store)).not.toContain("Lovelace");
});

/** A store in which somebody is erased just after it first answers what was committed. */
function erasedOnReading(store: OrgStore): OrgStore {
  let isDone = false;
  return {
    ...store,
    async *revisions(orgId, range) {
      yield* store.revisions(orgId, range);
      if (!isDone) await store.erase("acme", "p1");
      isDone = true;
    },
  };
}

test.each([
  [
    "committed",
    (store: OrgStore): OrgStore => ({
      ...store,
      commit: async (input) => {
        await store.erase("acme", "p1");
        return store.commit(input);
      },
    }),
  ],
  ["read", erasedOnReading],
])("a revert that was %s before an erasure does not bring the texts back", async (_, racingOf) => {
  const store = await filled();
  await committed(store, 1, [{ kind: "withdraw-person", personId: p("p1") }]);
  const racing = racingOf(store);
  const input = {
    orgId: "acme",
    revision: 2,
    base: 2,
    id: "r",
    author: "me",
    reason: "oops",
    today,
    invariants: "tell",
  } as const;
  const refused = await revertRevision(racing, input);
  expect(refused.ok ? "" : `${refused.refusal.code} ${refused.refusal.message}`).toMatch(
    /^stale-revision Somebody was erased/,
  );
  expect(await served(store)).not.toContain("Lovelace");
  expect((await revertRevision(store, input)).ok).toBe(true);
  expect(await served(store)).not.toContain("Lovelace");
});
