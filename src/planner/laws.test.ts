import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type AreaKind, type Org, type Person } from "../org/index.ts";
import { formatPlan, parsePlan, planSto, targetOrgs, verifyPlan, type Plan } from "./index.ts";

/** What a person may be besides active: each with the field that says so. */
const STATES: readonly Partial<Person>[] = [
  { canOwn: true },
  { canOwn: false },
  { vacant: true },
  { status: "on-leave" },
  { endOn: "2027-01-01" },
  { fte: 0.5 },
];

/** Invented companies: trees of up to 30 people, four areas, some nested, some of another kind, people in several. */
const companies = fc
  .record({
    bosses: fc.array(fc.nat(), { minLength: 4, maxLength: 29 }),
    isRoot: fc.array(fc.nat(30), { minLength: 30, maxLength: 30 }),
    crafts: fc.array(fc.constantFrom("engineering", "product", "design"), { minLength: 30, maxLength: 30 }),
    areas: fc.array(fc.constantFrom("", "x", "y", "z", "v", "xy", "yz", "xyz", "vx"), {
      minLength: 30,
      maxLength: 30,
    }),
    shares: fc.array(fc.constantFrom("", "0.3", "0.5", "1", "0.5 loan", "0 advisory"), {
      minLength: 30,
      maxLength: 30,
    }),
    owners: fc.array(fc.nat(6), { minLength: 30, maxLength: 30 }),
    states: fc.array(fc.nat(30), { minLength: 30, maxLength: 30 }),
    levels: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 30, maxLength: 30 }),
    nested: fc.tuple(fc.boolean(), fc.boolean()),
    kinds: fc.array(fc.constantFrom<AreaKind>("product", "platform", "enabling"), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map((told) => {
    const size = told.bosses.length + 1;
    const lines = told.bosses.map((boss, i) =>
      told.isRoot[i] === 0 ? `p${i + 1}` : `p${boss % (i + 1)} > p${i + 1}/${told.crafts[i]}`,
    );
    const names = ["x", "y", "z", "v"];
    const above = ["", told.nested[0] ? "x/" : "", told.nested[1] ? "y/" : "", ""];
    const listed = names.map((area, k) => {
      const people = told.areas
        .slice(0, size)
        .flatMap((list, i) =>
          list.includes(area) ? [`p${i}${told.owners[i] === 0 ? "*" : ""} ${told.shares[i]}`] : [],
        );
      return `${above[k]}${area}: ${people.join(", ")}`;
    });
    const people = Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        `p${i}`,
        { ...(told.levels[i]! < 10 ? { level: told.levels[i]! } : {}), ...STATES[told.states[i]!] },
      ]),
    );
    const areas = Object.fromEntries(names.map((area, k) => [area, { kind: told.kinds[k]! }]));
    return orgOf(["p0", ...lines, ...listed].join("\n"), { people, areas });
  })
  .filter((org) => org.work.size > 0);

describe("laws of every plan", () => {
  const quick = (org: Org): Plan => {
    const result = planSto(org, { today: org.today, seed: 7, work: 20_000, config: DEFAULT_CONFIG });
    if (!result.ok) throw new Error(wording(result.refusal.message));
    return result.plan;
  };

  test("nobody is lost, the tree stays a tree, outsiders keep their manager, owner-only changes none", () => {
    fc.assert(
      fc.property(companies, (org) => {
        const plan = quick(org);
        const four = targetOrgs(org, plan);
        const inPlan = new Set(plan.placements.map((one) => one.personId as string));
        for (const person of org.people) {
          const after = four.sto.people[four.sto.personIndexById.get(person.id) ?? -1];
          expect(after).toBeDefined();
          if (!inPlan.has(person.id)) expect(after?.managerId).toBe(person.managerId);
          expect(
            four.ownerNamedOnly.people[four.ownerNamedOnly.personIndexById.get(person.id) ?? -1]?.managerId,
          ).toBe(person.managerId);
        }
        expect(four.sto.lines.rootCount).toBeLessThanOrEqual(org.lines.rootCount);
        expect(plan.lowerBound).toBeLessThanOrEqual(plan.cost);
      }),
      { numRuns: 150 },
    );
  });

  test("the same org and seed give the same bytes, and the file reads back", () => {
    fc.assert(
      fc.property(companies, (org) => {
        const first = formatPlan(quick(org));
        expect(formatPlan(quick(org))).toBe(first);
        const parsed = parsePlan(first);
        expect(parsed.ok && verifyPlan(org, parsed.plan)).toEqual({ ok: true });
      }),
      { numRuns: 20 },
    );
  });
});
