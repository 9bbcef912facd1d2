import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { applicable, randomChange, randomOrg } from "../changes/random.case.ts";
import { DAYS } from "../history/random.case.ts";
import { personId as p, say, wording, type Problem } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { ACME, commit, managerOf, opened, storeOf, textOf, TODAY } from "./history.case.ts";
import { foldMoment, problemsText } from "./openOrg.ts";

const CASES = Math.ceil(Number(process.env["PROPERTY_CASES"] ?? 200) / 8);
const renames = (i: number) => ({
  kind: "update-person" as const,
  personId: p("dev"),
  fields: { title: `T${i}` },
});

/** Many small revisions, past all judging. */
async function fill(store: OrgStore, count: number): Promise<void> {
  const head = await store.head(ACME);
  const base = head.ok ? head.value.revision : 0;
  for (let i = base; i < base + count; i++) {
    const changeSet = {
      id: `fill-${i}`,
      author: "ada",
      reason: "r",
      effectiveOn: TODAY,
      changes: [renames(i)],
    };
    const { ok } = await store.commit({ orgId: ACME, base: i, changeSet, owners: [] });
    expect(ok).toBe(true);
  }
}

/** Counts what is read of the history. */
function counting(store: OrgStore): { readonly store: OrgStore; readonly read: { revisions: number } } {
  const read = { revisions: 0 };
  const counted: OrgStore = {
    ...store,
    async *revisions(orgId, range) {
      for await (const revision of store.revisions(orgId, range)) {
        read.revisions++;
        yield revision;
      }
    },
  };
  return { store: counted, read };
}

describe("kept states", () => {
  test("spare reading what they hold, once there was much to fold", async () => {
    const { store, read } = counting(await storeOf(orgOf("ceo > em; em > dev")));
    await fill(store, 70);
    await store.dropSnapshots(ACME);
    read.revisions = 0;
    const first = await opened(store);
    expect(read.revisions).toBe(71);
    expect(await store.snapshotKeys(ACME)).toEqual([{ revision: 71, on: TODAY }]);
    read.revisions = 0;
    const second = await opened(store);
    expect(read.revisions).toBe(0);
    expect(textOf(second.org)).toBe(textOf(first.org));
    await commit(store, { changes: [renames(99)] });
    read.revisions = 0;
    expect((await opened(store)).org.people.at(-1)?.title).toBe("T99");
    expect(read.revisions).toBe(1);
  });

  test("are few, and none is made of an org nobody waits for", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev"));
    await opened(store);
    expect(await store.snapshotKeys(ACME)).toEqual([]);
    for (let round = 0; round < 6; round++) {
      await fill(store, 64);
      await opened(store);
    }
    const keys = await store.snapshotKeys(ACME);
    expect(keys.length).toBeLessThanOrEqual(4);
    expect(keys.length).toBeGreaterThan(0);
  });

  test("keep in mind what is held: it is told after as before", async () => {
    const store = await storeOf(orgOf("ceo > em, pm; em > dev, ops"));
    await commit(store, {
      changes: [{ kind: "set-manager", personId: p("ops"), managerId: p("pm") }],
      effectiveOn: "2026-06-02",
    });
    await commit(store, { changes: [{ kind: "leave", personId: p("ops"), endOn: TODAY, keepSeat: false }] });
    await fill(store, 70);
    const on = "2026-06-03";
    const [first, second] = [await opened(store, { on }), await opened(store, { on })];
    expect(await store.snapshotKeys(ACME)).toContainEqual({ revision: 73, on });
    expect(second.held.map(({ revision, refusal }) => [revision, wording(refusal.message)])).toEqual([
      [2, "There is no person ops to move."],
    ]);
    expect(second.held).toEqual(first.held);
    // A state of a later day does not serve for an earlier one.
    expect((await opened(store, { on: TODAY })).held).toEqual([]);
  });

  test("are never those before a place of the timeline: they would be taken for the whole day", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev"));
    await fill(store, 70);
    await store.dropSnapshots(ACME);
    const places = await store.revisionHeads(ACME);
    const moment = { revision: 71, on: TODAY, before: { number: 71, effectiveOn: TODAY } };
    const { org } = await foldMoment(store, ACME, moment, { places, keeps: true });
    expect(org.people.at(-1)?.title).toBe("T69");
    expect((await opened(store)).org.people.at(-1)?.title).toBe("T70");
  });

  test("that cannot be read any more are passed over", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev"));
    await fill(store, 70);
    await opened(store);
    const blind: OrgStore = { ...store, readSnapshot: async () => null };
    expect(textOf((await opened(blind)).org)).toBe(textOf((await opened(store)).org));
  });
});

