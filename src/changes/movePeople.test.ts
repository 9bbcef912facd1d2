import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { isUnder, personIndex, readMove, wording, type Org, type PeopleMove } from "../org/index.ts";
import { applyChanges } from "./apply.ts";
import { movePeople } from "./movePeople.ts";
import { randomOrg } from "./random.case.ts";

const company = orgOf(
  `ceo/executive > vp/engineering, po/product, hod/design
   vp > em/engineering; em > d1/engineering, d2/engineering; po > pm/product; hod > ux/design
   shop: po*, d1, ux 0.5; pay(sto): pm*, d2; shop/cart: ux 0.5`,
);
const to = (people: string, target: string, withReports = true): PeopleMove => ({
  people: people.split(" "),
  withReports,
  target: target.startsWith("@") ? { area: target.slice(1) } : { manager: target },
});

function moved(org: Org, move: PeopleMove): { readonly org: Org; readonly says: string } {
  const answer = movePeople(org, move);
  if (!answer.ok) throw new Error(wording(answer.refusal.message));
  const applied = applyChanges(org, answer.changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return { org: applied.org, says: wording(answer.sentence) };
}

const managerOf = (org: Org, id: string): string | null => org.people[personIndex(org, id)]!.managerId;
const worksOn = (org: Org, id: string): string =>
  org.records.assignments
    .filter(({ personId }) => personId === id)
    .map(({ areaId, share }) => `${areaId} ${share ?? "?"}`)
    .sort()
    .join(", ");

describe("what a move comes to, in words", () => {
  test.each<[string, PeopleMove, string]>([
    ["a team goes with its manager", to("em", "po"), "em and 2 reports move to po."],
    [
      "alone, the reports stay with the manager above",
      to("em", "po", false),
      "em moves to po. 2 reports stay and report to the manager above.",
    ],
    ["whoever stands below another comes along once", to("em d1", "po"), "em and 2 reports move to po."],
    ["several at once", to("d1 ux", "pm"), "ux and 1 other move to pm."],
    [
      "into an area that is led in lines: lines stay",
      to("d2", "@shop"),
      "d2 works on shop; their manager stays.",
    ],
    [
      "into a single-threaded area: to its owner",
      to("em", "@pay"),
      "em and 2 reports work on pay and report to pm, its owner.",
    ],
  ])("%s", (_, move, says) => {
    expect(moved(company, move).says).toBe(says);
  });
});

test("alone, everybody left behind reports to the manager above", () => {
  const { org } = moved(company, to("em", "po", false));
  expect(["em", "d1", "d2"].map((id) => managerOf(org, id))).toEqual(["po", "vp", "vp"]);
});

test("alone under one of the own reports: they change places", () => {
  const { org } = moved(company, to("em", "d1", false));
  expect(["em", "d1", "d2"].map((id) => managerOf(org, id))).toEqual(["d1", "vp", "vp"]);
});

test("a manager and their report, both alone: reports of either go to the nearest who stays", () => {
  const { org } = moved(company, to("vp em", "hod", false));
  expect(["vp", "em", "d1", "d2"].map((id) => managerOf(org, id))).toEqual(["hod", "hod", "ceo", "ceo"]);
});

test("the home row moves with its share, other rows stay, and a row that is there grows", () => {
  const { org } = moved(company, to("ux", "@pay"));
  expect(worksOn(org, "ux")).toBe("pay 0.5, shop 0.5");
  const again = moved(org, to("ux", "@shop")).org;
  expect(worksOn(again, "ux")).toBe("shop 1");
});

test.each<[PeopleMove, string]>([
  [to("em", "d1"), "move-loop"],
  [to("em", "em"), "move-loop"],
  [to("em", "vp"), "nothing-moves"],
  [to("pm", "@pay"), "nothing-moves"],
  [to("ceo", "vp", false), "left-behind"],
  [to("nobody", "vp"), "person-unknown"],
  [to("em", "nobody"), "target-unknown"],
])("%j is refused: %s", (move, code) => {
  const answer = movePeople(company, move);
  expect(answer.ok ? "ok" : answer.refusal.code).toBe(code);
});

test("whatever is moved anywhere applies as one list, and who was moved stands where they were put", () => {
  fc.assert(
    fc.property(
      randomOrg,
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      (org, picks, withReports, toManager, pick) => {
        const people = org.people.length;
        fc.pre(people > 0 && org.areas.length > 0);
        const target = toManager
          ? { manager: org.people[pick % people]!.id as string }
          : { area: org.areas[pick % org.areas.length]!.id as string };
        const move = { people: picks.map((k) => org.people[k % people]!.id), withReports, target };
        const answer = movePeople(org, move);
        const read = readMove(org, move);
        expect(answer.ok).toBe(read.ok);
        if (!answer.ok || !read.ok) return;
        const applied = applyChanges(org, answer.changes);
        if (!applied.ok) {
          // A retired area takes nobody.
          expect(wording(applied.refusal.message)).toMatch(/retired/);
          return;
        }
        const after = applied.org;
        expect(after.people.length).toBe(people);
        const indexAfter = (index: number): number => personIndex(after, org.people[index]!.id);
        for (const { person, manager } of read.value.lines)
          expect(managerOf(after, org.people[person]!.id)).toBe(org.people[manager]!.id);
        if (withReports)
          for (const person of read.value.people)
            expect(read.value.tops.some((top) => isUnder(after, indexAfter(person), indexAfter(top)))).toBe(
              true,
            );
        for (const { person, to: area } of read.value.rows)
          expect(
            after.records.assignments.some(
              ({ personId, areaId, type }) =>
                personId === org.people[person]!.id && areaId === org.areas[area]!.id && type === "core",
            ),
          ).toBe(true);
      },
    ),
  );
});
