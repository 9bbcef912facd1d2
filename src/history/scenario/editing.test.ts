import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { areaId, wording } from "../../org/index.ts";
import {
  addChanges,
  addChangeSet,
  approve,
  comment,
  findScenario,
  invite,
  isApproved,
  join,
  leaveScenario,
  liveChanges,
  liveChangeSets,
  pin,
  publish,
  removeChangeSet,
  replaceChangeSet,
  restoreChange,
  sayEvent,
  setConsultation,
  strikeOut,
  takesPart,
  touchedBy,
  unpin,
  visibleScenarios,
  walkScenario,
  withdrawApproval,
} from "../index.ts";
import { applyChanges, type OrgChange } from "../../changes/index.ts";
import { by, codeOf, done, scenarioOf, set } from "./scenario.case.ts";

const manager = (personId: string, managerId: string) => ({ kind: "set-manager", personId, managerId });
const owner = (area: string, personId: string) => ({ kind: "set-owner", areaId: area, personId });
const pay = areaId("pay");
const shop = areaId("shop");

describe("who may know of a scenario", () => {
  const secret = scenarioOf();
  test.each([
    ["its author", secret, "ada", 1],
    ["a stranger", secret, "eve", 0],
    ["who was invited", done(invite(secret, "bob", by("ada"))).scenario, "bob", 1],
    [
      "who left",
      done(leaveScenario(done(invite(secret, "bob", by("ada"))).scenario, by("bob"))).scenario,
      "bob",
      0,
    ],
    ["a stranger, once it is published", done(publish(secret, by("ada"))).scenario, "eve", 1],
    ["an admin who joined", done(join(secret, by("root"), "admin")).scenario, "root", 1],
  ])("%s", (_, scenario, user, count) => {
    expect(visibleScenarios([scenario], user)).toHaveLength(count);
  });

  test("a scenario one may not know of is refused in the very words of one that is not there, by name and by id", () => {
    for (const word of ["One owner", "s"]) {
      const hidden = findScenario([secret], word, "eve");
      expect(hidden).toEqual(findScenario([], word, "eve"));
      expect(codeOf(hidden)).toBe("scenario-unknown");
    }
    expect(codeOf(findScenario([secret], "s", "ada"))).toBe("ok");
  });

  test("a name is ambiguous only among those one may know of", () => {
    const other = { ...scenarioOf(), id: "t", participants: [{ user: "bob", from: by("bob").at }] };
    expect(codeOf(findScenario([secret, other], "One owner", "ada"))).toBe("ok");
    const shared = done(publish(other, by("bob"))).scenario;
    expect(codeOf(findScenario([secret, shared], "One owner", "ada"))).toBe("scenario-ambiguous");
    expect(codeOf(findScenario([secret, shared], "t", "ada"))).toBe("ok");
  });

  test("only who takes part lets others in, publishes or leaves; the last one stays", () => {
    expect(codeOf(invite(secret, "eve", by("eve")))).toBe("not-a-participant");
    expect(codeOf(publish(secret, by("eve")))).toBe("not-a-participant");
    expect(codeOf(join(secret, by("eve")))).toBe("scenario-unknown");
    expect(codeOf(leaveScenario(secret, by("ada")))).toBe("participant-last");
    const shared = done(publish(secret, by("ada"))).scenario;
    expect(takesPart(done(join(shared, by("eve"))).scenario, "eve")).toBe(true);
    expect(codeOf(leaveScenario(shared, by("ada")))).toBe("ok");
  });

  test("everybody who takes part reads that an admin joined", () => {
    const { event } = done(join(secret, by("root"), "admin"));
    expect(wording(sayEvent(event))).toBe("root joined as an admin.");
  });
});

