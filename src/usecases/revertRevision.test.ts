import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { OrgChange } from "../changes/index.ts";
import { personId as p } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { ACME, commit, managerOf, opened, storeOf, textOf, told, TODAY } from "./history.case.ts";
import { revertRevision, type RevertOutcome } from "./revertRevision.ts";

const company = () => orgOf("ceo > em, pm; em > dev, ops; pay: em*, dev; shop: pm*, ops");
const moves = (personId: string, managerId: string): OrgChange => ({
  kind: "set-manager",
  personId: p(personId),
  managerId: p(managerId),
});

async function undo(store: OrgStore, revision: number, id = `undo-${revision}`): Promise<RevertOutcome> {
  const head = await store.head(ACME);
  const base = head.ok ? head.value.revision : 0;
  return revertRevision(store, {
    orgId: ACME,
    revision,
    base,
    id,
    author: "bea",
    reason: "wrong",
    today: TODAY,
  });
}
const saidOf = (outcome: RevertOutcome): string => (outcome.ok ? told(outcome) : told(outcome as never));

describe("undoing a revision", () => {
  test("is a new revision with the inverse; what came since stays", async () => {
    const store = await storeOf(orgOf("ceo > em, pm, zoe; em > dev; pay: pm*, dev"));
    await commit(store, { changes: [{ kind: "leave", personId: p("em"), endOn: TODAY, keepSeat: true }] });
    await commit(store, { changes: [moves("zoe", "pm")] });
    const undone = await undo(store, 2);
    expect(saidOf(undone)).toBe("revision 4");
    const { org } = await opened(store);
    expect([managerOf(org, "em"), managerOf(org, "dev"), managerOf(org, "zoe")]).toEqual(["ceo", "em", "pm"]);
    expect(undone.ok && undone.value.revision.changeSet.source).toBe("revert of revision 2");
  });

  test("of the last one gives the org before it", async () => {
    const store = await storeOf(company());
    const before = textOf((await opened(store)).org);
    await commit(store, { changes: [{ kind: "clear-owner", areaId: company().areas[1]!.id }] });
    await undo(store, 2);
    expect(textOf((await opened(store)).org)).toBe(before);
  });

  test("that was changed again since gives the conflicts and commits nothing", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")] });
    await commit(store, { changes: [moves("dev", "ceo")] });
    const undone = await undo(store, 2);
    expect(saidOf(undone)).toBe(
      "revert-conflicts: What revision 2 changed was changed again since. dev: manager was pm, is ceo by now and would be em. Nothing was committed. Commit the changes you want instead.",
    );
    expect(
      !undone.ok && undone.refusal.conflicts?.map(({ field, mine, theirs }) => [field, mine, theirs]),
    ).toEqual([["managerId", "em", "ceo"]]);
    expect((await opened(store)).revision).toBe(3);
  });

  test("that is dated ahead takes effect on its own day: it never comes to pass", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")], effectiveOn: "2026-07-01" });
    expect(saidOf(await undo(store, 2))).toBe("revision 3");
    const july = await opened(store, { on: "2026-07-01" });
    expect([managerOf(july.org, "dev"), july.held]).toEqual(["em", []]);
  });

  test("that is held, or is none, is refused", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")], effectiveOn: "2026-07-01" });
    await commit(store, { changes: [{ kind: "leave", personId: p("dev"), endOn: TODAY, keepSeat: false }] });
    expect(saidOf(await undo(store, 2))).toBe(
      "revision-held: Revision 2 is left out of the timeline, so there is nothing to undo: There is no person dev to move. Nothing was committed.",
    );
    expect(saidOf(await undo(store, 9))).toBe(
      "revision-unknown: acme has no revision 9. Nothing was read. Ask for one of 1 to 3.",
    );
  });

  test("acts once, however often it is sent", async () => {
    const store = await storeOf(company());
    await commit(store, { changes: [moves("dev", "pm")] });
    const [first, again] = [await undo(store, 2, "u"), await undo(store, 2, "u")];
    expect([saidOf(first), saidOf(again), again.ok && again.value.isRepeat]).toEqual([
      "revision 3",
      "revision 3",
      true,
    ]);
    expect((await opened(store)).revision).toBe(3);
  });
});
