import { describe, expect, test } from "vitest";
import { approve, comment, join, publish, strikeOut } from "../../history/index.ts";
import { areaId, wording } from "../../org/index.ts";
import { approveScenario } from "./approveScenario.ts";
import { compareScenarios } from "./compareScenarios.ts";
import { editScenario } from "./editScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { openScenario } from "./openScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  answers,
  company,
  personIn,
  codeOf,
  commit,
  manager,
  owner,
  planned,
  set,
  storeOf,
  title,
  valueOf,
} from "./scenarios.case.ts";
import { splitStored } from "./splitStored.ts";
import { joinAsAdmin, listScenarios, loadScenario } from "./stored.ts";
import { undoMerge } from "./undoMerge.ts";

describe("opening", () => {
  test("a scenario is the org with its waves on top, as of a day", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(
      ada,
      "One owner",
      set("later", [manager("qa", "pm")], { effectiveOn: "2026-09-01" }),
      set("now", [manager("ux", "vp")]),
    );
    const early = valueOf(await openScenario(ada, "One owner", "2026-08-31"));
    const end = valueOf(await openScenario(ada, "One owner"));
    expect([early, end].map(({ walked }) => personIn(walked.org, "qa")?.managerId)).toEqual(["vp", "pm"]);
    expect([...end.touched.areas].sort()).toEqual(["pay", "shop"]);
  });

  test("for a stranger it is absent from the list, and refused as what is not there; an admin may join and all read it", async () => {
    const { as } = await storeOf(company());
    await planned(as("ada"), "One owner");
    const eve = as("eve");
    expect(await listScenarios(eve)).toEqual([]);
    for (const verb of [loadScenario, openScenario, rebaseOnHead, mergeScenario, approveScenario, undoMerge])
      // The very words for a name that nothing bears.
      expect(JSON.stringify(await verb(eve, "One owner"))).toBe(
        JSON.stringify(await verb(eve, "Nothing")).replace("Nothing", "One owner"),
      );
    expect(codeOf(await joinAsAdmin(as("root"), "One owner"))).toBe("ok");
    expect(await listScenarios(as("root"))).toHaveLength(1);
    const seen = valueOf(await loadScenario(as("ada"), "One owner"));
    expect(seen.scenario.events.at(-1)).toMatchObject({ kind: "admin-joined", user: "root" });
  });

  test("a published one is read by all and written by those who take part; whoever joins may write", async () => {
    const { as } = await storeOf(company());
    await planned(as("ada"), "s", set("now", [answers(), manager("ux", "vp")]));
    valueOf(await editScenario(as("ada"), "s", publish));
    const eve = as("eve");
    expect(codeOf(await openScenario(eve, "s"))).toBe("ok");
    expect(codeOf(await compareScenarios(eve, ["s"]))).toBe("ok");
    const strike = () =>
      editScenario(eve, "s", (one, by) => strikeOut(one, { changeSetId: "now", place: 1 }, by));
    expect(codeOf(await strike())).toBe("not-a-participant");
    for (const verb of [rebaseOnHead, mergeScenario, approveScenario, undoMerge])
      expect(codeOf(await verb(eve, "s")), verb.name).toBe("not-a-participant");
    expect(codeOf(await splitStored(eve, "s", "t", { changeSetIds: ["now"] }))).toBe("not-a-participant");
    valueOf(await editScenario(eve, "s", join));
    expect(codeOf(await strike())).toBe("ok");
  });

  test("somebody else's hidden scenario does not take a name", async () => {
    const { as } = await storeOf(company());
    await planned(as("ada"), "One owner");
    await planned(as("bob"), "One owner");
    expect((await listScenarios(as("bob"))).map(({ scenario }) => scenario.id)).toEqual(["bob-2"]);
  });
});

