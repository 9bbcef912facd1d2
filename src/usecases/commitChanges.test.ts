import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { OrgChange } from "../changes/index.ts";
import { areaId as a, personId as p } from "../org/index.ts";
import { ACME, commit, managerOf, opened, says, storeOf, textOf, told, TODAY } from "./history.case.ts";

const company = () => orgOf("ceo > em, pm; em > dev, ops; pay: em*, dev; shop: pm*, ops");
const moves = (personId: string, managerId: string): OrgChange => ({
  kind: "set-manager",
  personId: p(personId),
  managerId: p(managerId),
});
const leaves = (personId: string): OrgChange => ({
  kind: "leave",
  personId: p(personId),
  endOn: TODAY,
  keepSeat: true,
});

describe("an org in a store", () => {
  test("comes back as it was put in, and with what was committed", async () => {
    const org = company();
    const store = await storeOf(org);
    expect(textOf((await opened(store)).org)).toBe(textOf(org));
    expect(told(await commit(store, { changes: [moves("dev", "pm")] }))).toBe("revision 2");
    const { org: now, revision, head, entry } = await opened(store);
    expect([managerOf(now, "dev"), revision, head.revision, entry.name]).toEqual(["pm", 2, 2, "Acme"]);
  });

  test("before its first revision it has nobody, and can be judged", async () => {
    const { org, revision, problems } = await opened(await storeOf());
    expect([org.people.length, org.areas.length, revision, problems]).toEqual([0, 0, 0, []]);
  });

  test("as of a day, as of a revision, and both", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")], effectiveOn: "2026-07-01" });
    await commit(store, { changes: [moves("dev", "ceo")] });
    const dev = async (on: string, revision?: number) =>
      managerOf((await opened(store, { on, ...(revision === undefined ? {} : { revision }) })).org, "dev");
    expect([await dev(TODAY), await dev("2026-07-01"), await dev("2026-06-30"), await dev(TODAY, 2)]).toEqual(
      ["ceo", "pm", "ceo", "em"],
    );
    expect((await opened(store)).scheduled.map(({ number }) => number)).toEqual([2]);
    expect((await opened(store, { revision: 1 })).scheduled).toEqual([]);
    expect((await opened(store, { on: "2026-07-01" })).scheduled).toEqual([]);
    expect((await opened(store, { on: "2025-01-01" })).org.people).toHaveLength(0);
  });
});

describe("a commit is refused", () => {
  test("where a change does not apply, with what to do", async () => {
    const store = await storeOf(company());
    expect(told(await commit(store, { changes: [moves("dev", "nobody")] }))).toBe(
      "change-refused: Change 1 (set-manager) does not apply: dev would report to nobody, who is not in the org. Nothing was committed. Correct the change and commit again.",
    );
    expect(told(await commit(store, { changes: [moves("dev", "pm")], effectiveOn: "2025-06-01" }))).toBe(
      "change-refused: Change 1 (set-manager) does not apply on 2025-06-01: There is no person dev to move. Nothing was committed. The history begins on 2026-06-01; date the changes then or later.",
    );
    expect((await opened(store)).revision).toBe(1);
  });

  test("where a later revision that is effective already would fall out, naming it", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev, ops", { today: "2026-01-01" }));
    await commit(store, {
      changes: [moves("ops", "dev")],
      effectiveOn: "2026-05-01",
      reason: "ops under dev",
    });
    const late = await commit(store, {
      changes: [{ kind: "withdraw-person", personId: p("dev") }],
      effectiveOn: "2026-03-01",
    });
    expect(told(late)).toBe(
      'later-revision-held: Effective 2026-03-01, these changes would undo revision 2, effective 2026-05-01 ("ops under dev"): ops would report to dev, who is not in the org. Nothing was committed. Date them today instead (2026-06-01).',
    );
    expect(!late.ok && late.refusal.held?.map(({ revision }) => revision)).toEqual([2]);
  });

  test("where what would fall out takes effect today", async () => {
    const store = await storeOf(orgOf("ceo > em; em > dev, ops", { today: "2026-01-01" }));
    await commit(store, { changes: [moves("ops", "dev")] });
    const gone: OrgChange = { kind: "withdraw-person", personId: p("dev") };
    expect(told(await commit(store, { changes: [gone], effectiveOn: "2026-03-01" }))).toMatch(
      /^later-revision-held: /,
    );
  });

  test("where its base is no revision of this org", async () => {
    const store = await storeOf(company());
    for (const base of [-1, 7]) {
      const refused = await commit(store, { changes: [moves("dev", "pm")] }, { base });
      expect(told(refused)).toMatch(/Open the organisation again and make them anew\.$/);
      expect(!refused.ok && refused.refusal.stale?.rebased).toBeNull();
    }
  });

  test("where it breaks what must hold, with the way out; an import is told instead", async () => {
    const store = await storeOf(orgOf("ceo > em, pm; pay(sto): em*"));
    const second: OrgChange = {
      kind: "update-area",
      areaId: a("pay"),
      fields: { owners: [{ personId: p("em") }, { personId: p("pm") }] } as never,
    };
    const refused = await commit(store, { changes: [second] });
    expect(told(refused)).toMatch(/^invariant-broken: .*This must hold, so nothing was committed\./);
    expect(!refused.ok && refused.refusal.findings?.map((one) => one.check)).toEqual(["owner-exactly-one"]);
    expect((await opened(store)).revision).toBe(1);
  });

  test("where its base is old: what lies between, and whether it still holds, are told; nothing is rebased unasked", async () => {
    const store = await storeOf(company());
    await commit(store, { id: "theirs", changes: [moves("dev", "pm")] });
    const clash = await commit(store, { changes: [moves("dev", "ceo")] }, { base: 1 });
    expect(told(clash)).toBe(
      "stale-revision: acme stands at revision 2; the changes were made for revision 1. Nothing was committed. 1 of their fields was changed meanwhile: choose, then commit on revision 2.",
    );
    const clean = await commit(store, { changes: [moves("ops", "ceo")] }, { base: 1 });
    expect(told(clean)).toMatch(/They still hold there: commit them again on revision 2\.$/);
    const [first, second] = [clash, clean].map((outcome) => (outcome.ok ? undefined : outcome.refusal.stale));
    expect([first?.isClean, second?.isClean, first?.between.map(({ changeSetId }) => changeSetId)]).toEqual([
      false,
      true,
      ["theirs"],
    ]);
    expect((await opened(store)).revision).toBe(2);
  });

  test("where the org is not there", async () => {
    const store = await storeOf(company());
    expect(told(await commit(store, { changes: [] }, { orgId: "other" }))).toMatch(/^org-unknown: /);
  });
});

