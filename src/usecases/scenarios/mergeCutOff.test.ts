import { describe, expect, test } from "vitest";
import { addChanges, comment, replaceChangeSet, strikeOut } from "../../history/index.ts";
import type { OrgChange } from "../../changes/index.ts";
import { approveScenario } from "./approveScenario.ts";
import { editScenario } from "./editScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  approved,
  orgOn,
  personIn,
  waves,
  codeOf,
  commit,
  manager,
  obstacleCodes,
  set,
  title,
  valueOf,
} from "./scenarios.case.ts";
import { loadScenario } from "./stored.ts";

describe("a merge", () => {
  test("that stops half way says where it stands, and goes on from there without committing twice", async () => {
    const { store, as, ada } = await approved(...waves);
    let commits = 0;
    const raced = {
      ...store,
      commit: async (input: Parameters<typeof store.commit>[0]) => {
        if (++commits === 2) await commit(store, set("race", [title("hr", "Head")]));
        return store.commit(input);
      },
    };
    const stopped = await mergeScenario({ ...ada, store: raced }, "s");
    expect(codeOf(stopped)).toBe("merge-stopped");
    const half = valueOf(await loadScenario(ada, "s")).scenario;
    expect(half).toMatchObject({ status: "approved", mergedAs: [2], mergedSets: ["first"] });
    valueOf(await rebaseOnHead(ada, "s"));
    const merged = valueOf(await mergeScenario(as("ada"), "s"));
    expect(merged.scenario).toMatchObject({
      status: "merged",
      mergedAs: [2, 4],
      mergedSets: ["first", "second"],
    });
    expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.managerId).toBe("pm");
  });

  test("that stopped on the newest revision: what is committed stays as it was, and approved", async () => {
    const { store, ada } = await approved(...waves);
    let commits = 0;
    const broken = {
      ...store,
      commit: async (input: Parameters<typeof store.commit>[0]) =>
        ++commits === 2
          ? { ok: false as const, refusal: { code: "store-busy" as const, message: "Busy." } }
          : store.commit(input),
    };
    expect(codeOf(await mergeScenario({ ...ada, store: broken as never }, "s"))).toBe("merge-stopped");
    const { scenario } = valueOf(await rebaseOnHead(ada, "s"));
    expect(scenario).toMatchObject({ baseRevision: 2, mergedAs: [2], changeSets: waves, status: "approved" });
    expect(valueOf(await mergeScenario(ada, "s")).scenario).toMatchObject({
      status: "merged",
      mergedAs: [2, 3],
    });
  });

  test("of a process that ended after its last commit leaves only the noting to be done", async () => {
    const { store, ada } = await approved(...waves);
    const dead = { ...store, saveScenario: () => Promise.reject(new Error("killed")) };
    await expect(mergeScenario({ ...ada, store: dead }, "s")).rejects.toThrow("killed");
    const merged = valueOf(await mergeScenario(ada, "s"));
    expect(merged.scenario).toMatchObject({ status: "merged", mergedAs: [2, 3] });
    const head = await store.head("acme");
    expect(head.ok && head.value.revision).toBe(3);
  });

  describe("cut off before it was noted, and edited after that", () => {
    const cutOff = async (sets = waves) => {
      const { store, as, ada } = await approved(...sets);
      const dead = { ...store, saveScenario: () => Promise.reject(new Error("killed")) };
      await expect(mergeScenario({ ...ada, store: dead }, "s")).rejects.toThrow("killed");
      return { store, as, ada };
    };
    const edited = set("second", [manager("qa", "pm"), title("qa", "Tester")], { effectiveOn: "2026-09-01" });

    test.each([
      ["what it says", edited],
      ["its day", set("second", [manager("qa", "pm")], { effectiveOn: "2026-10-01" })],
      [
        "its reason",
        { ...set("second", [manager("qa", "pm")], { effectiveOn: "2026-09-01" }), reason: "new" },
      ],
    ])("%s is kept beside the revision, and no approval holds for it", async (_, now) => {
      const { store, ada } = await cutOff();
      valueOf(await editScenario(ada, "s", (one, by) => replaceChangeSet(one, now, by)));
      valueOf(await approveScenario(ada, "s"));
      const merged = valueOf(await mergeScenario(ada, "s"));
      const [kept = ""] = merged.editedMeanwhile;
      expect(merged.scenario).toMatchObject({
        status: "open",
        approvals: [],
        mergedSets: ["first", "second"],
      });
      expect(merged.scenario.events.at(-1)?.withdrawn).toHaveLength(1);
      const sets = new Map(merged.scenario.changeSets.map((one) => [one.id, one]));
      expect(sets.get("second")).toMatchObject({ ...waves[1], source: `scenario ${merged.scenario.id}` });
      expect(sets.get(kept)).toEqual({ ...now, id: kept });
      expect(codeOf(await mergeScenario(ada, "s"))).toBe("not-on-head");
      expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.title).toBeUndefined();
      valueOf(await rebaseOnHead(ada, "s"));
      expect(obstacleCodes(await mergeScenario(ada, "s"))).toContain("not-approved");
    });

    test("what was struck out since is told from what was committed", async () => {
      const { ada } = await cutOff();
      valueOf(
        await editScenario(ada, "s", (one, by) => strikeOut(one, { changeSetId: "second", place: 0 }, by)),
      );
      const merged = valueOf(await mergeScenario(ada, "s"));
      expect(merged.scenario).toMatchObject({ status: "open", mergedAs: [2, 3] });
      expect(merged.scenario.archivedChanges).toMatchObject([{ changeSetId: merged.editedMeanwhile[0] }]);
    });

    test("and rebased before it is merged again: only what is new waits", async () => {
      const { store, ada } = await cutOff();
      valueOf(await editScenario(ada, "s", (one, by) => replaceChangeSet(one, edited, by)));
      valueOf(await rebaseOnHead(ada, "s"));
      valueOf(await approveScenario(ada, "s"));
      const [kept = ""] = valueOf(await mergeScenario(ada, "s")).editedMeanwhile;
      valueOf(await approveScenario(ada, "s"));
      const merged = valueOf(await mergeScenario(ada, "s"));
      expect(merged.scenario).toMatchObject({ status: "merged", mergedSets: ["first", "second", kept] });
      expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.title).toBe("Tester");
    });

    test("not at all, on a later day than planned: only the noting is left", async () => {
      const { store, as } = await approved(...waves);
      const dead = { ...store, saveScenario: () => Promise.reject(new Error("killed")) };
      const late = as("ada", "2026-07-01");
      await expect(mergeScenario({ ...late, store: dead }, "s")).rejects.toThrow("killed");
      const merged = valueOf(await mergeScenario(late, "s"));
      expect(merged).toMatchObject({ editedMeanwhile: [], scenario: { status: "merged", mergedAs: [2, 3] } });
    });

    test("somebody else's revision of the same id is not taken for a wave", async () => {
      const { store, ada } = await approved(...waves);
      await commit(store, set("second", [title("hr", "Head")]));
      valueOf(await rebaseOnHead(ada, "s"));
      expect(codeOf(await mergeScenario(ada, "s"))).toBe("merge-stopped");
      expect(valueOf(await loadScenario(ada, "s")).scenario.mergedSets).toEqual(["first"]);
    });
  });

  test("a comment written while it is merged is kept", async () => {
    const { store, ada } = await approved(...waves);
    let isFirst = true;
    const chatty = {
      ...store,
      commit: async (input: Parameters<typeof store.commit>[0]) => {
        if (isFirst) {
          isFirst = false;
          valueOf(await editScenario(ada, "s", (s, by) => comment(s, { id: "c", text: "go" }, by)));
        }
        return store.commit(input);
      },
    };
    const merged = valueOf(await mergeScenario({ ...ada, store: chatty }, "s"));
    expect(merged.scenario.comments).toHaveLength(1);
    expect(merged.scenario.status).toBe("merged");
  });

  test("an edit of what is being merged is kept beside the revision, open and not approved", async () => {
    const { store, ada } = await approved(...waves);
    let isFirst = true;
    const raced = {
      ...store,
      commit: async (input: Parameters<typeof store.commit>[0]) => {
        if (isFirst) {
          isFirst = false;
          valueOf(
            await editScenario(ada, "s", (one, by) =>
              addChanges(one, "second", [title("qa", "Tester") as OrgChange], by),
            ),
          );
        }
        return store.commit(input);
      },
    };
    const merged = valueOf(await mergeScenario({ ...ada, store: raced }, "s"));
    const [edited = ""] = merged.editedMeanwhile;
    expect(merged.scenario).toMatchObject({ status: "open", approvals: [], mergedSets: ["first", "second"] });
    const sets = new Map(merged.scenario.changeSets.map(({ id, changes }) => [id, changes]));
    expect(sets.get("second")).toEqual([manager("qa", "pm")]);
    expect(sets.get(edited)).toEqual([manager("qa", "pm"), title("qa", "Tester")]);
    expect(personIn(await orgOn(store, "2026-09-01"), "qa")?.title).toBeUndefined();
  });

  test("of two who merge at once is one", async () => {
    const { store, as } = await approved(...waves);
    await Promise.all([mergeScenario(as("ada"), "s"), mergeScenario(as("ada"), "s")]);
    const head = await store.head("acme");
    expect(head.ok && head.value.revision).toBe(3);
    expect(valueOf(await loadScenario(as("ada"), "s")).scenario).toMatchObject({
      status: "merged",
      mergedAs: [2, 3],
      mergedSets: ["first", "second"],
    });
  });
});
