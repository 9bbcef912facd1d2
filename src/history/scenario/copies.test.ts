import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { canonicalText, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { type Org, wording } from "../../org/index.ts";
import {
  addChanges,
  addChangeSet,
  approve,
  comment,
  invite,
  leaveScenario,
  liveChangeSets,
  mergeCopies,
  pin,
  removeChangeSet,
  renameScenario,
  replaceChangeSet,
  setConsultation,
  shareCopy,
  strikeOut,
  walkScenario,
  withdrawApproval,
  type Choosing,
  type Scenario,
} from "../index.ts";
import { commonCopy } from "./copies.ts";
import { at, by, done, scenarioOf, set } from "./scenario.case.ts";

/** A case is some twenty merges: a tenth of the others' number. */
const CASES = Math.ceil(Number(process.env["PROPERTY_CASES"] ?? 200) / 10);
const USERS = ["u0", "u1", "u2", "u3", "u4", "u5"];

/** Each user has people and an area of their own: `p<i>`, `q<i>`, `a<i>`. */
const org: Org = orgOf(
  `ceo > ${USERS.flatMap((_, i) => [`p${i}`, `q${i}`]).join(", ")}
   ${USERS.map((_, i) => `a${i}: p${i}*, q${i}`).join("; ")}`,
);
const base = { org, scheduled: [] };
const title = (personId: string, text: string) => ({
  kind: "update-person",
  personId,
  fields: { title: text },
});
const manager = (personId: string, managerId: string) => ({ kind: "set-manager", personId, managerId });

/** What six people start from: a change of each in both of two waves. */
const START = (() => {
  let scenario = scenarioOf(
    set(
      "now",
      USERS.map((_, i) => title(`p${i}`, "old")),
    ),
    set(
      "then",
      USERS.map((_, i) => manager(`q${i}`, `p${i}`)),
      { effectiveOn: "2026-09-01" },
    ),
  );
  for (const user of USERS) scenario = done(invite(scenario, user, by("ada"))).scenario;
  return done(shareCopy(scenario, "start", by("ada"))).scenario;
})();

/** What one person does to their copy, all of it about their own. */
type Edit = (scenario: Scenario, i: number, nth: number) => Scenario;
const own = (scenario: Scenario, id: string, i: number): number =>
  scenario.changeSets
    .find((one) => one.id === id)
    ?.changes.findIndex((one) => "personId" in one && one.personId === (id === "now" ? `p${i}` : `q${i}`)) ??
  -1;
const EDITS: Readonly<Record<string, Edit>> = {
  adds: (scenario, i, nth) =>
    done(addChanges(scenario, "now", [title(`q${i}`, `new ${nth}`) as OrgChange], by(`u${i}`, nth))).scenario,
  rewrites: (scenario, i, nth) => {
    const old = scenario.changeSets.find(({ id }) => id === "now") as ChangeSet;
    const place = own(scenario, "now", i);
    if (place === -1) return scenario;
    const changes = old.changes.map((one, k) =>
      k === place ? (title(`p${i}`, `better ${nth}`) as OrgChange) : one,
    );
    return done(replaceChangeSet(scenario, { ...old, changes }, by(`u${i}`, nth))).scenario;
  },
  drops: (scenario, i, nth) => {
    const old = scenario.changeSets.find(({ id }) => id === "now") as ChangeSet;
    const place = own(scenario, "now", i);
    return done(
      replaceChangeSet(
        scenario,
        { ...old, changes: old.changes.filter((_, k) => k !== place) },
        by(`u${i}`, nth),
      ),
    ).scenario;
  },
  strikes: (scenario, i, nth) => {
    const place = own(scenario, "then", i);
    const struck = strikeOut(scenario, { changeSetId: "then", place }, by(`u${i}`, nth));
    return struck.ok ? struck.scenario : scenario;
  },
  plans: (scenario, i, nth) => {
    const id = `wave-${i}-${nth}`;
    return done(
      addChangeSet(
        scenario,
        set(id, [manager(`p${i}`, "ceo"), title(`p${i}`, id)], { effectiveOn: "2026-10-01" }),
        by(`u${i}`, nth),
      ),
    ).scenario;
  },
  says: (scenario, i, nth) =>
    done(comment(scenario, { id: `c-${i}-${nth}`, text: "hm" }, by(`u${i}`, nth))).scenario,
  pins: (scenario, i, nth) =>
    done(pin(scenario, { kind: "stay", personId: `p${i}`, nth }, by(`u${i}`, nth))).scenario,
  consults: (scenario, i, nth) =>
    done(
      setConsultation(
        scenario,
        { location: `site ${i}`, state: "open", openedOn: "2026-06-01" },
        by(`u${i}`, nth),
      ),
    ).scenario,
};
const editKinds = fc.constantFrom(...Object.keys(EDITS));
const edits = fc.tuple(...USERS.map(() => fc.array(editKinds, { maxLength: 4 })));
/** Who takes whose file in, before all is brought to the first. */
const visits = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 });
const order = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5, maxLength: 5 });

