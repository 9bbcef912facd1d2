import { describe, expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, indexOrg, wording, type Config, type Org, type PlanConfig } from "../org/index.ts";
import { measureArea } from "../metrics/index.ts";
import { planSto, targetOf, verifyPlan, type Plan } from "./index.ts";

const planned = (org: Org, plan: Partial<PlanConfig> = {}, thresholds: Config["thresholds"] = {}): Plan => {
  const config = { ...DEFAULT_CONFIG, thresholds, plan: { ...DEFAULT_CONFIG.plan, ...plan } };
  const result = planSto(org, { today: org.today, seed: 1, work: 300_000, config });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  expect(verifyPlan(org, result.plan)).toEqual({ ok: true });
  return result.plan;
};
const saying = (plan: Plan, words: RegExp): string[] =>
  plan.unsolved.map((one) => wording(one)).filter((text) => words.test(text));
const names = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, k) => `${from}${k + 1}`);

/** Two products of two disciplines: heads of both outside, a manager in each. */
const stool = (options: OrgOfOptions = {}): Org =>
  orgOf(
    `ceo/executive > vp/engineering, cpo/product; vp > em/engineering, fm/engineering
     em > e1/engineering, e2/engineering, e3/engineering; fm > f1/engineering, f2/engineering
     cpo > p1/product, p2/product; x: em, e1, e2, e3, p1; y: fm, f1, f2, p2`,
    options,
  );

describe("who leads others today and nobody in the plan", () => {
  test("has no role yet where none is open", () => {
    const plan = planned(stool());
    expect(plan.todo.offers).toEqual([
      { personId: "vp", role: null, areaIds: [], discipline: null },
      { personId: "cpo", role: null, areaIds: [], discipline: null },
    ]);
    expect(saying(plan, /no role yet/)).toEqual([
      "2 people who lead others today have no reports in the plan and no role yet: vp and cpo.",
    ]);
  });
  test("is offered the lead of their craft where twelve of it have none", () => {
    const many = names("q", 12);
    const org = orgOf(
      `ceo/executive > em/engineering, fm/engineering, cpo/product; em > a/engineering, b/engineering
       fm > c/engineering, d/engineering; cpo > ${many.map((id) => `${id}/product`).join(", ")}
       x: em, a, b, ${many.slice(6).join(", ")}; y: fm, c, d, ${many.slice(0, 6).join(", ")}`,
    );
    const { todo } = planned(org);
    expect(todo.craftLeads).toEqual([{ discipline: "product", people: 12, candidates: ["cpo"] }]);
    expect(todo.offers.find((one) => one.personId === "cpo")).toMatchObject({
      role: "craft-lead",
      discipline: "product",
    });
  });
  test("is offered an area without an owner before anything else, unless they declined it", () => {
    const org = (state: "asked" | "declined") =>
      orgOf("ceo > vp/sales, em; vp > a, c; em > b, d, e; x: em, b, c; y: a, d, e", {
        areas: { y: { candidacies: [{ personId: "vp" as never, state }] } },
        people: { vp: { level: 6 } },
      });
    const offer = (plan: Plan) => plan.todo.offers.find((one) => one.personId === "vp");
    expect(offer(planned(org("asked")))).toMatchObject({ role: "owner", areaIds: ["y"] });
    expect(offer(planned(org("declined")))).toMatchObject({ role: null });
  });
  test("as player-coach, where the company allows it, with what the plan would cost then", () => {
    const company = (vacant: boolean): Org =>
      orgOf(
        `ceo/executive > em/engineering, tl/engineering, fm/engineering; em > a/engineering, b/engineering, v/engineering
         tl > c/engineering; fm > d/engineering, e/engineering; x: em, a, b, tl, v; y: fm, d, e, c`,
        { people: { v: { vacant } } },
      );
    const offer = (plan: Plan) => plan.todo.offers.find((one) => one.personId === "tl");
    expect(offer(planned(company(true)))).toMatchObject({ role: null });
    const plan = planned(company(true), { playerCoach: true });
    // One manager too many less (45), the empty head filled (110), 45 for leading nobody.
    expect(offer(plan)).toEqual({
      personId: "tl",
      role: "player-coach",
      areaIds: ["x"],
      discipline: "engineering",
      points: -110,
    });
    expect(saying(plan, /player-coach of/)).toEqual([
      "With tl as player-coach of engineering in x the plan would cost 110 points less.",
    ]);
    // Without an empty head there is one too many of engineering then (35).
    expect(offer(planned(company(false), { playerCoach: true }))).toMatchObject({ points: 35 });
  });
  test("stands in the count of their level, apart", () => {
    expect(planned(stool()).todo.managers).toEqual([
      { level: 6, today: 1, own: 0, lead: 0, leadFew: 0, leadNobody: 1 },
      { level: 5, today: 3, own: 2, lead: 0, leadFew: 0, leadNobody: 1 },
    ]);
  });
});

