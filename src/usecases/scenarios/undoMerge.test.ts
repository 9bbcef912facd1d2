import { describe, expect, test } from "vitest";
import type { Choosing } from "../../history/index.ts";
import { approveScenario } from "./approveScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  answers,
  approved,
  company,
  orgOn,
  personIn,
  waves,
  commit,
  manager,
  planned,
  set,
  storeOf,
  title,
  TODAY,
  valueOf,
} from "./scenarios.case.ts";
import { undoMerge } from "./undoMerge.ts";

describe("a merge undone", () => {
  test("the org is as before, the history longer, and the scenario can be merged again", async () => {
    const { store, ada } = await approved(...waves);
    const before = [await orgOn(store), await orgOn(store, "2026-12-01")].map(
      ({ records }) => records.people,
    );
    valueOf(await mergeScenario(ada, "s"));
    const undone = valueOf(await undoMerge(ada, "s"));
    expect(undone).toMatchObject({ isSaved: true, revisions: [4, 5] });
    const after = [await orgOn(store), await orgOn(store, "2026-12-01")].map(({ records }) => records.people);
    expect(after).toEqual(before);
    if (!undone.isSaved) throw new Error("not saved");
    expect(undone.scenario).toMatchObject({ status: "open", approvals: [] });
    expect(undone.scenario.mergedAs).toBeUndefined();
    valueOf(await rebaseOnHead(ada, "s"));
    valueOf(await approveScenario(ada, "s"));
    expect(valueOf(await mergeScenario(ada, "s")).scenario.mergedAs).toEqual([6, 7]);
    expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.managerId).toBe("pm");
  });

  test("what was committed later and dated before it stays", async () => {
    const org = company();
    const { store, as } = await storeOf({ ...org, today: "2026-05-01" });
    await commit(store, set("old", [title("ux", "Countess")], { effectiveOn: "2026-05-01" }));
    const ada = as("ada", "2026-06-05");
    await planned(ada, "s", set("now", [answers(), title("ux", "Poet")], { effectiveOn: "2026-06-05" }));
    valueOf(await approveScenario(ada, "s"));
    valueOf(await mergeScenario(ada, "s"));
    await commit(store, set("late", [title("ux", "Baroness")], { effectiveOn: TODAY }));
    const on = "2026-06-05";
    expect(personIn(await orgOn(store, on), "ux")?.title).toBe("Poet");
    expect(valueOf(await undoMerge(ada, "s"))).toMatchObject({ isSaved: true, conflicts: [] });
    expect(personIn(await orgOn(store, on), "ux")?.title).toBe("Baroness");
  });

  test("what somebody changed since is a conflict, and nothing is written until it is chosen", async () => {
    const { store, ada } = await approved(...waves);
    valueOf(await mergeScenario(ada, "s"));
    await commit(store, set("hr", [manager("ux", "hr")]));
    const asked = valueOf(await undoMerge(ada, "s"));
    expect(asked.isSaved).toBe(false);
    expect(asked.conflicts).toMatchObject([
      {
        changeSetId: "first",
        subject: { list: "people", id: "ux" },
        field: "managerId",
        base: "vp",
        mine: "pm",
        theirs: "hr",
      },
    ]);
    const head = await store.head("acme");
    expect(head.ok && head.value.revision).toBe(4);
    const choices: Choosing[] = [
      { subject: { list: "people", id: "ux" }, field: "managerId", choice: "theirs" },
    ];
    expect(valueOf(await undoMerge(ada, "s", choices)).isSaved).toBe(true);
    expect(personIn(await orgOn(store), "ux")?.managerId).toBe("hr");
  });
});
