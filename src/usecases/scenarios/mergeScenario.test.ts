import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { setConsultation } from "../../history/index.ts";
import { approveScenario } from "./approveScenario.ts";
import { editScenario } from "./editScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  answers,
  approved,
  company,
  orgOn,
  personIn,
  waves,
  codeOf,
  commit,
  manager,
  obstacleCodes,
  planned,
  set,
  storeOf,
  title,
  TODAY,
  valueOf,
} from "./scenarios.case.ts";
import { undoMerge } from "./undoMerge.ts";

describe("merging", () => {
  test("each wave becomes a revision of its day, and the scenario says which", async () => {
    const { store, ada } = await approved(...waves);
    const merged = valueOf(await mergeScenario(ada, "s"));
    expect(merged.scenario).toMatchObject({
      status: "merged",
      mergedAs: [2, 3],
      mergedSets: ["first", "second"],
    });
    expect(personIn(await orgOn(store), "ux")?.managerId).toBe("vp");
    expect(personIn(await orgOn(store), "qa")?.managerId).toBe("vp");
    expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.managerId).toBe("pm");
    expect(codeOf(await mergeScenario(ada, "s"))).toBe("scenario-merged");
  });

  test("a day that has passed becomes today, and is told", async () => {
    const { as } = await approved(...waves);
    const merged = valueOf(await mergeScenario(as("ada", "2026-07-01"), "s"));
    expect(merged.merged.map(({ effectiveOn, plannedOn }) => [effectiveOn, plannedOn])).toEqual([
      ["2026-07-01", TODAY],
      ["2026-09-01", undefined],
    ]);
  });

  test.each([
    ["what is not approved", [set("a", [answers(), manager("ux", "vp")])], ["not-approved"]],
    [
      "what leaves things without an owner",
      [set("a", [answers(), { kind: "clear-owner", areaId: "pay" }])],
      ["not-approved", "owner-exactly-one", "orphan-forecast"],
    ],
    ["nothing", [], ["nothing-to-merge", "not-approved", ...Array<string>(10).fill("question-unanswered")]],
  ])("%s is not merged", async (_, sets, codes) => {
    const { store, as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", ...sets);
    const result = await mergeScenario(ada, "s");
    expect(obstacleCodes(result)).toEqual(codes);
    const head = await store.head("acme");
    expect(head.ok && head.value.revision).toBe(1);
  });

  test("approval does not outlive what it rested on: a consultation opened later keeps it from being merged", async () => {
    const { ada } = await approved(...waves);
    valueOf(
      await editScenario(ada, "s", (scenario, by) =>
        setConsultation(scenario, { state: "open", location: "Bonn" }, by),
      ),
    );
    expect(obstacleCodes(await mergeScenario(ada, "s"))).toEqual(["consultation-open"]);
  });

  test("a scenario on an older revision is rebased first; what it says stays approved where it did not change", async () => {
    const { store, ada } = await approved(...waves);
    await commit(store, set("hr", [title("dev", "Developer")]));
    expect(codeOf(await mergeScenario(ada, "s"))).toBe("not-on-head");
    const rebased = valueOf(await rebaseOnHead(ada, "s"));
    expect(rebased).toMatchObject({ isSaved: true, conflicts: [] });
    expect(rebased.scenario.status).toBe("approved");
    expect(valueOf(await mergeScenario(ada, "s")).scenario.mergedAs).toEqual([3, 4]);
  });

  test("what is committed for later and would no longer apply blocks the merge", async () => {
    const { store, as } = await storeOf(company());
    await commit(store, set("later", [manager("ux", "dev")], { effectiveOn: "2026-10-01" }));
    const ada = as("ada");
    await planned(ada, "s", set("now", [answers(), manager("dev", "ux")]));
    expect(obstacleCodes(await mergeScenario(ada, "s"))).toContain("schedule-broken");
  });

  describe("while somebody is erased", () => {
    const named = () => orgOf("ceo > vp, hr; vp > dev", { people: { hr: { name: "Hedda Ruskin" } } });
    const erasing = async () => {
      const { store, as } = await storeOf(named());
      const ada = as("ada");
      await planned(ada, "s", set("first", [answers(), title("vp", "Boss of Hedda Ruskin")]));
      valueOf(await approveScenario(ada, "s"));
      const raced = {
        ...store,
        scenarios: async (orgId: string) => {
          const found = await store.scenarios(orgId);
          await store.erase(orgId, "hr");
          return found;
        },
      };
      return { store, ada, raced };
    };

    test("what was read before it is not merged after it", async () => {
      const { store, ada, raced } = await erasing();
      expect(codeOf(await mergeScenario({ ...ada, store: raced }, "s"))).toBe("stale-revision");
      expect(JSON.stringify((await orgOn(store)).records)).not.toContain("Ruskin");
      expect(codeOf(await mergeScenario(ada, "s"))).toBe("ok");
      expect(personIn(await orgOn(store), "vp")?.title).toBe("Boss of [erased]");
    });

    test("nor is a merge undone", async () => {
      const { store, ada, raced } = await erasing();
      valueOf(await mergeScenario(ada, "s"));
      expect(codeOf(await undoMerge({ ...ada, store: raced }, "s"))).toBe("stale-revision");
      expect(codeOf(await undoMerge(ada, "s"))).toBe("ok");
      expect(JSON.stringify((await orgOn(store)).records)).not.toContain("Ruskin");
    });
  });
});
