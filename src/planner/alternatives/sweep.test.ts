import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Org } from "../../org/index.ts";
import { COST_TERMS } from "../instance.ts";
import { readSet, type PlanSet } from "./planSet.ts";
import { formatPlans, parsePlans, verifySet } from "./planSetFile.ts";
import { pricerOf } from "./reprice.ts";
import { sweepSteps } from "./sweep.ts";

/**
 * Two areas; the second has three people of engineering at half a share each, so that what it wants at today's price
 * of a missing head it does without at a quarter.
 */
const org = orgOf(
  `ceo/executive > vpe/engineering, pa/product, pb/product
   vpe > ma/engineering, mb/engineering; ma > a1/engineering, a2/engineering, a3/engineering, a4/engineering
   mb > b1/engineering, b2/engineering
   a: pa*, ma, a1, a2, a3 0.6, a4 0.6; b: pb*, mb, b1, b2 0.5, a3 0.4, a4 0.4`,
  { people: { pa: { canOwn: true }, pb: { canOwn: true } } },
);

function sweep(of: Org, most = 7, shouldStop?: () => boolean): { set: PlanSet; tried: number } {
  const steps = sweepSteps(of, {
    today: of.today,
    seed: 1,
    work: 2_000_000,
    config: DEFAULT_CONFIG,
    most,
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
  let next = steps.next();
  while (next.value === null) next = steps.next();
  const { value, done } = next;
  if (done !== true || !value.ok) throw new Error("no set");
  return value;
}

describe("a set of plans", () => {
  const { set, tried } = sweep(org);
  const read = readSet(org, set);

  test("tries some ten plans, keeps at most seven, all sound, by the points people bear", () => {
    expect(tried).toBeGreaterThanOrEqual(8);
    expect(set.plans.length).toBeGreaterThan(1);
    expect(verifySet(org, set)).toEqual({ ok: true });
    const points = read.map((one) => one.figures.points);
    expect(points).toEqual([...points].sort((a, b) => a - b));
  });
  test("the base is the plan at the company's own costs, and no plan beats it at these", () => {
    const base = set.plans[set.base]!;
    expect(read[set.base]!.marks).toContain("base");
    expect(read[set.base]!.weights).toEqual({ heads: 1, lines: 1, movers: null });
    const price = pricerOf(org, base);
    const total = set.plans.map((plan) =>
      COST_TERMS.reduce((sum, term) => sum + (price(plan)[term] ?? 0), 0),
    );
    expect(total[set.base]).toBe(base.cost);
    expect(Math.min(...total)).toBe(base.cost);
  });
  test("a plan is priced with a table whose own plan closes the seat of its owner to them", () => {
    const base = set.plans[set.base]!;
    const { areaId, ownerId } = base.units[0]!;
    const closed = { ...base, barred: [{ areaId, personId: ownerId, seat: "owner" as const }] };
    expect(pricerOf(org, closed)(base)).toEqual(base.terms);
  });
  test("prices of the base and figures add up, whatever table a plan was made with", () => {
    for (const { terms, figures, plan } of read) {
      const sum = COST_TERMS.reduce((all, term) => all + (terms[term] ?? 0), 0);
      expect(sum).toBe(figures.points + figures.headPoints);
      expect(plan.lowerBound).toBeLessThanOrEqual(plan.cost);
    }
  });
  test("each placement says in how many of the plans it stands, itself included", () => {
    for (const plan of set.plans)
      for (const one of plan.placements)
        expect(one.standsIn).toEqual({
          plans: set.plans.filter((other) =>
            other.placements.some((seat) => seat.personId === one.personId && seat.unitId === one.unitId),
          ).length,
          of: set.plans.length,
        });
  });
  test("an alternative says what it gains and what it costs", () => {
    const other = read.find((one) => one.plan !== set.plans[set.base])!;
    expect(wording(other.sentence)).toMatch(/^Against the plan: .*(fewer|more)/);
    expect(wording(other.sentence, { groupMin: 5 })).not.toMatch(
      /\b[1-4] (more|fewer) (with another|moving)/,
    );
  });
  test("the file brings the set back; a set of one is a plan alone", () => {
    const parsed = parsePlans(formatPlans(set));
    expect(parsed).toEqual({ ok: true, set });
    expect(JSON.parse(formatPlans(set)).format).toBe("onethread-plans/1");
  });
  test.each([
    ["a base that is no plan", (text: string) => text.replace(/"base": \d/, '"base": 9'), "plans-shape"],
    ["no plans", () => '{"format":"onethread-plans/1","base":0,"plans":[]}', "plans-shape"],
    ["a plan without its cost", (text: string) => text.replace('"cost":', '"coast":'), "plan-shape"],
  ])("refuses a file with %s", (_, edit, code) => {
    expect(parsePlans(edit(formatPlans(set)))).toMatchObject({ ok: false, refusal: { code } });
  });
  test("an edited standing, or a plan of other pins, is found", () => {
    const [first, ...rest] = set.plans;
    const edited = {
      ...first!,
      placements: first!.placements.map((one) => ({ ...one, standsIn: { plans: 1, of: set.plans.length } })),
    };
    expect(verifySet(org, { ...set, plans: [edited, ...rest] }).ok).toBe(false);
  });
});

test("fewer are kept when asked, the base among them", () => {
  const { set } = sweep(org, 2);
  expect(set.plans).toHaveLength(2);
  expect(set.plans[set.base]!.costTable["short"]).toBe(110);
});

test("told to stop, it shows the plan alone", () => {
  const { set, tried } = sweep(org, 7, () => true);
  expect(tried).toBe(1);
  expect(set.plans).toHaveLength(1);
});

test("an org without units is a set of one plan", () => {
  expect(sweep(orgOf("ceo > a; a > b; x: b 0.5")).set.plans).toHaveLength(1);
});
