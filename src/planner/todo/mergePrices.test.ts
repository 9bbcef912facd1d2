import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { applyChanges } from "../../changes/index.ts";
import { areaId, DEFAULT_CONFIG, personId, wording, type Org, type Pin } from "../../org/index.ts";
import type { Plan } from "../plan/plan.ts";
import { planSto } from "../run.ts";
import { verifyPlan } from "../verify/verify.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 12);

function planned(org: Org, pins: readonly Pin[] = []): Plan {
  const options = { today: org.today, seed: 1, work: 500_000, config: DEFAULT_CONFIG, pins };
  const result = planSto(org, options);
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
}

/** Two areas with one team between them, and a third. */
const TEAM = `ceo > ma, mb, mc; ma > a1, a2; mb > b1, b2; mc > c1, c2, c3, c4
  x: ma, a1 0.5, a2 0.5, b1 0.5, b2 0.5; y: mb, a1 0.5, a2 0.5, b1 0.5, b2 0.5; z: mc, c1, c2, c3, c4`;
const org = orgOf(TEAM);
const plan = planned(org);

describe("what merging two areas that are one team would save", () => {
  const [merge, ...others] = plan.todo.merges ?? [];

  test("is worked out by hand", () => {
    // Four people leave half an area each, 30 points; one of the two managers leads and owns nothing.
    expect(others).toEqual([]);
    expect(merge).toMatchObject({ areaId: "x", intoId: "y", ownerId: "mb", ownsNothingId: "ma" });
    expect(merge?.terms.areaChange).toBe(120);
    const { saves = 0, terms = {} } = merge ?? {};
    expect(Object.values(terms).reduce((sum, points) => sum + points, 0)).toBe(saves);
  });
  test("is told with what it saves and costs, and who would own nothing", () => {
    const told = plan.unsolved.map((one) => wording(one)).filter((one) => one.startsWith("Merging"));
    expect(told).toEqual([
      expect.stringMatching(
        /^Merging x into y would save at least \d+ points with everybody placed as they are \(less: 120 for areas people leave.*\); ma would own nothing\.$/,
      ),
    ]);
  });
  test("is written again by the verifier", () => {
    expect(verifyPlan(org, plan)).toEqual({ ok: true });
    const merges = [{ ...merge!, saves: merge!.saves + 1 }];
    const verdict = verifyPlan(org, { ...plan, todo: { ...plan.todo, merges } });
    expect(verdict.ok ? [] : verdict.faults).toEqual([expect.stringContaining("merges[0].saves")]);
  });
  test("is not priced where a pin speaks of one of them", () => {
    const wish = { kind: "place", personId: personId("a1"), areaId: areaId("x") } as const;
    const pinned = planned(org, [{ id: "q", author: "ada", reason: "said", ...wish }]);
    expect(pinned.todo.merges).toBeUndefined();
  });
});

/** Managers of many levels, their people in one or two of three areas. */
const companies = fc
  .record({
    levels: fc.array(fc.integer({ min: 4, max: 7 }), { minLength: 3, maxLength: 3 }),
    second: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ levels, second }): Org => {
    const rows = ["x", "y", "z"].map((_, a) => [`m${a}`]);
    for (const [k, other] of second.entries()) {
      const home = k % 3;
      const isSplit = other < 3 && other !== home;
      rows[home]!.push(`r${k}${isSplit ? " 0.5" : ""}`);
      if (isSplit) rows[other]!.push(`r${k} 0.5`);
    }
    return orgOf(
      [
        "ceo > m0, m1, m2",
        ...[0, 1, 2].map((a) => `m${a} > r${a}, r${a + 3}, r${a + 6}`),
        ...rows.map((people, a) => `${"xyz"[a]}: ${people.join(", ")}`),
      ].join("\n"),
      { people: Object.fromEntries(levels.map((level, a) => [`m${a}`, { level }])) },
    );
  });

test("a plan of the company with the areas merged costs no more than the plan less what is said", () => {
  let seen = 0;
  fc.assert(
    fc.property(companies, (company) => {
      const before = planned(company);
      for (const { areaId: from, intoId, ownerId, saves } of before.todo.merges ?? []) {
        const merged = applyChanges(company, [
          { kind: "merge-areas", fromIds: [from], into: intoId, ownerId },
        ]);
        if (!merged.ok) throw new Error("The areas cannot be merged.");
        seen += 1;
        expect(planned(merged.org).lowerBound).toBeLessThanOrEqual(before.cost - saves);
      }
    }),
    { numRuns: CASES },
  );
  expect(seen).toBeGreaterThan(5);
});