describe("editing", () => {
  const two = scenarioOf(
    set("later", [manager("c", "a")], { effectiveOn: "2026-09-01" }),
    set("now", [manager("b", "a"), owner("pay", "b")]),
  );

  test("change sets come in the order of their days, struck changes and empty sets left out", () => {
    expect(liveChangeSets(two).map(({ id }) => id)).toEqual(["now", "later"]);
    const struck = done(strikeOut(two, { changeSetId: "later", place: 0 }, by("ada"))).scenario;
    expect(liveChangeSets(struck).map(({ id }) => id)).toEqual(["now"]);
    expect(struck.changeSets).toEqual(two.changeSets);
    const back = done(restoreChange(struck, { changeSetId: "later", place: 0 }, by("ada"))).scenario;
    expect(liveChanges(back)).toEqual(liveChanges(two));
  });

  test.each([
    [
      "striking what is not there",
      strikeOut(two, { changeSetId: "now", place: 9 }, by("ada")),
      "change-unknown",
    ],
    [
      "taking up what is live",
      restoreChange(two, { changeSetId: "now", place: 0 }, by("ada")),
      "change-live",
    ],
    ["a second set of one id", addChangeSet(two, set("now", []), by("ada")), "change-set-known"],
    ["adding to a set that is not there", addChanges(two, "never", [], by("ada")), "change-set-unknown"],
    [
      "a comment on a change that is not there",
      comment(two, { id: "c", text: "x", change: { changeSetId: "now", place: 9 } }, by("ada")),
      "change-unknown",
    ],
    ["an empty comment", comment(two, { id: "c", text: " " }, by("ada")), "comment-invalid"],
    ["a consultation nowhere", setConsultation(two, { state: "open" }, by("ada")), "consultation-nowhere"],
    ["what is merged", addChanges({ ...two, status: "merged" }, "now", [], by("ada")), "scenario-merged"],
    [
      "what is archived",
      addChanges({ ...two, status: "archived" }, "now", [], by("ada")),
      "scenario-archived",
    ],
    [
      "a set that is a revision already",
      addChanges({ ...two, mergedSets: ["now"], mergedAs: [2] }, "now", [], by("ada")),
      "change-set-merged",
    ],
  ])("%s is refused", (_, result, code) => {
    expect(codeOf(result)).toBe(code);
  });

  test("what is struck or commented stays so where the set is written anew, and follows its change", () => {
    const struck = done(strikeOut(two, { changeSetId: "now", place: 0 }, by("ada"))).scenario;
    const noted = done(
      comment(struck, { id: "c", text: "why?", change: { changeSetId: "now", place: 1 } }, by("ada")),
    ).scenario;
    const next = set("now", [owner("pay", "b"), manager("b", "a"), manager("c", "b")]);
    const written = done(replaceChangeSet(noted, next, by("ada"))).scenario;
    expect(written.archivedChanges).toEqual([{ changeSetId: "now", place: 1 }]);
    expect(written.comments[0]?.change).toEqual({ changeSetId: "now", place: 0 });
    const gone = done(removeChangeSet(noted, "now", by("ada"))).scenario;
    expect(gone.archivedChanges).toEqual([]);
    expect(gone.comments).toMatchObject([{ text: "why?" }]);
    expect(gone.comments[0]).not.toHaveProperty("change");
  });

  test("pins and consultations are kept once each", () => {
    const wish = { kind: "owner", personId: "b", areaId: "pay" };
    const pinned = done(pin(two, wish, by("ada"))).scenario;
    expect(codeOf(pin(pinned, { ...wish }, by("ada")))).toBe("pin-known");
    expect(
      done(unpin(pinned, { areaId: "pay", kind: "owner", personId: "b" }, by("ada"))).scenario.pins,
    ).toEqual([]);
    const open = done(setConsultation(two, { location: "Kiel", state: "open" }, by("ada"))).scenario;
    const closed = done(setConsultation(open, { location: "Kiel", state: "closed" }, by("ada"))).scenario;
    expect(closed.consultations).toEqual([{ location: "Kiel", state: "closed" }]);
  });
});

describe("approvals", () => {
  const plan = scenarioOf(set("now", [manager("b", "a")]));
  const touched = [pay, shop];

  test("the whole, or every area touched, makes it approved; an area it does not touch is refused", () => {
    const whole = done(approve(plan, { touched }, by("ada"))).scenario;
    expect(whole.status).toBe("approved");
    const one = done(approve(plan, { areaId: pay, touched }, by("ada"))).scenario;
    expect(one.status).toBe("open");
    const both = done(approve(one, { areaId: shop, touched }, by("bob"))).scenario;
    expect(both.status).toBe("approved");
    expect(codeOf(approve(plan, { areaId: areaId("help"), touched }, by("ada")))).toBe("area-untouched");
    const back = done(withdrawApproval(both, { areaId: shop, touched }, by("bob"))).scenario;
    expect(isApproved(back, touched)).toBe(false);
    expect(back.status).toBe("open");
    expect(codeOf(withdrawApproval(both, { areaId: shop, touched }, by("ada")))).toBe("approval-unknown");
  });

  test("nothing touched is not approved by nobody", () => expect(isApproved(plan, [])).toBe(false));

  test.each([
    ["of one area lets the others stand", [pay], ["shop"], ["pay", undefined]],
    ["whose areas are not known withdraws all", undefined, [], ["pay", "shop", undefined]],
    ["that touches nothing withdraws none", [], ["pay", "shop", undefined], undefined],
  ])("an edit %s, and the minutes say which fell", (_, areas, left, fell) => {
    let approved = plan;
    for (const id of [pay, shop, undefined])
      approved = done(
        approve(approved, { touched, ...(id === undefined ? {} : { areaId: id }) }, by("ada")),
      ).scenario;
    const edited = done(
      addChangeSet(approved, set("more", []), { ...by("bob"), ...(areas === undefined ? {} : { areas }) }),
    );
    expect(edited.scenario.approvals.map(({ areaId: id }) => id)).toEqual(left);
    expect(edited.event.withdrawn?.map(({ areaId: id }) => id)).toEqual(fell);
    expect(edited.scenario.status).toBe(fell === undefined ? "approved" : "open");
    if (fell?.length === 2)
      expect(wording(sayEvent(edited.event))).toBe(
        "bob added the change set more; with that the approvals of pay by ada, of the whole by ada fell.",
      );
  });
});

