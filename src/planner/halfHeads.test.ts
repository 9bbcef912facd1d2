import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Org } from "../org/index.ts";
import { formatPlan, parsePlan, planSto, verifyPlan, type Plan } from "./index.ts";

/** Two products; of five engineers three work part-time, and most are split. */
const org = (fte: number): Org =>
  orgOf(
    `ceo/executive > em/engineering, fm/engineering
     em > a/engineering, b/engineering, c/engineering; fm > d/engineering, e/engineering
     x: em, a, b 0.5, c 0.5, d 0.5; y: fm, b 0.5, c 0.5, d 0.5, e`,
    { people: { b: { fte }, c: { fte }, d: { fte } } },
  );
const planOf = (of: Org): Plan => {
  const planned = planSto(of, { today: of.today, seed: 1, work: 1_000_000, config: DEFAULT_CONFIG });
  if (!planned.ok) throw new Error(wording(planned.refusal.message));
  return planned.plan;
};
const engineers = (plan: Plan) =>
  plan.units.map((unit) => unit.heads.find((heads) => heads.kind === "engineering"));

test("part-timers count as half heads, and the plan says the exact hours of who is placed", () => {
  const plan = planOf(org(0.4));
  // Two whole engineers and three at 0.4: 3.5 heads, 3.2 full-time equivalents.
  const [x, y] = engineers(plan);
  expect([x!.wanted + y!.wanted, x!.placed + y!.placed]).toEqual([3.5, 3.5]);
  expect(x!.fte! + y!.fte!).toBeCloseTo(3.2, 9);
  expect([plan.counts.shortHeads, plan.todo.hires]).toEqual([0, []]);
  expect(verifyPlan(org(0.4), plan)).toEqual({ ok: true });
  expect(parsePlan(formatPlan(plan))).toEqual({ ok: true, plan });
});

test("other hours than those of the organisation are found", () => {
  const plan = planOf(org(0.4));
  const units = plan.units.map((unit) => ({ ...unit, heads: unit.heads.map((one) => ({ ...one, fte: 9 })) }));
  const verdict = verifyPlan(org(0.4), { ...plan, units });
  expect(verdict.ok ? "accepted" : verdict.faults.join(" ")).toMatch(/heads\[0\]\.fte is 9/);
});

test("where everybody counts as a whole head, heads are whole and hours are not told", () => {
  for (const heads of engineers(planOf(org(1)))) expect(heads).not.toHaveProperty("fte");
});
