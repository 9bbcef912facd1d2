import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, indexOrg, wording, type Org } from "../../org/index.ts";
import { planSto, type Plan } from "../index.ts";

const planned = (org: Org): Plan => {
  const result = planSto(org, { today: org.today, seed: 1, work: 300_000, config: DEFAULT_CONFIG });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};
const saying = (plan: Plan, words: RegExp): string[] =>
  plan.unsolved.map((one) => wording(one)).filter((text) => words.test(text));
const assuming = (plan: Plan, words: RegExp): string[] =>
  plan.assumed.map((one) => wording(one.sentence)).filter((text) => words.test(text));

/** A head of engineering above two managers, a head of product above three; the products' people leave both. */
const bigHeads = () =>
  orgOf(
    `ceo/executive > vp/engineering, cpo/product; vp > em/engineering, fm/engineering
     em > a, b, c; fm > d, e, f; cpo > p/product, q/product, r/product
     x: em, a, b, c, p; y: fm, d, e, f, q; hr: r`,
    { areas: { hr: { kind: "corporate" } } },
  );

describe("people who keep under half of the people below them", () => {
  const plan = planned(bigHeads());
  test("stand in the plan with both figures, and nothing else about them", () => {
    expect(plan.todo.reachLost).toEqual([{ personId: "vp", before: 8, after: 0 }]);
  });
  test("are named, and said to have no new role", () => {
    expect(saying(plan, /people below/)).toEqual([
      "1 person keeps under half of the people below them, all levels counted, today → plan: vp 8 → 0; no new role is decided for them.",
    ]);
  });
  test("with fewer than five below them they are not listed, nor where half stays", () => {
    const kept = planned(
      orgOf("ceo > vp; vp > em, m; em > a, b; m > c, d, e; x: em, a, b; hr: m, c, d, e", {
        areas: { hr: { kind: "corporate" } },
      }),
    );
    expect(kept.todo.reachLost).toEqual([]);
  });
  test("empty seats below count neither before nor after", () => {
    const org = orgOf("ceo > vp, fm; vp > em; em > a, b, c, d; fm > e, f; x: em, a, b, c, d; y: fm, e, f", {
      people: { b: { vacant: true } },
    });
    expect(planned(org).todo.reachLost).toEqual([]);
  });
  test("an owner among them is told apart, because they have a role", () => {
    const org = orgOf(
      "ceo > dir; dir > em, fm, gm; em > a, b; fm > c, d; gm > e, f; w: dir, h, i; x: em, a, b; y: fm, c, d; z: gm, e, f; dir > h, i",
      { people: { dir: { title: "Director" } } },
    );
    expect(saying(planned(org), /people below/)).toEqual([
      "1 person keeps under half of the people below them, all levels counted, today → plan: dir 11 → 2; they own one area in the plan.",
    ]);
  });
});

describe("disciplines nobody knows", () => {
  const stool = (crafts: string): string => `ceo > em${crafts}; em > a${crafts}, b, c; x: em, a, b, c`;
  test("nothing is said where nobody in the plan has one", () => {
    expect(saying(planned(orgOf(stool(""))), /nobody of/)).toEqual([]);
  });
  test("people without a recognised one count as unknown", () => {
    expect(saying(planned(orgOf(stool("/other"))), /nobody of/)).toEqual([]);
  });
  test("where some are known, the others are counted beside the sentence", () => {
    expect(saying(planned(orgOf(stool("/engineering"))), /nobody of product/)).toEqual([
      "1 of 1 area with no area below it has nobody of product in the plan: x. 2 people there have no known discipline in the data.",
    ]);
  });
  test("an area of people without one is not named beside a known one", () => {
    const org = orgOf(
      "ceo > em/engineering, fm; em > a/engineering, b/engineering; fm > c, d; x: em, a, b; y: fm, c, d",
    );
    expect(saying(planned(org), /nobody of (engineering|product)/)).toEqual([
      "1 of 2 areas with no area below them has nobody of product in the plan: x.",
    ]);
  });
});

describe("seats nobody in the plan may take", () => {
  const short = "ceo > em, out, hr; em > a, b; out > o; x: em 0.5, a; y: em 0.5, b; people: out, o, hr";
  const outside = { areas: { people: { kind: "corporate" as const } } };
  test("what is said holds for the plan only, and who leads outside it is named", () => {
    const plan = planned(orgOf(short, outside));
    expect(saying(plan, /may own|Outside/)).toEqual([
      "x and y need 2 owners; of the 3 people in the plan, 1 may own one of them: em.",
      "Outside these areas 1 person leads others at the level needed; ask whether they would: out.",
    ]);
  });
  test("seats to hire are counted apart from heads that are short, and their points apart from the rest", () => {
    const plan = planned(orgOf(short, outside));
    expect([plan.counts.seatsToHire, plan.counts.shortHeads]).toEqual([1, 0]);
    expect(plan.costWithoutOwnerless).toBe(plan.cost - plan.terms.ownerless);
    expect(plan.terms.ownerless).toBeGreaterThan(0);
  });
  test("outsiders below the level, without reports, or who said no are not named", () => {
    const org = orgOf(short, {
      people: { out: { level: 2 } },
      ...outside,
    });
    expect(saying(planned(org), /Outside/)).toEqual([]);
  });
});

test("changes of manager that cost nothing are said as an assumption", () => {
  expect(assuming(planned(bigHeads()), /without points/)).toEqual([
    "4 people whose manager works in no planned area change manager without points.",
  ]);
});

test("where everybody's manager is in the plan nothing of the kind is said", () => {
  expect(assuming(planned(orgOf("ceo > em; em > a, b; x: ceo, em, a, b")), /without points/)).toEqual([]);
});

test("one of a kind is said in the singular, in what is assumed too", () => {
  const shared = planned(
    orgOf(
      "ceo > em, fm, gm, ux/design; em > a, b; fm > c, d; gm > e, f; x: em, a, b, ux 0.6; y: fm, c, d, ux 0.4; z: gm, e, f",
    ),
  );
  expect(assuming(shared, /half the planned areas/)).toEqual([
    "design: 1 person in a discipline with fewer people than half the planned areas stays where they work most; the other areas get an agreement instead of a head.",
  ]);
  const plan = planned(
    orgOf("ceo > em, hr; em > a, b, c; hr > n; x: em, a, b, c 0.6; y: c 0.4", {
      areas: { y: { kind: "corporate" } },
    }),
  );
  expect(saying(plan, /share|charter|no planned area,/)).toEqual([
    "3 of 7 people work in no planned area, as far as the data say: they stay where they are.",
    "1 of 1 area has no signed charter.",
    "1 share of 1 person in an area they no longer work in ends: the two areas agree on the help, or do without.",
  ]);
});

describe("an area too few of whose people are confirmed", () => {
  const withGuesses = (guessed: number): Org => {
    const org = orgOf("ceo > em, o; em > a, b, c; o > p, q, r, s; x: em!, a, b, c; y: o!, p, q, r, s");
    let rows = 0;
    const assignments = org.records.assignments.map((row) =>
      row.areaId === "y" && rows++ >= 5 - guessed ? { ...row, guess: "the title" } : row,
    );
    return indexOrg({ ...org.records, assignments }, [], org.today);
  };
  test("is named first, with the limit", () => {
    expect(wording(planned(withGuesses(2)).unsolved[0]!)).toBe(
      "In y under 80 % of the people are confirmed: the plan there, and the comparison, rest on part of the rows.",
    );
  });
  test("at the limit nothing is said", () => {
    expect(saying(planned(withGuesses(1)), /confirmed/)).toEqual([]);
  });
});