describe("craft under a manager of another discipline", () => {
  test("lacks ladder, mentor and calibrator; proposed are people of it who own nothing, first in the tree", () => {
    const { todo } = planned(stool());
    expect(todo.cover).toEqual([
      { personId: "p1", ladder: true, mentor: { proposed: "cpo" }, calibrator: { proposed: "cpo" } },
      { personId: "p2", ladder: true, mentor: { proposed: "cpo" }, calibrator: { proposed: "cpo" } },
    ]);
  });
  test("one mentor is proposed for five people at most, and nobody for themselves", () => {
    const many = names("q", 8);
    const org = orgOf(
      `ceo/executive > em/engineering, fm/engineering, cpo/product; em > a/engineering; fm > b/engineering
       cpo > ${many.map((id) => `${id}/product`).join(", ")}; x: em, a, ${many.slice(4).join(", ")}; y: fm, b, ${many.slice(0, 4).join(", ")}`,
    );
    const mentors = planned(org).todo.cover.map((one) => one.mentor?.proposed);
    expect(mentors.filter((id) => id === "cpo")).toHaveLength(5);
    expect(planned(org).todo.cover.every((one) => one.mentor?.proposed !== one.personId)).toBe(true);
  });
  test("with both named and a ladder nothing is said", () => {
    const cover = {
      mentorId: "cpo" as never,
      calibratorId: "cpo" as never,
      ladderUrl: "https://example.org",
    };
    expect(planned(stool({ people: { p1: cover, p2: cover } })).todo.cover).toEqual([]);
  });
});

describe("owners", () => {
  test("a title alone makes nobody a candidate and puts them on the list to ask about", () => {
    const org = orgOf("ceo > em; em > a, b; x: a, b, em", {
      people: { em: { canOwn: false }, a: { title: "Principal Engineer" }, b: { title: "Engineer" } },
    });
    const plan = planned(org);
    expect(plan.units[0]?.readiness).toBe("to-hire");
    expect(plan.todo.askAbout).toEqual([{ areaId: "x", personIds: ["a"] }]);
    expect(saying(plan, /ask about/)).toEqual([
      "In x 1 title sounds like the level an owner needs; a title makes no candidate, so ask about a.",
    ]);
  });
  test("the load beside the seat is the metric's of the target, and above the limit it is said", () => {
    const assets = names("s", 4).map((id) => ({
      id: id as never,
      name: id,
      kind: "service",
      areaId: "x",
      tier: 1,
    }));
    const org = stool({ assets: assets as unknown as OrgOfOptions["assets"] & object });
    const plan = planned(org, {}, { "plan.owner-load-max": 7 });
    const target = targetOf(org, plan);
    const area = target.areaIndexById.get("x")!;
    const measured = measureArea({ org: target, config: DEFAULT_CONFIG }, area)["owner-load"];
    expect(plan.units[0]?.load).toMatchObject({ reports: 4, assets: 4, points: 8 });
    expect(measured?.value).toBe(8);
    expect(saying(plan, /owner load/)).toHaveLength(1);
    expect(plan.terms.ownerFit).toBe(5);
    expect(saying(planned(org), /owner load/)).toEqual([]);
  });
});

describe("what hiring would buy", () => {
  test("stands first, with the points of the head that is missing", () => {
    const org = stool({ people: { e3: { vacant: true } } });
    const plan = planned(org);
    expect(plan.todo.worth).toEqual([{ areaId: "x", kind: "engineering", points: 110 }]);
    expect(wording(plan.unsolved[0]!)).toMatch(/^1 head of engineering is missing over all areas together/);
    expect(saying(plan, /hiring would buy/)).toEqual([
      "What hiring would buy, in disruption points: 1 person of engineering in x at least 110.",
    ]);
  });
  test("a head that lets somebody stay is worth what the move costs", () => {
    const org = orgOf(
      `ceo > em, fm; em/a > a1/a, a2/a; fm/a > b1/a, b2/a; x: em, a1, a2; y: fm, b1, b2, a1 0.4, a2 0.4`,
    );
    const plan = planned(org);
    for (const one of plan.todo.worth) expect(one.points).toBeGreaterThan(0);
  });
});

test("somebody on leave stays where they are, by a pin that is printed", () => {
  const org = stool({ people: { e1: { status: "on-leave" } } });
  const plan = planned(indexOrg(org.records, [], org.today));
  expect(plan.assumed.map((one) => wording(one.sentence))).toContain(
    "1 person on leave is pinned to the area they work in.",
  );
});
