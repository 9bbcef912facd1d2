import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  DEFAULT_CONFIG,
  wording,
  type Config,
  type Org,
  type Person,
  type PlanConfig,
} from "../org/index.ts";
import { formatPlan, parsePlan, planSto, stayWithOf, verifyPlan, type Plan } from "./index.ts";

/** A plan that verifies, also after it was a file. */
function planned(org: Org, plan: Partial<PlanConfig> = {}): Plan {
  const config: Config = { ...DEFAULT_CONFIG, plan: { ...DEFAULT_CONFIG.plan, ...plan } };
  const result = planSto(org, { today: org.today, seed: 1, work: 300_000, config });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  expect(verifyPlan(org, result.plan)).toEqual({ ok: true });
  const parsed = parsePlan(formatPlan(result.plan));
  expect(parsed.ok && parsed.plan).toEqual(result.plan);
  return result.plan;
}

const LINES = `ceo > em, fm; em/engineering > a/engineering, b/engineering, c/engineering
  fm/engineering > d/engineering, e/engineering, f/engineering`;
/** Two products, two engineers of which work for both; `share` is what b gives the first, and c the second. */
const split = (share: number): Org =>
  orgOf(
    `ceo > em, fm, b/engineering, c/engineering; em/engineering > a/engineering; fm/engineering > f/engineering
     x: em, a, b ${share}, c ${1 - share}; y: fm, b ${1 - share}, c ${share}, f`,
  );
const seats = (plan: Plan): string[] => plan.placements.map((one) => `${one.personId} ${one.unitId}`);
const apart = (one: Plan, other: Plan): number =>
  seats(one).filter((at) => !seats(other).includes(at)).length;
const assumed = (plan: Plan): string => plan.assumed.map((one) => wording(one.sentence)).join(" ");

describe("a plan that stays with a published one", () => {
  const published = planned(split(0.52));
  const changed = split(0.48);

  test("of the same organisation is the same placement, at no points", () => {
    const again = planned(split(0.52), { stayWith: stayWithOf(published) });
    expect(seats(again)).toEqual(seats(published));
    expect([again.terms.stayWithPlan, again.cost]).toEqual([0, published.cost]);
    expect(again.costTable["stayWithPlan"]).toBe(10);
  });

  test("after a small change moves fewer people than a plan made anew", () => {
    const anew = planned(changed);
    const staying = planned(changed, { stayWith: stayWithOf(published) });
    expect(apart(anew, published)).toBeGreaterThan(0);
    expect(apart(staying, published)).toBe(0);
    expect(staying.cost - anew.cost).toBeGreaterThan(0);
  });

  test("moves where it is worth more than the points say, and says so", () => {
    const far = planned(split(0.9));
    const staying = planned(split(0.1), { stayWith: stayWithOf(far) });
    expect(apart(staying, far)).toBeGreaterThan(0);
    expect(staying.terms.stayWithPlan).toBe(10 * apart(staying, far));
    expect(assumed(staying)).toContain("any other area than there costs 10 points");
  });

  test("lets who is new, and whose area is gone, go anywhere", () => {
    const stranger = { madeOn: published.today, seats: [{ personId: "zoe", areaId: "x" }] };
    const gone = { madeOn: published.today, seats: [{ personId: "a", areaId: "old" }] };
    for (const stayWith of [stranger, gone]) {
      const plan = planned(changed, { stayWith });
      expect([plan.cost, plan.terms.stayWithPlan]).toEqual([planned(changed).cost, 0]);
      expect(assumed(plan)).toContain("0 people are in the published plan");
    }
  });

  test("is refused by the verifier where its points are not those of the published plan", () => {
    const plan = planned(changed, { stayWith: stayWithOf(published) });
    const verdict = verifyPlan(changed, { ...plan, terms: { ...plan.terms, stayWithPlan: 10 } });
    expect(verdict.ok ? "accepted" : verdict.faults.join(" ")).toContain("Term stayWithPlan is 10");
  });
});

describe("another workplace", () => {
  const at = (location: string): Partial<Person> => ({ location });
  const people = { a: at("Bern"), b: at("Bern"), c: at("Bern"), em: at("Bern"), d: at("Ulm"), e: at("Ulm") };
  /** One engineer too many in x, one too few in y: somebody goes there. */
  const lopsided = (of: Record<string, Partial<Person>>): Org =>
    orgOf(
      `${LINES}
     x: em, a, b, c 0.5, g; y: fm, d, e, f 0.5, c 0.5; em > g/engineering`,
      { people: of },
    );
  const on = { costs: { siteChange: 200 } };

  test("costs nothing, and is not named, where nobody turned it on", () => {
    const text = formatPlan(planned(lopsided(people)));
    expect(text).not.toContain("siteChange");
    expect(text).not.toContain("stayWith");
    expect(formatPlan(planned(lopsided(people), { costs: { siteChange: 0 } }))).toBe(text);
  });

  test("costs its points for an area new to somebody and mostly elsewhere, and is said", () => {
    const plan = planned(lopsided(people), on);
    expect(plan.costTable["siteChange"]).toBe(200);
    expect(assumed(plan)).toContain("6 people have a location");
    expect(assumed(plan)).not.toMatch(/[Pp]laces[^.]*cost nothing/);
    const moved = plan.placements.filter((one) => one.footing === "moves");
    const relocated = moved.filter(
      (one) => (one.unitId === "x") !== ["a", "b", "c", "em"].includes(one.personId),
    );
    expect(plan.terms.siteChange).toBe(200 * relocated.filter((one) => one.personId in people).length);
  });
});
