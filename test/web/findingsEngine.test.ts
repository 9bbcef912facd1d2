import { describe, expect, test } from "vitest";
import { applyChanges, type OrgChange } from "../../src/changes/index.ts";
import { contraindications, runChecks } from "../../src/checks/index.ts";
import { approverFault, DEFAULT_CONFIG, wording, type Org, type Waiver } from "../../src/org/index.ts";
import { choiceFor, grantOf } from "../../src/web/engine/findings/exceptions.ts";
import { answerChange, decidersOf } from "../../src/web/engine/findings/questions.ts";
import { columnsOf, rowsOfColumn } from "../../src/web/engine/work/columns.ts";
import { orgOf } from "../orgOf.ts";

function after(org: Org, change: OrgChange): Org {
  const applied = applyChanges(org, [change]);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return applied.org;
}

describe("who may answer for an exception", () => {
  const ORGS = [
    orgOf("ceo > vp, cto; vp > em, pm; em > a, b; cto > c; pay: em*, a, b, pm; shop: pm, c"),
    orgOf("ceo > vp; vp > em; em > a; big: vp*; big/pay: a, em"),
    orgOf("x > a; y > b; z; pay: a, b; solo: z*"),
  ];

  test.each(ORGS.map((org, i) => [i, org] as const))(
    "org %i: exactly those for whom the exception would hold, the nearest first",
    (_, org) => {
      const findings = runChecks({ org, config: DEFAULT_CONFIG, asMode: "sto" });
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        const waiver = { checkId: finding.check, subjectIds: finding.subjects } as Waiver;
        const may = org.people
          // Of those at the top who lead nobody there may be thousands: they are not offered.
          .filter((_, person) => org.lines.childCount[person] !== 0)
          .filter(({ id }) => approverFault(org, { ...waiver, approverId: id }) === null)
          .map(({ id }) => id);
        const { approvers } = choiceFor(org, DEFAULT_CONFIG, finding);
        const offered = approvers.map(({ id }) => id);
        expect([...offered].sort()).toEqual([...may].sort());
        const depth = (id: string): number => org.lines.depth[org.personIndexById.get(id) ?? 0] ?? 0;
        expect(offered.map(depth)).toEqual(offered.map(depth).toSorted((a, b) => b - a));
      }
    },
  );

  test("a reason, an end after today, and no structure", () => {
    const [org] = ORGS;
    if (org === undefined) throw new Error("No org.");
    const [finding] = runChecks({ org, config: DEFAULT_CONFIG, asMode: "sto" });
    const asked = { key: finding?.key ?? "", reason: "Until May", approverId: "ceo", expiresOn: null };
    expect(grantOf(org, finding, asked, "w")).toMatchObject({
      kind: "grant-waiver",
      waiver: { standing: true, grantedOn: org.today },
    });
    expect(() => grantOf(org, finding, { ...asked, reason: " " }, "w")).toThrow(/needs a reason/);
    expect(() => grantOf(org, finding, { ...asked, expiresOn: org.today }, "w")).toThrow(/not after today/);
    expect(() => grantOf(org, undefined, asked, "w")).toThrow(/gone/);
    const loop = finding === undefined ? undefined : { ...finding, check: "manager-tree", tier: "invariant" };
    expect(() => grantOf(org, loop as typeof finding, asked, "w")).toThrow(/by structure/);
  });
});

describe("the ten questions", () => {
  const ORG = orgOf("ceo > vp; vp > a");
  const yes = { code: "large", answer: "yes", evidence: "40 areas", deciderId: "ceo" } as const;
  const no = { code: "no-sponsor", answer: "no", evidence: "", deciderId: null } as const;

  test("the first answer makes a decision of whoever decides, the next ones join it", () => {
    expect(decidersOf(ORG).deciders.map(({ id }) => id)).toEqual(["ceo", "vp"]);
    expect(() => answerChange(ORG, { ...yes, deciderId: null }, "d1")).toThrow(/who decides/);
    const first = after(ORG, answerChange(ORG, yes, "d1"));
    expect(decidersOf(first)).toMatchObject({ deciders: [], decider: expect.stringMatching(/ceo/i) });
    const second = after(first, answerChange(first, no, "d2"));
    expect(second.records.decisions).toHaveLength(1);
    const { unanswered, questions } = contraindications(second, DEFAULT_CONFIG);
    expect(unanswered).toBe(8);
    expect(questions.filter(({ answer }) => answer !== "unknown").map(({ code }) => code)).toEqual([
      "no-sponsor",
      "large",
    ]);
    const back = after(second, answerChange(second, { ...yes, answer: "unknown", evidence: "" }, "d3"));
    expect(contraindications(back, DEFAULT_CONFIG).unanswered).toBe(9);
  });

  test("a yes without a written answer is none", () => {
    expect(() => answerChange(ORG, { ...yes, evidence: "  " }, "d1")).toThrow(/written answer/);
  });
});

describe("columns that may name areas", () => {
  const ORG = orgOf("ceo > a, b, c", {
    people: {
      a: { extra: { Squad: "Pay", Desk: "1", Badge: "x1" } },
      b: { extra: { Squad: "Pay", Desk: "1", Badge: "x2" } },
      c: { extra: { Squad: "Shop", Desk: "1" } },
    },
  });

  test("those with several texts, one of them shared; what nearly everybody has comes first", () => {
    expect(columnsOf(ORG)).toEqual([{ heading: "Squad", filled: 3, texts: 2, samples: ["Pay", "Shop"] }]);
  });

  test("everybody with a text works there", () => {
    expect(rowsOfColumn(ORG, "Squad").map(({ areas, personIds }) => [areas, personIds])).toEqual([
      [["Pay"], ["a", "b"]],
      [["Shop"], ["c"]],
    ]);
  });
});