describe("walking", () => {
  const org = orgOf("a > b, c, d; b > e; pay: b*, e; shop: c*");

  test("each wave stands on its day, after what is committed for that day; past days count as today", () => {
    const scenario = scenarioOf(
      set("past", [manager("e", "a")], { effectiveOn: "2026-01-01" }),
      set("wave", [manager("e", "n")], { effectiveOn: "2026-09-01" }),
    );
    const person = { id: "n", name: "n", managerId: "a", status: "active", fte: 1, vacant: false };
    const scheduled = [set("hire", [{ kind: "add-person", person }], { effectiveOn: "2026-08-01" })];
    const { steps, held, org: end } = walkScenario(scenario, { org, scheduled });
    expect(held).toEqual([]);
    expect(steps.map(({ before }) => before.today)).toEqual(["2026-06-01", "2026-09-01"]);
    expect(end.people[end.personIndexById.get("e") ?? -1]?.managerId).toBe("n");
    const early = walkScenario(scenario, { org, scheduled }, "2026-08-31");
    expect(early.org.people[early.org.personIndexById.get("e") ?? -1]?.managerId).toBe("a");
    expect(early.org.personIndexById.has("n")).toBe(true);
    // Without the hire there is nobody to report to.
    expect(walkScenario(scenario, { org, scheduled: [] }).held).toMatchObject([
      { changeSetId: "wave", place: 0 },
    ]);
  });

  test("what depends on a struck change is held back and named by its place in the whole set", () => {
    const person = { id: "n", name: "Nia", managerId: "a", status: "active", fte: 1, vacant: false };
    const scenario = scenarioOf(
      set("now", [{ kind: "add-person", person }, manager("b", "c"), manager("e", "n"), manager("d", "n")]),
    );
    expect(walkScenario(scenario, { org, scheduled: [] }).held).toEqual([]);
    const struck = done(strikeOut(scenario, { changeSetId: "now", place: 0 }, by("ada"))).scenario;
    const walked = walkScenario(struck, { org, scheduled: [] });
    expect(walked.held.map(({ place }) => place)).toEqual([2, 3]);
    expect(walked.org.people[walked.org.personIndexById.get("b") ?? -1]?.managerId).toBe("c");
  });
});

describe("what changes touch", () => {
  const org = orgOf("a > b, c, d; b > e; pay: b*, e; shop: c*; help: d*");
  const touched = (...changes: unknown[]) => {
    const applied = applyChanges(org, changes as OrgChange[]);
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    const { people, areas } = touchedBy(org, applied.org);
    return [[...people].sort().join(" "), [...areas].sort().join(" ")];
  };
  test.each([
    ["another manager touches the person and their areas", [manager("e", "a")], "e", "pay"],
    ["another owner touches both owners and what they own", [owner("pay", "c")], "b c", "pay shop"],
    [
      "a row touches the person and both areas",
      [
        {
          kind: "set-assignment",
          assignment: { personId: "e", areaId: "shop", type: "core", share: 0.5, isLead: false },
        },
      ],
      "e",
      "pay shop",
    ],
    [
      "who works nowhere concerns the company",
      [manager("b", "a"), { kind: "update-person", personId: "a", fields: { title: "Chief" } }],
      "a",
      "company",
    ],
    [
      "a discipline concerns the company",
      [
        {
          kind: "add-discipline",
          discipline: { id: "law", name: "Law", requiredInProduct: false, executive: false },
        },
      ],
      "",
      "company",
    ],
    ["what ends as it was touches nothing", [manager("e", "a"), manager("e", "b")], "", ""],
  ])("%s", (_, changes, people, areas) => {
    expect(touched(...changes)).toEqual([people, areas]);
  });
});
