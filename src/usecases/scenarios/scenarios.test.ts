import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import {
  addChanges,
  approve,
  comment,
  join,
  publish,
  replaceChangeSet,
  setConsultation,
  strikeOut,
  type Choosing,
} from "../../history/index.ts";
import type { OrgChange } from "../../changes/index.ts";
import { areaId, CONTRAINDICATION_CODES, wording } from "../../org/index.ts";
import { openOrg } from "../openOrg.ts";
import { approveScenario } from "./approveScenario.ts";
import { compareScenarios } from "./compareScenarios.ts";
import { editScenario } from "./editScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { openScenario } from "./openScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import {
  answers,
  codeOf,
  commit,
  manager,
  obstacleCodes,
  owner,
  planned,
  set,
  storeOf,
  title,
  TODAY,
  valueOf,
  willing,
} from "./scenarios.case.ts";
import { splitStored } from "./splitStored.ts";
import { joinAsAdmin, listScenarios, loadScenario } from "./stored.ts";
import { undoMerge } from "./undoMerge.ts";

const company = () =>
  orgOf("ceo > vp, pm, hr; vp > dev, qa; pm > ux; pay: vp*, dev, ux; shop: pm*, qa", {
    people: { dev: { location: "Kiel" }, ux: { location: "Bonn", legalEntity: "GmbH" } },
  });
const orgOn = async (store: Parameters<typeof openOrg>[0], on = TODAY) => {
  const opened = await openOrg(store, "acme", { on, today: TODAY, keeps: false });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value.org;
};
const personIn = (org: Awaited<ReturnType<typeof orgOn>>, id: string) =>
  org.people[org.personIndexById.get(id) ?? -1];

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

describe("approving", () => {
  const sound = [answers(), willing("pay", "dev"), owner("pay", "dev"), manager("ux", "vp")];
  const reason = async (changes: readonly unknown[], area?: string, consulted?: object) => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("now", changes));
    if (consulted !== undefined)
      valueOf(
        await editScenario(ada, "s", (scenario, by) =>
          setConsultation(scenario, { state: "open", ...consulted }, by),
        ),
      );
    return approveScenario(ada, "s", area === undefined ? undefined : areaId(area));
  };
  test.each([
    ["what is sound", sound, undefined, undefined, []],
    [
      "a question nobody answered",
      sound.slice(1),
      undefined,
      undefined,
      Array<string>(10).fill("question-unanswered"),
    ],
    [
      "an answer that was taken back, and a yes without evidence",
      [
        ...sound,
        {
          kind: "update-decision",
          decisionId: "why",
          fields: {
            contraindications: CONTRAINDICATION_CODES.map((code) => ({
              code,
              answer: code === "large" ? "unknown" : code === "retrofit" ? "yes" : "no",
            })),
          },
        },
      ],
      undefined,
      undefined,
      ["question-unanswered", "question-unanswered"],
    ],
    ["an owner nobody asked", [answers(), owner("pay", "dev")], undefined, undefined, ["owner-not-willing"]],
    [
      "somebody who will own it later and was not asked",
      [answers(), { ...owner("pay", "dev"), from: "2027-01-01" }],
      undefined,
      undefined,
      ["owner-not-willing"],
    ],
    [
      "an owner who was only asked",
      [answers(), willing("pay", "dev", "asked"), owner("pay", "dev")],
      undefined,
      undefined,
      ["owner-not-willing"],
    ],
    [
      "an area while another area's owner is not asked",
      [answers(), owner("pay", "dev"), title("qa", "Tester")],
      "shop",
      undefined,
      [],
    ],
    [
      "an owner seat that is declared vacant",
      [
        answers(),
        {
          kind: "add-person",
          person: {
            id: "seat",
            name: "Owner of Pay",
            managerId: "ceo",
            status: "active",
            fte: 1,
            vacant: true,
          },
        },
        owner("pay", "seat"),
      ],
      undefined,
      undefined,
      [],
    ],
    [
      "a consultation open where somebody is touched",
      sound,
      undefined,
      { location: "Bonn" },
      ["consultation-open"],
    ],
    ["of an entity and a site together", sound, undefined, { location: "Bonn", legalEntity: "AG" }, []],
    ["a consultation open elsewhere", sound, undefined, { location: "Rome" }, []],
    [
      "of an area with nobody of there",
      [answers(), title("qa", "T"), manager("ux", "vp")],
      "shop",
      { location: "Bonn" },
      [],
    ],
    ["a consultation that is closed", sound, undefined, { location: "Bonn", state: "closed" }, []],
  ])("%s", async (_, changes, area, consulted, codes) => {
    const result = await reason(changes, area, consulted);
    expect(obstacleCodes(result)).toEqual(codes);
    expect(codeOf(result)).toBe(codes.length === 0 ? "ok" : "approval-blocked");
  });

  test("each obstacle says the way out", async () => {
    const result = await reason([owner("pay", "dev"), manager("ux", "vp")], undefined, {
      location: "Bonn",
      contact: "Ms Ode",
    });
    if (result.ok) throw new Error("approved");
    const said = (result.refusal.obstacles ?? []).map(({ message }) => wording(message));
    expect(said.filter((text) => text.startsWith("Nobody answered"))).toHaveLength(10);
    expect(said.at(-2)).toBe(
      "dev would own pay and was not asked. Ask them, record that they are willing as a candidacy of the area, or name somebody else.",
    );
    expect(said.at(-1)).toBe(
      "The consultation of Bonn is open, and the scenario touches 1 person there. Close it first (Ms Ode), or split off what touches them.",
    );
  });
});

describe("merging", () => {
  const waves = [
    set("first", [answers(), manager("ux", "vp")]),
    set("second", [manager("qa", "pm")], { effectiveOn: "2026-09-01" }),
  ];
  const approved = async (...sets: typeof waves) => {
    const { store, as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", ...sets);
    valueOf(await approveScenario(ada, "s"));
    return { store, as, ada };
  };

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

  test("a merge that stops half way says where it stands, and goes on from there without committing twice", async () => {
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

  test("a merge that stopped on the newest revision: what is committed stays as it was, and approved", async () => {
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

  test("a process that ended after its last commit leaves only the noting to be done", async () => {
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

  test("two who merge at once merge once", async () => {
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

  describe("undone", () => {
    test("the org is as before, the history longer, and the scenario can be merged again", async () => {
      const { store, ada } = await approved(...waves);
      const before = [await orgOn(store), await orgOn(store, "2026-12-01")].map(
        ({ records }) => records.people,
      );
      valueOf(await mergeScenario(ada, "s"));
      const undone = valueOf(await undoMerge(ada, "s"));
      expect(undone).toMatchObject({ isSaved: true, revisions: [4, 5] });
      const after = [await orgOn(store), await orgOn(store, "2026-12-01")].map(
        ({ records }) => records.people,
      );
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
});

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