test(
  "an org as of any moment is the same with any states kept, whatever the order of days",
  async () => {
    const set = fc.record({
      changes: fc.array(randomChange, { maxLength: 2 }),
      effectiveOn: fc.constantFrom(...DAYS),
    });
    const moment = fc.record({ revision: fc.integer({ min: 1, max: 8 }), on: fc.constantFrom(...DAYS) });
    await fc.assert(
      fc.asyncProperty(
        randomOrg,
        fc.array(set, { maxLength: 8, size: "max" }),
        fc.array(moment, { maxLength: 4 }),
        moment,
        async (org, sets, kept, wanted) => {
          const store = await storeOf(org);
          // What does not apply on the list itself would be held wherever it stands.
          for (const { changes, effectiveOn } of sets)
            await commit(
              store,
              { changes: applicable(org, changes).changes, effectiveOn },
              { invariants: "tell" },
            );
          const last = (await opened(store, { keeps: false })).revision;
          const at = { ...wanted, revision: Math.min(wanted.revision, last), keeps: false };
          await store.dropSnapshots(ACME);
          const scratch = await opened(store, at);
          for (const one of kept) {
            const {
              org: state,
              held,
              revision,
            } = await opened(store, {
              ...one,
              revision: Math.min(one.revision, last),
              keeps: false,
            });
            await store.keepSnapshot(ACME, { revision, on: one.on, records: state.records, held });
          }
          const again = await opened(store, at);
          expect(textOf(again.org) === textOf(scratch.org)).toBe(true);
          expect(again.org.people.map(({ id }) => id)).toEqual(scratch.org.people.map(({ id }) => id));
          expect(again.held).toEqual(scratch.held);
          expect(again.scheduled.map(({ number }) => number)).toEqual(
            scratch.scheduled.map(({ number }) => number),
          );
        },
      ),
      { numRuns: CASES },
    );
  },
  60_000 + CASES * 1000,
);

test(
  "no acknowledged commit falls out of the timeline by its own doing: what is effective is never held",
  async () => {
    const set = fc.record({
      changes: fc.array(randomChange, { maxLength: 3 }),
      effectiveOn: fc.constantFrom("2026-05-01", "2026-05-15", TODAY),
    });
    await fc.assert(
      fc.asyncProperty(randomOrg, fc.array(set, { maxLength: 8, size: "max" }), async (org, sets) => {
        const store = await storeOf({ ...org, today: "2026-04-01" });
        for (const one of sets) {
          const before = (await opened(store)).head;
          const outcome = await commit(store, one, { invariants: "tell" });
          const after = await opened(store);
          expect(after.head.revision).toBe(before.revision + (outcome.ok ? 1 : 0));
          expect(after.held).toEqual([]);
        }
      }),
      { numRuns: CASES },
    );
  },
  60_000 + CASES * 1000,
);

describe("documents", () => {
  test("settings and faults of the lists are those of the moment", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev"));
    const problem: Problem = {
      code: "self-manager",
      blocks: false,
      rows: [3],
      count: 1,
      policy: "read as a root",
      message: say(["person.managerId"])`em reports to themself.`,
      subjects: ["em"],
      fixes: [],
    };
    const documents = {
      settings: "thresholds:\n  ownership-certified.days: 9\n",
      problems: problemsText([problem]),
    };
    await commit(store, { changes: [renames(1)] }, { documents });
    const [was, is] = [await opened(store, { revision: 1 }), await opened(store)];
    expect([was.problems, was.config.thresholds["ownership-certified.days"]]).toEqual([[], undefined]);
    expect([is.problems, is.org.problems, is.config.thresholds["ownership-certified.days"]]).toEqual([
      [problem],
      [problem],
      9,
    ]);
    expect(managerOf(is.org, "dev")).toBe("em");
  });
});