/** All that a scenario says, whatever order it came in. */
function said(scenario: Scenario) {
  const struck = new Set(scenario.archivedChanges.map((ref) => canonicalText(ref)));
  return {
    sets: scenario.changeSets
      .map(({ id, changes, ...rest }) => ({
        id,
        ...rest,
        changes: changes
          .map(
            (change, place) =>
              `${struck.has(canonicalText({ changeSetId: id, place }))} ${canonicalText(change)}`,
          )
          .sort(),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    comments: scenario.comments.map(({ id }) => id).sort(),
    pins: scenario.pins.map((one) => canonicalText(one)).sort(),
    consultations: scenario.consultations.map((one) => canonicalText(one)).sort(),
    participants: scenario.participants.map(({ user }) => user).sort(),
    edits: scenario.events
      .filter(({ kind }) => !["put-in-file", "copy-merged"].includes(kind))
      .map((event) => canonicalText(event))
      .sort(),
  };
}

let files = 0;
/** The copy of one goes to another in a file, and both remember it. */
function visit(copies: Scenario[], from: number, to: number): void {
  const sent = done(shareCopy(copies[from]!, `file-${++files}`, by(`u${from}`, 30))).scenario;
  copies[from] = sent;
  if (from === to) return;
  const merged = done(
    mergeCopies({ mine: sent, from: base, theirs: copies[to]!, to: base }, by(`u${to}`, 31)),
  );
  expect(merged.conflicts).toEqual([]);
  copies[to] = merged.scenario;
}

describe("six people edit copies of one scenario, each their own", () => {
  test("merged in any order, along any detours, nothing is lost and all orders say the same", () => {
    fc.assert(
      fc.property(edits, visits, order, (done_, detours, last) => {
        const edited = done_.map((kinds, i) =>
          kinds.reduce((scenario, kind, nth) => EDITS[kind]!(scenario, i, nth), START),
        );
        const copies = [...edited];
        for (const [from, to] of detours) visit(copies, from, to);
        for (const from of last) visit(copies, from, 0);
        const straight = [...edited];
        for (const from of [1, 2, 3, 4, 5]) visit(straight, from, 0);
        expect(said(copies[0]!)).toEqual(said(straight[0]!));
        // An obvious second version: what each did to the start, done one after the other on one copy.
        const alone = done_.reduce(
          (scenario, kinds, i) => kinds.reduce((one, kind, nth) => EDITS[kind]!(one, i, nth), scenario),
          START,
        );
        expect({ ...said(copies[0]!), edits: [] }).toEqual({ ...said(alone), edits: [] });
        expect(walkScenario(copies[0]!, base).held).toEqual([]);
        expect(canonicalText(walkScenario(copies[0]!, base).org.records)).toBe(
          canonicalText(walkScenario(alone, base).org.records),
        );
      }),
      { numRuns: CASES },
    );
  });

  test("a copy merged with itself or taken in twice changes nothing it says", () => {
    fc.assert(
      fc.property(edits, (all) => {
        const copy = all[0]!.reduce((scenario, kind, nth) => EDITS[kind]!(scenario, 0, nth), START);
        const other = all[1]!.reduce((scenario, kind, nth) => EDITS[kind]!(scenario, 1, nth), START);
        const sent = done(shareCopy(copy, `file-${++files}`, by("u0", 30))).scenario;
        const self = done(mergeCopies({ mine: sent, from: base, theirs: copy, to: base }, by("u0", 31)));
        expect(said(self.scenario)).toEqual(said(copy));
        const once = done(mergeCopies({ mine: sent, from: base, theirs: other, to: base }, by("u1", 32)));
        const twice = done(
          mergeCopies({ mine: sent, from: base, theirs: once.scenario, to: base }, by("u1", 33)),
        );
        expect(twice.conflicts).toEqual([]);
        expect(said(twice.scenario)).toEqual(said(once.scenario));
      }),
      { numRuns: CASES },
    );
  });
});

describe("two people edit the same", () => {
  const titles = fc.constantFrom("red", "blue", "green", "old");
  const people = fc.constantFrom("p0", "p1", "q0");
  const changes = fc.array(fc.tuple(people, titles), { maxLength: 4 });
  const edited = (list: readonly (readonly [string, string])[], user: string): Scenario =>
    list.reduce(
      (scenario, [person, text], nth) =>
        done(addChanges(scenario, "now", [title(person, text) as OrgChange], by(user, nth))).scenario,
      START,
    );
  const titleIn = (scenario: Scenario, id: string): string | undefined => {
    const end = walkScenario(scenario, base).org;
    return end.people[end.personIndexById.get(id) ?? -1]?.title;
  };

  test("what differs is listed with both values; whichever is chosen stands, and the rest is as either said", () => {
    fc.assert(
      fc.property(changes, changes, fc.constantFrom("mine" as const, "theirs" as const), (a, b, choice) => {
        const [theirs, mine] = [edited(a, "u0"), edited(b, "u1")];
        const input = { mine, from: base, theirs, to: base };
        const asked = done(mergeCopies(input, by("u0", 31)));
        const listed = new Map(asked.conflicts.map((one) => [one.subject.id, one]));
        for (const person of ["p0", "p1", "q0"]) {
          const [was, own, other] = [START, mine, theirs].map((one) => titleIn(one, person));
          const isClash = own !== was && other !== was && own !== other;
          expect(listed.has(person), person).toBe(isClash);
          if (isClash)
            expect(listed.get(person)).toMatchObject({ base: was ?? null, mine: own, theirs: other });
        }
        const choices: Choosing[] = asked.conflicts.map(({ subject, field }) => ({ subject, field, choice }));
        const merged = done(mergeCopies({ ...input, choices }, by("u0", 32)));
        expect(merged.conflicts).toEqual([]);
        for (const person of ["p0", "p1", "q0"]) {
          const [was, own, other] = [START, mine, theirs].map((one) => titleIn(one, person));
          const wanted = listed.has(person) ? (choice === "mine" ? own : other) : own === was ? other : own;
          expect(titleIn(merged.scenario, person), person).toBe(wanted);
        }
      }),
      { numRuns: CASES },
    );
  });

  const merge = (mine: Scenario, theirs: Scenario, choices: readonly Choosing[] = []) =>
    done(mergeCopies({ mine, from: base, theirs, to: base, choices }, by("u0", 40)));
  const conflictsOf = (mine: Scenario, theirs: Scenario) =>
    merge(mine, theirs).conflicts.map(
      ({ subject, field, joint }) => `${subject.list} ${subject.id} ${field}${joint ? " joint" : ""}`,
    );
  const wave = (effectiveOn: string, reason = "then") => {
    const old = START.changeSets.find(({ id }) => id === "then")!;
    return done(replaceChangeSet(START, { ...old, effectiveOn, reason }, by("u1", 1))).scenario;
  };

  test.each([
    [
      "one day for a wave on each side",
      wave("2026-10-01"),
      wave("2026-11-01"),
      ["changeSets then effectiveOn"],
    ],
    ["a day on one side, words on the other", wave("2026-10-01"), wave("2026-09-01", "later"), []],
    [
      "two names",
      done(renameScenario(START, "a", by("u1"))).scenario,
      done(renameScenario(START, "b", by("u0"))).scenario,
      ["scenarios s name"],
    ],
    [
      "a wave removed here and edited there",
      done(removeChangeSet(START, "then", by("u1", 1))).scenario,
      wave("2026-10-01"),
      ["changeSets then record"],
    ],
    [
      "lines that close a circle together",
      done(addChanges(START, "now", [manager("p0", "p1") as OrgChange], by("u1", 1))).scenario,
      done(addChanges(START, "now", [manager("p1", "p0") as OrgChange], by("u0", 1))).scenario,
      ["people p0 managerId joint"],
    ],
    [
      "the same edit on both sides",
      done(addChanges(START, "now", [title("q0", "red") as OrgChange], by("u1", 1))).scenario,
      done(addChanges(START, "now", [title("q0", "red") as OrgChange], by("u0", 1))).scenario,
      [],
    ],
  ])("%s", (_, mine, theirs, wanted) => {
    expect(conflictsOf(mine, theirs)).toEqual(wanted);
  });

  test.each([
    ["mine", undefined],
    ["theirs", "2026-10-01"],
  ] as const)("a wave removed by me and edited by them, %s chosen", (choice, day) => {
    const mine = done(removeChangeSet(START, "then", by("u1", 1))).scenario;
    const choices: Choosing[] = [{ subject: { list: "changeSets", id: "then" }, field: "record", choice }];
    const merged = merge(mine, wave("2026-10-01"), choices);
    expect(merged.conflicts).toEqual([]);
    expect(merged.scenario.changeSets.find(({ id }) => id === "then")?.effectiveOn).toBe(day);
    expect(merged.scenario.resolutions).toMatchObject([{ choice, user: "u0" }]);
  });

  test("an edit taken back after it was shared stays taken back", () => {
    const add = done(addChanges(START, "now", [title("q0", "red") as OrgChange], by("u0", 1))).scenario;
    const sent = done(shareCopy(add, "f1", by("u0", 2))).scenario;
    const other = merge(sent, START).scenario;
    const old = sent.changeSets.find(({ id }) => id === "now")!;
    const back = done(
      replaceChangeSet(sent, { ...old, changes: old.changes.slice(0, -1) }, by("u0", 3)),
    ).scenario;
    const merged = merge(other, back);
    expect(titleIn(merged.scenario, "q0")).toBeUndefined();
    expect(commonCopy(other, back)?.id).toBe("f1");
  });

  test("copies that remember no common one keep all of both, and say so", () => {
    const strip = (scenario: Scenario): Scenario => ({ ...scenario, copies: [] });
    const drop = strip(EDITS["drops"]!(START, 0, 1));
    const merged = merge(strip(EDITS["adds"]!(START, 1, 1)), drop);
    expect(merged.notices.map((one) => wording(one))).toEqual([
      "The two copies remember no common one: all that either says was kept, and what one of them removed may be back.",
    ]);
    expect(titleIn(merged.scenario, "p0")).toBe("old");
    expect(titleIn(merged.scenario, "q1")).toBe("new 1");
  });

  test("a store that was copied whole has its scenario in common with a file from before", () => {
    const here: Scenario = { ...START, copies: [] };
    const sent = done(shareCopy(here, "f", by("ada", 9))).scenario;
    const merged = merge(EDITS["drops"]!(sent, 0, 10), here);
    expect(merged.notices).toEqual([]);
    expect(titleIn(merged.scenario, "p0")).toBeUndefined();
  });

  test("approvals of what reads otherwise now fall; those taken back in one copy stay taken back; who left has left", () => {
    const touched = org.areas.map(({ id }) => id).filter((id) => id !== "company");
    let approved = START;
    for (const areaId of touched)
      approved = done(approve(approved, { areaId, touched }, by("u0", 5))).scenario;
    const mine = EDITS["adds"]!(approved, 1, 6);
    const kept = { ...mine, approvals: approved.approvals };
    const merged = merge(
      kept,
      done(withdrawApproval(approved, { areaId: touched[0]!, touched }, by("u0", 7))).scenario,
    );
    expect(merged.scenario.approvals.map(({ areaId }) => areaId)).not.toContain("a0");
    expect(merged.scenario.approvals.map(({ areaId }) => areaId)).not.toContain("a1");
    const left = done(leaveScenario(START, by("u2", 1))).scenario;
    expect(merge(START, left).scenario.participants.find(({ user }) => user === "u2")?.to).toBe(at(1));
    expect(merge(left, START).scenario.participants.find(({ user }) => user === "u2")?.to).toBe(at(1));
  });

  test("a copy on an older revision meets what changed since: its own edits are rebased, others are not asked again", () => {
    const later = orgOf(
      `ceo > ${USERS.flatMap((_, i) => [`p${i}`, `q${i}`]).join(", ")}
       ${USERS.map((_, i) => `a${i}: p${i}*, q${i}`).join("; ")}`,
      { people: { q1: { title: "HR says" }, p0: { title: "HR too" } } },
    );
    const to = { org: later, scheduled: [] };
    const theirs = { ...START, baseRevision: 2, baseHash: "bb" };
    const asked = done(
      mergeCopies({ mine: EDITS["adds"]!(START, 1, 1), from: base, theirs, to }, by("u0", 40)),
    );
    expect(asked.conflicts.map(({ subject, theirs: now, mine }) => [subject.id, now, mine])).toEqual([
      ["q1", "HR says", "new 1"],
    ]);
    const calm = done(
      mergeCopies({ mine: EDITS["adds"]!(START, 2, 1), from: base, theirs, to }, by("u0", 40)),
    );
    expect(calm.conflicts).toEqual([]);
    expect(liveChangeSets(calm.scenario)[0]?.changes.at(-1)).toEqual(title("q2", "new 1"));
    expect(calm.scenario.baseRevision).toBe(2);
  });
});
