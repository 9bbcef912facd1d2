import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { OrgChange } from "../changes/index.ts";
import { areaId as a, personId as p, wording } from "../org/index.ts";
import { ACME, commit, storeOf, TODAY } from "./history.case.ts";
import { ownershipEvidence, type OwnerEvidence } from "./ownershipEvidence.ts";

const owns = (personId: string): OrgChange => ({
  kind: "set-owner",
  areaId: a("pay"),
  personId: p(personId),
});
const said = (entries: readonly OwnerEvidence[]): string[] => entries.map(({ says }) => wording(says));

describe("how it is known who owns an area", () => {
  test("by which revision, committed when and by whom, effective from when, and what is scheduled", async () => {
    const store = await storeOf(orgOf("ceo > em, pm, bea; em > dev; pay: em*, dev"));
    await commit(store, { changes: [{ kind: "set-manager", personId: p("dev"), managerId: p("pm") }] });
    await commit(store, {
      changes: [owns("pm")],
      effectiveOn: "2026-06-10",
      author: "zoe",
      reason: "new owner",
    });
    await commit(store, {
      changes: [owns("bea")],
      effectiveOn: "2026-07-01",
      reason: "wave 1",
      source: "plan",
    });
    const at = (on: string, revision?: number) =>
      ownershipEvidence(store, ACME, { areaId: "pay", on, ...(revision === undefined ? {} : { revision }) });
    const june = await at("2026-06-15");
    expect(said(june.now)).toEqual([
      'pm owns pay since 2026-06-10 until 2026-07-01: revision 3 says so, effective 2026-06-10, committed 2026-06-01 by zoe ("new owner"); revision 4 ends it.',
    ]);
    expect(said(june.next)).toEqual([
      'From 2026-07-01: bea owns pay: revision 4 says so, effective 2026-07-01, committed 2026-06-01 by ada ("wave 1").',
    ]);
    expect(said(june.before)).toEqual([
      'em owns pay until 2026-06-10: revision 1 says so, effective 2026-06-01, committed 2026-06-01 by ada ("first list"); revision 3 ended it.',
    ]);
    expect(june.next[0]?.setBy).toMatchObject({ revision: 4, source: "plan", author: "ada" });
    expect(said((await at(TODAY)).now)[0]).toMatch(/^em owns pay until 2026-06-10: revision 1 /);
    // What was known before the others were committed.
    const then = await at("2026-07-15", 2);
    expect([said(then.now).map((text) => text.slice(0, 13)), then.next]).toEqual([["em owns pay: "], []]);
  });

  test("what follows from other changes has them as origin: a deputy who acts for a leaver", async () => {
    const store = await storeOf(
      orgOf("ceo > em, pm; em > dev; pay: em*, dev", { areas: { pay: { deputyId: p("dev") } } }),
    );
    await commit(
      store,
      { changes: [{ kind: "leave", personId: p("em"), endOn: TODAY, keepSeat: true }], reason: "em left" },
      { invariants: "tell" },
    );
    const { now } = await ownershipEvidence(store, ACME, { areaId: "pay", on: TODAY });
    expect(said(now)).toEqual([
      'dev acts as owner of pay since 2026-06-01: revision 2 says so, effective 2026-06-01, committed 2026-06-01 by ada ("em left").',
    ]);
  });

  test("nothing is known of an area that never was", async () => {
    const store = await storeOf(orgOf("ceo > em; pay: em*"));
    const { now, next, before } = await ownershipEvidence(store, ACME, { areaId: "shop", on: TODAY });
    expect([now, next, before]).toEqual([[], [], []]);
  });
});