describe("a commit", () => {
  test("acts once, however often it is sent", async () => {
    const store = await storeOf(company());
    const set = { id: "once", changes: [leaves("dev")] };
    const first = await commit(store, set, { base: 1 });
    await commit(store, { changes: [moves("ops", "ceo")] });
    const again = await commit(store, set, { base: 1 });
    expect([
      told(first),
      told(again),
      first.ok && first.value.isRepeat,
      again.ok && again.value.isRepeat,
    ]).toEqual(["revision 2", "revision 2", false, true]);
    expect(first.ok && again.ok && again.value.effect.metrics).toEqual(
      first.ok && first.value.effect.metrics,
    );
    expect(told(await commit(store, { ...set, changes: [leaves("ops")] }, { base: 1 }))).toMatch(
      /^change-set-known: /,
    );
    expect((await opened(store)).revision).toBe(3);
  });

  test("sent again after somebody was erased, is answered though it expected a text that is gone", async () => {
    const store = await storeOf(company());
    const titled = (title: string): OrgChange => ({
      kind: "update-person",
      personId: p("dev"),
      fields: { title },
    });
    await commit(store, { changes: [titled("Countess")] });
    const set = { id: "once", changes: [{ ...titled("Poet"), expect: { title: "Countess" } } as OrgChange] };
    expect(told(await commit(store, set, { base: 2 }))).toBe("revision 3");
    const erased = await store.erase(ACME, "dev");
    expect(erased.ok).toBe(true);
    const again = await commit(store, set, { base: 2 });
    expect([told(again), again.ok && again.value.isRepeat]).toEqual(["revision 3", true]);
  });

  test("is not the same with other settings: those would be dropped", async () => {
    const store = await storeOf(company());
    const settings = (days: number) => ({
      documents: { settings: `thresholds:\n  ownership-certified.days: ${days}\n` },
    });
    const set = { id: "once", changes: [leaves("dev")] };
    expect(told(await commit(store, set, { base: 1, ...settings(9) }))).toBe("revision 2");
    expect(told(await commit(store, set, { base: 1, ...settings(9) }))).toBe("revision 2");
    expect(told(await commit(store, set, { base: 1 }))).toBe("revision 2");
    await commit(store, { changes: [moves("ops", "ceo")] }, settings(30));
    expect(told(await commit(store, set, { base: 1, ...settings(9) }))).toBe("revision 2");
    expect(told(await commit(store, set, { base: 1, ...settings(30) }))).toBe(
      "change-set-known: Change set once was committed as revision 2 with other settings than these. Nothing was written. Give what is new an id of its own.",
    );
  });

  test("is judged by the settings that come with it", async () => {
    const store = await storeOf(orgOf("ceo > em, pm; em > a, b, c; pay(sto): em*, a"));
    const settings = "off: [line-to-owner]\n";
    const changes = [moves("a", "pm")];
    const plain = await commit(store, { changes }, { invariants: "tell" });
    const other = await storeOf(orgOf("ceo > em, pm; em > a, b, c; pay(sto): em*, a"));
    const judged = await commit(other, { changes }, { invariants: "tell", documents: { settings } });
    const came = (one: typeof plain) =>
      one.ok ? one.value.effect.came.map(({ check }) => check) : told(one);
    expect(came(plain)).toContain("line-to-owner");
    expect(came(judged)).not.toContain("line-to-owner");
  });

  test("tells its effect: numbers that moved, worse and better alike, findings that came and went", async () => {
    const store = await storeOf(
      orgOf("ceo > em/engineering, pm/product; em > dev/engineering, ops/engineering; pay(sto): em*, dev"),
    );
    const worse = await commit(store, { changes: [moves("dev", "pm")] }, { invariants: "tell" });
    const better = await commit(store, { changes: [moves("dev", "em")] });
    if (!worse.ok || !better.ok) throw new Error(`${told(worse)} ${told(better)}`);
    const [down, up] = [worse.value.effect, better.value.effect];
    expect(down.came.map((one) => one.check)).toContain("line-to-owner");
    expect(up.went.map((one) => one.check)).toEqual(down.came.map((one) => one.check));
    expect(down.metrics.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["span", "changed"],
      ["management-ratio", "changed"],
      ["out-of-discipline", "worse"],
    ]);
    expect(up.metrics.map(({ id, before, after }) => ({ id, before: after, after: before }))).toEqual(
      down.metrics.map(({ id, before, after }) => ({ id, before, after })),
    );
  });

  test("dated before today is judged by what stands today", async () => {
    const store = await storeOf(orgOf("ceo > em, pm; em > dev; pay(sto): em*, dev", { today: "2026-01-01" }));
    await commit(store, { changes: [moves("em", "pm")], effectiveOn: "2026-04-01" });
    const late = await commit(
      store,
      { changes: [moves("dev", "ceo")], effectiveOn: "2026-03-01" },
      { invariants: "tell" },
    );
    if (!late.ok) throw new Error(told(late));
    expect([late.value.org.today, managerOf(late.value.org, "em"), managerOf(late.value.org, "dev")]).toEqual(
      [TODAY, "pm", "ceo"],
    );
  });

  test("on a scheduled revision: what both say otherwise is a finding with base, mine and theirs", async () => {
    const store = await storeOf(company());
    await commit(store, {
      id: "wave",
      changes: [moves("dev", "pm")],
      effectiveOn: "2026-07-01",
      reason: "wave 1",
    });
    const now = await commit(store, { changes: [moves("dev", "ceo")] });
    if (!now.ok) throw new Error(told(now));
    expect(says(now.value.scheduleConflicts)).toEqual([
      "Revision 2, effective 2026-07-01, and these changes do not go together. dev: manager was em, is ceo by now and would be pm.",
    ]);
    const [finding] = now.value.scheduleConflicts;
    expect([finding?.check, finding?.tier, finding?.subjects]).toEqual([
      "schedule-conflict",
      "default",
      ["dev", "wave"],
    ]);
    expect(finding?.evidence.map(({ says: sentence }) => says([{ message: sentence }])[0])).toEqual([
      "Scheduled by ada for 2026-07-01: wave 1",
      "dev reports to pm.",
      "dev: manager was em, is ceo by now and would be pm.",
    ]);
  });

  test("that takes away whom a scheduled revision moves: it will be held, with what would take its place", async () => {
    const store = await storeOf(company());
    await commit(store, { id: "wave", changes: [moves("dev", "pm")], effectiveOn: "2026-07-01" });
    const now = await commit(store, { changes: [leaves("dev")] });
    if (!now.ok) throw new Error(told(now));
    expect(says(now.value.scheduleConflicts)).toEqual([
      "Revision 2, effective 2026-07-01, will no longer apply and is left out whole: There is no person dev to move.",
    ]);
    expect(now.value.scheduleConflicts[0]?.fixes).toEqual([
      { kind: "set-manager", personId: "seat:dev", managerId: "pm" },
    ]);
    const july = await opened(store, { on: "2026-07-01" });
    expect([july.held.map(({ revision }) => revision), managerOf(july.org, "seat:dev")]).toEqual([[2], "em"]);
    expect((await opened(store)).held).toEqual([]);
  });

  test("that has nothing to do with what is scheduled is told nothing", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")], effectiveOn: "2026-07-01" });
    const now = await commit(store, { changes: [moves("ops", "pm")] });
    expect(now.ok && now.value.scheduleConflicts).toEqual([]);
  });

  test("gives the store the owners of the areas it touches, as they will stand", async () => {
    const given: unknown[] = [];
    const memory = await storeOf(company());
    const store = {
      ...memory,
      commit: (input: Parameters<typeof memory.commit>[0]) => {
        given.push(input.owners);
        return memory.commit(input);
      },
    };
    const owns = (personId: string): OrgChange => ({
      kind: "set-owner",
      areaId: a("pay"),
      personId: p(personId),
    });
    await commit(store, { changes: [owns("dev")], effectiveOn: "2026-07-01" });
    await commit(store, { changes: [owns("ops")] });
    await commit(store, { changes: [moves("ops", "pm")] });
    expect(given).toEqual([
      [
        {
          areaId: "pay",
          owners: [
            { personId: "em", to: "2026-07-01" },
            { personId: "dev", from: "2026-07-01" },
          ],
        },
      ],
      [
        {
          areaId: "pay",
          owners: [
            { personId: "em", to: TODAY },
            { personId: "ops", from: TODAY, to: "2026-07-01" },
            { personId: "dev", from: "2026-07-01" },
          ],
        },
      ],
      [],
    ]);
    expect(ACME).toBe("acme");
  });
});
