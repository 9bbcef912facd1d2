import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { presentLog, presentShow } from "../api/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { personId as p } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { ACME, commit, storeOf, TODAY } from "./history.case.ts";
import { logOf, showRevision } from "./historyOf.ts";

const moves = (personId: string, managerId: string): OrgChange => ({
  kind: "set-manager",
  personId: p(personId),
  managerId: p(managerId),
});
const leaves = (personId: string): OrgChange => ({
  kind: "leave",
  personId: p(personId),
  endOn: TODAY,
  keepSeat: false,
});

async function log(store: OrgStore, more: Partial<Parameters<typeof logOf>[2]> = {}) {
  const outcome = await logOf(store, ACME, { today: TODAY, ...more });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return presentLog(ACME, outcome.value).revisions;
}
async function show(store: OrgStore, revision: number) {
  const outcome = await showRevision(store, ACME, { revision, today: TODAY });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return presentShow(ACME, outcome.value);
}

async function busy(): Promise<OrgStore> {
  const store = await storeOf(
    orgOf(
      "ceo > em/engineering, pm/product; em > dev/engineering, ops/engineering; pay(sto): em*, dev; shop: pm*",
    ),
  );
  await commit(
    store,
    { changes: [moves("dev", "pm")], reason: "closer to the customer" },
    { invariants: "tell" },
  );
  await commit(
    store,
    {
      changes: [moves("ops", "pm"), moves("dev", "ops")],
      effectiveOn: "2026-07-01",
      author: "zoe",
      reason: "wave 1",
      source: "plan",
    },
    { invariants: "tell" },
  );
  await commit(store, { changes: [leaves("ops")], reason: "ops left" });
  return store;
}

describe("the minutes", () => {
  test("say of each revision who, why, from when, and what in a sentence; the newest first", async () => {
    const lines = (await log(await busy())).map(
      ({ number, effectiveOn, author, reason, source, state, summary }) =>
        [number, effectiveOn, author, reason, source, state, summary].join(" | "),
    );
    expect(lines).toEqual([
      "4 | 2026-06-01 | ada | ops left |  | effective | ops leaves on 2026-06-01; the seat is closed.",
      "3 | 2026-07-01 | zoe | wave 1 | plan | scheduled | ops reports to pm. dev reports to ops.",
      "2 | 2026-06-01 | ada | closer to the customer |  | effective | dev reports to pm.",
      "1 | 2026-06-01 | ada | first list |  | effective | 5 people or seats join, 3 areas are made, 3 rows of work are set, 1 reading of lists.",
    ]);
  });

  test("of a part, with hashes and counts by kind", async () => {
    const store = await busy();
    const part = await log(store, { after: 1, through: 3 });
    expect(part.map(({ number }) => number)).toEqual([3, 2]);
    expect(part[0]?.counts).toEqual([{ kind: "set-manager", count: 2 }]);
    expect(part[0]?.hash).toBe(await store.hashOf(ACME, 3));
    expect((await log(store, { last: 1 })).map(({ number }) => number)).toEqual([4]);
  });

  test("what is held once its day has come is told with the reason", async () => {
    const [, held] = await log(await busy(), { today: "2026-07-01" });
    expect([held?.state, held?.held?.message]).toEqual(["held", "There is no person ops to move."]);
  });
});

describe("one revision", () => {
  test("with its changes, the numbers before and after, and the findings that came and went", async () => {
    const store = await busy();
    const { changes, effect, revision } = await show(store, 2);
    expect([revision.number, changes]).toEqual([2, ["dev reports to pm."]]);
    expect(effect?.metrics.map(({ id, verdict }) => [id, verdict])).toContainEqual([
      "out-of-discipline",
      "worse",
    ]);
    expect(effect?.came.map(({ message }) => message)).toContain(
      "dev works on pay and reports to pm, not to em.",
    );
    expect(effect?.went.every(({ key }) => !effect.came.some((one) => one.key === key))).toBe(true);
  });

  test("bears the names of then, by what was known then", async () => {
    const store = await busy();
    const wave = await show(store, 3);
    // Known when it was committed: ops was there, so it applied.
    expect([wave.changes, wave.revision.state, wave.effect === null]).toEqual([
      ["ops reports to pm.", "dev reports to ops."],
      "scheduled",
      false,
    ]);
    await commit(store, { changes: [{ kind: "update-person", personId: p("pm"), fields: { name: "Pia" } }] });
    expect((await show(store, 2)).changes).toEqual(["dev reports to pm."]);
    expect((await log(store))[3]?.summary).toBe("dev reports to Pia.");
  });

  test("the first is what was read", async () => {
    const { changes, effect } = await show(await busy(), 1);
    expect(changes[0]).toBe("The lists that were read name 5 people.");
    expect(effect?.metrics.length).toBeGreaterThan(0);
  });

  test("that is none is refused", async () => {
    const outcome = await showRevision(await busy(), ACME, { revision: 9, today: TODAY });
    expect(!outcome.ok && outcome.refusal.message).toBe(
      "acme has no revision 9. Nothing was read. Ask for one of 1 to 4.",
    );
  });
});