describe("editing", () => {
  test("a change that does not apply where it would stand is refused, and nothing is written", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("now", [manager("ux", "vp")]));
    const before = valueOf(await loadScenario(ada, "s"));
    const loop = await editScenario(ada, "s", (scenario, by) => ({
      ok: true as const,
      scenario: { ...scenario, changeSets: [set("now", [manager("ux", "vp"), manager("vp", "ux")])] },
      event: { kind: "change-set-replaced" as const, ...by },
    }));
    expect(codeOf(loop)).toBe("change-does-not-apply");
    expect(valueOf(await loadScenario(ada, "s"))).toEqual(before);
  });

  test("what depends on a struck change is told", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    const person = { id: "n", name: "Nia", managerId: "ceo", status: "active", fte: 1, vacant: false };
    await planned(ada, "s", set("now", [{ kind: "add-person", person }, manager("ux", "n")]));
    const struck = valueOf(
      await editScenario(ada, "s", (scenario, by) =>
        strikeOut(scenario, { changeSetId: "now", place: 0 }, by),
      ),
    );
    expect(struck.heldNow).toMatchObject([{ changeSetId: "now", place: 1 }]);
    expect(wording(struck.heldNow[0]!.message)).toContain("n");
    expect(codeOf(await rebaseOnHead(ada, "s"))).toBe("ok");
    await commit(ada.store, set("other", [title("qa", "Tester")]));
    expect(codeOf(await rebaseOnHead(ada, "s"))).toBe("change-held");
  });

  test("who read an older version overwrites nothing", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s");
    const { version } = valueOf(await loadScenario(ada, "s"));
    const note = (id: string) =>
      editScenario(ada, "s", (scenario, by) => comment(scenario, { id, text: id }, by), version);
    expect(codeOf(await note("first"))).toBe("ok");
    expect(codeOf(await note("second"))).toBe("scenario-stale");
    expect(valueOf(await loadScenario(ada, "s")).scenario.comments.map(({ text }) => text)).toEqual([
      "first",
    ]);
  });

  test("an edit withdraws approvals of what it touches, and of a wave that comes on another day", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("a", [manager("ux", "vp"), answers()]), set("b", [title("qa", "Tester")]));
    for (const area of ["pay", "shop"])
      valueOf(
        await editScenario(ada, "s", (scenario, by) =>
          approve(scenario, { areaId: areaId(area), touched: [areaId("pay"), areaId("shop")] }, by),
        ),
      );
    const edited = valueOf(
      await editScenario(ada, "s", (scenario, by) => strikeOut(scenario, { changeSetId: "b", place: 0 }, by)),
    );
    expect(edited.event.withdrawn?.map((one) => one.areaId)).toEqual(["shop"]);
    expect(edited.scenario.approvals.map((one) => one.areaId)).toEqual(["pay"]);
  });
});

describe("splitting and comparing", () => {
  test("by areas: two scenarios that together say the same; what touches both is refused, naming it", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("now", [title("ux", "Designer"), title("qa", "Tester")]));
    const { kept, taken } = valueOf(await splitStored(ada, "s", "shop only", { areaIds: [areaId("shop")] }));
    expect(kept.scenario.changeSets).toMatchObject([{ id: "now", changes: [title("ux", "Designer")] }]);
    expect(taken.scenario.changeSets).toMatchObject([{ changes: [title("qa", "Tester")] }]);
    expect(taken.scenario.changeSets[0]?.id).not.toBe("now");
    expect((await listScenarios(ada)).map(({ scenario }) => scenario.name)).toEqual(["s", "shop only"]);
    await planned(ada, "t", set("x", [title("qa", "Tester"), owner("pay", "pm")]));
    const torn = await splitStored(ada, "t", "u", { areaIds: [areaId("shop")] });
    expect(torn.ok ? "" : wording(torn.refusal.message)).toContain(
      "change 2 of x touches shop and pay at once",
    );
  });

  test("next to the newest revision: gains, costs and metrics in one order, findings that come and go", async () => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("now", [manager("ux", "vp")], { effectiveOn: "2026-07-01" }));
    await planned(ada, "t", set("then", [{ kind: "clear-owner", areaId: "pay" }]));
    const compared = valueOf(await compareScenarios(ada, ["s", "t"]));
    expect(compared.columns).toEqual(["revision 1", "s", "t"]);
    const row = (id: string) => [...compared.gains, ...compared.costs].find((one) => one.id === id)?.values;
    expect(row("manager-changes")).toEqual([0, 1, 0]);
    expect(row("single-threaded")).toEqual([0, 1, 0]);
    expect(compared.costs.length).toBeGreaterThanOrEqual(compared.gains.length);
    expect(compared.metrics.every(({ values }) => values.length === 3)).toBe(true);
    expect(compared.findings[1]?.come.map(({ check }) => check)).toContain("owner-exactly-one");
  });
});
