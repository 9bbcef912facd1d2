import { describe, expect, test } from "vitest";
import { approve, type Choosing } from "../../history/index.ts";
import { areaId } from "../../org/index.ts";
import { editScenario } from "./editScenario.ts";
import { openScenario } from "./openScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  company,
  personIn,
  codeOf,
  commit,
  manager,
  planned,
  set,
  storeOf,
  title,
  TODAY,
  valueOf,
} from "./scenarios.case.ts";
import { loadScenario } from "./stored.ts";

describe("rebasing", () => {
  const setUp = async () => {
    const { store, as } = await storeOf(company());
    const ada = as("ada");
    await planned(
      ada,
      "s",
      set("now", [manager("ux", "vp"), title("dev", "Engineer")]),
      set("later", [manager("qa", "pm")], { effectiveOn: "2026-09-01" }),
    );
    await commit(store, set("hr", [manager("ux", "hr"), title("qa", "Tester")]));
    return { store, ada };
  };
  const where = { subject: { list: "people", id: "ux" }, field: "managerId" } as const;

  test("what both changed is a conflict with its wave, and nothing is saved", async () => {
    const { ada } = await setUp();
    const before = valueOf(await loadScenario(ada, "s"));
    const { conflicts, isSaved } = valueOf(await rebaseOnHead(ada, "s"));
    expect(isSaved).toBe(false);
    expect(conflicts).toMatchObject([{ ...where, changeSetId: "now", base: "pm", mine: "vp", theirs: "hr" }]);
    expect(valueOf(await loadScenario(ada, "s"))).toEqual(before);
  });

  test.each([
    ["mine", { choice: "mine" }, "vp", 2],
    ["theirs", { choice: "theirs" }, "hr", 1],
    ["base", { choice: "base" }, "pm", 2],
    ["another value", { choice: "value", value: "ceo" }, "ceo", 2],
  ] as const)(
    "%s, once chosen, stands, and the choice is kept with its author",
    async (_, choice, managerId, changes) => {
      const { ada } = await setUp();
      const rebased = valueOf(await rebaseOnHead(ada, "s", { choices: [{ ...where, ...choice }] }));
      expect(rebased).toMatchObject({ isSaved: true, conflicts: [] });
      expect(rebased.scenario.changeSets[0]?.changes).toHaveLength(changes);
      expect(rebased.scenario.changeSets.map(({ effectiveOn }) => effectiveOn)).toEqual([
        TODAY,
        "2026-09-01",
      ]);
      expect(rebased.scenario.resolutions).toMatchObject([
        { ...where, ...choice, changeSetId: "now", user: "ada" },
      ]);
      const { walked } = valueOf(await openScenario(ada, "s"));
      expect(walked.held).toEqual([]);
      expect(personIn(walked.org, "ux")?.managerId).toBe(managerId);
      expect(personIn(walked.org, "qa")).toMatchObject({ managerId: "pm", title: "Tester" });
    },
  );

  test.each([
    ["closes a circle", { choice: "value", value: "ux" }],
    ["names nobody", { choice: "value", value: "nobody" }],
  ] as const)("a choice that %s is refused", async (_, choice) => {
    const { ada } = await setUp();
    expect(codeOf(await rebaseOnHead(ada, "s", { choices: [{ ...where, ...choice }] }))).toBe(
      "resolution-impossible",
    );
  });
});

test("an approval of an area falls where a rebase takes away what the scenario said of it", async () => {
  const { store, as } = await storeOf(company());
  const ada = as("ada");
  await planned(ada, "s", set("now", [title("ux", "Designer"), title("qa", "Tester")]));
  const touched = [areaId("pay"), areaId("shop")];
  for (const area of touched)
    valueOf(await editScenario(ada, "s", (one, by) => approve(one, { areaId: area, touched }, by)));
  await commit(store, set("hr", [title("ux", "Researcher")]));
  // Nothing is left to say of pay.
  const choices: Choosing[] = [{ subject: { list: "people", id: "ux" }, field: "title", choice: "theirs" }];
  const { scenario } = valueOf(await rebaseOnHead(ada, "s", { choices }));
  expect(scenario.changeSets[0]?.changes).toEqual([title("qa", "Tester")]);
  expect(scenario).toMatchObject({ status: "open", approvals: [] });
  expect(scenario.events.at(-1)?.withdrawn?.map((one) => one.areaId)).toEqual(touched);
});
