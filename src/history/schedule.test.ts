import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { applyChanges, type OrgChange } from "../changes/index.ts";
import { randomChange, randomOrg } from "../changes/random.case.ts";
import { areaId as a, indexOrg, personId as p, wording, type Org } from "../org/index.ts";
import { foldRevisions, judgeSchedule, type Revision, type ScheduleJudged } from "./index.ts";
import { randomRevisions } from "./random.case.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const TODAY = "2026-06-01";
const moves = (personId: string, managerId: string): OrgChange => ({
  kind: "set-manager",
  personId: p(personId),
  managerId: p(managerId),
});
const works = (personId: string, areaId: string, share: number): OrgChange => ({
  kind: "set-assignment",
  assignment: { personId: p(personId), areaId: a(areaId), share, type: "core", isLead: false },
});
const owns = (areaId: string, personId: string): OrgChange => ({
  kind: "set-owner",
  areaId: a(areaId),
  personId: p(personId),
});
const wave = (number: number, effectiveOn: string, ...changes: readonly OrgChange[]): Revision => ({
  number,
  committedAt: "2026-05-01T10:00:00.000Z",
  changeSet: { id: `wave-${number}`, author: "zoe", reason: `wave ${number}`, effectiveOn, changes },
});

function judge(before: Org, changes: readonly OrgChange[], later: readonly Revision[]): ScheduleJudged {
  const applied = applyChanges(before, changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return judgeSchedule({ before, changes, after: applied.org, later });
}
const company = () =>
  orgOf("ceo > em, pm; em > dev, ops; pay: em*, dev 0.5; shop: pm*, ops; shop/cart: ops 0");

describe("new changes and what is scheduled", () => {
  test.each<{
    when: string;
    changes: readonly OrgChange[];
    later: readonly Revision[];
    says: readonly string[];
    held?: readonly number[];
  }>([
    {
      when: "they have nothing in common",
      changes: [moves("dev", "pm")],
      later: [wave(5, "2026-07-01", moves("ops", "pm"))],
      says: [],
    },
    {
      when: "both say the same",
      changes: [moves("dev", "pm")],
      later: [wave(5, "2026-07-01", moves("dev", "pm"))],
      says: [],
    },
    {
      when: "both change other fields of one person",
      changes: [{ kind: "update-person", personId: p("dev"), fields: { title: "Lead" } }],
      later: [wave(5, "2026-07-01", moves("dev", "pm"))],
      says: [],
    },
    {
      when: "the lines are sound each for itself and close a circle together",
      changes: [moves("em", "pm")],
      later: [wave(5, "2026-07-01", moves("pm", "em"))],
      says: [
        "Revision 5, effective 2026-07-01, will no longer apply and is left out whole: pm cannot report to em, who stands below them: the lines would form a loop.",
      ],
      held: [5],
    },
    {
      when: "shares add up to more than a whole only together",
      changes: [works("dev", "shop", 0.5)],
      later: [wave(5, "2026-07-01", works("dev", "cart", 0.5))],
      says: [
        "Revision 5, effective 2026-07-01, and these changes do not go together. dev would work 150 %: 100 % by these changes, 100 % by now.",
      ],
    },
    {
      when: "an owner is named by both",
      changes: [owns("pay", "pm")],
      later: [wave(5, "2026-07-01", owns("pay", "dev"))],
      says: [
        "Revision 5, effective 2026-07-01, and these changes do not go together. pay: owner was em, is pm by now and would be dev.",
      ],
    },
    {
      when: "a wave builds on one that falls out",
      changes: [{ kind: "leave", personId: p("dev"), endOn: TODAY, keepSeat: false }],
      later: [
        wave(5, "2026-07-01", moves("dev", "pm"), {
          kind: "add-area",
          area: {
            id: a("new"),
            name: "New",
            parentId: a("company"),
            kind: "product",
            mode: "functional",
            status: "active",
            owners: [],
          },
        }),
        wave(6, "2026-08-01", owns("new", "ops")),
      ],
      says: [
        "Revision 5, effective 2026-07-01, will no longer apply and is left out whole: There is no person dev to move.",
        "Revision 6, effective 2026-08-01, will no longer apply and is left out whole: There is no area new to own.",
      ],
      held: [5, 6],
    },
  ])("when $when", ({ changes, later, says, held = [] }) => {
    const judged = judge(company(), changes, later);
    expect(judged.findings.map(({ message }) => wording(message))).toEqual(says);
    expect(judged.held.map(({ revision }) => revision)).toEqual(held);
  });

  test("what was held before is not told again", () => {
    const later = [wave(5, "2026-07-01", moves("nobody", "pm"))];
    expect(judge(company(), [moves("dev", "pm")], later)).toEqual({ findings: [], held: [] });
  });

  test("a later revision that is dated back among the scheduled ones is judged at its place", () => {
    const later = [
      wave(6, "2026-07-01", moves("dev", "ceo")),
      wave(5, "2026-08-01", moves("dev", "pm")),
      wave(7, "2026-06-15", moves("ops", "dev")),
    ];
    const { findings } = judge(company(), [moves("ops", "pm")], later);
    expect(findings.map(({ subjects }) => subjects)).toEqual([["ops", "wave-7"]]);
  });

  test(
    "exactly those are held that a fold of everything holds for the first time",
    () => {
      fc.assert(
        fc.property(
          randomOrg,
          fc.array(randomChange, { maxLength: 3 }),
          randomRevisions(6),
          (start, changes, revisions) => {
            const before = indexOrg(start.records, [], TODAY);
            const applied = applyChanges(before, changes);
            if (!applied.ok) return;
            const later = revisions.filter(({ changeSet }) => changeSet.effectiveOn > TODAY);
            const heldIn = (org: Org) =>
              foldRevisions(org, later, "9999-12-31").held.map(({ revision }) => revision);
            const had = new Set(heldIn(before));
            const { held, findings } = judgeSchedule({ before, changes, after: applied.org, later });
            const fresh = heldIn(applied.org).filter((number) => !had.has(number));
            expect(held.map(({ revision }) => revision)).toEqual(fresh);
            for (const number of fresh)
              expect(findings.some(({ key }) => key.includes(`c${number}`))).toBe(true);
          },
        ),
        { numRuns: CASES },
      );
    },
    60_000 + CASES * 100,
  );
});
