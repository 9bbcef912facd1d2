import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  DEFAULT_CONFIG,
  VACANCY_RULES,
  wording,
  type AreaMode,
  type Org,
  type Person,
  type PlanConfig,
} from "../org/index.ts";
import { planSto, targetOf } from "./index.ts";

const DISCIPLINES = ["a", "b", "c"];

/** A company of three managers a level, areas of any kind and mode, and people of every sort the inputs know. */
const company = fc
  .record({
    size: fc.integer({ min: 1, max: 16 }),
    picks: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }),
  })
  .map(({ size, picks }): Org => {
    const pick = (k: number, of: number): number => Math.floor(picks[k % picks.length]! / (1 + (k % 7))) % of;
    const ids = Array.from({ length: size }, (_, k) => `p${k}`);
    const lines = ids.map(
      (id, k) => `${k === 0 ? "ceo" : `p${pick(k, k)}`} > ${id}/${DISCIPLINES[pick(k + 3, 3)]!}`,
    );
    const areas = ["x(sto)", "y(stl)", "x/z(functional)", "y/v(stl)"].map((head, a) => {
      const rows = ids.filter((_, k) => pick(k + 5 * a, 3) === 0 || pick(k, 4) === a);
      return `${head}: ${rows.map((id, k) => `${id} ${pick(k + a, 2) === 0 ? 0.5 : 1}`).join(", ")}`;
    });
    const people = Object.fromEntries(
      ids.map((id, k): [string, Partial<Person>] => [
        id,
        [
          {},
          { vacant: true },
          { vacant: true, expectedOn: "2026-07-01" },
          { fte: 0.5 },
          { status: "on-leave" as const },
          { canOwn: true, startOn: "2020-01-01" },
          { timeZone: k % 2 === 0 ? "Europe/Berlin" : "Asia/Tokyo" },
          { canOwn: false, title: "Director" },
        ][pick(k + 11, 8)]!,
      ]),
    );
    return orgOf([...lines, ...areas].join("\n"), { people });
  });

const settings = fc.record({
  vacancies: fc.constantFrom(...VACANCY_RULES),
  areas: fc.dictionary(
    fc.constantFrom("x", "y", "z", "v"),
    fc.constantFrom<AreaMode>("sto", "stl", "functional"),
    { maxKeys: 2 },
  ),
  bringIn: fc.record({
    people: fc.constantFrom<string[]>([], ["p0"], ["p1", "p9"]),
    disciplines: fc.constantFrom<string[]>([], ["a"], ["b", "none"]),
  }),
  tenure: fc.boolean(),
  ownersToHire: fc.boolean(),
  playerCoach: fc.boolean(),
});

const planOf = (org: Org, plan: Partial<PlanConfig>) => {
  const config = { ...DEFAULT_CONFIG, plan: { ...DEFAULT_CONFIG.plan, ...plan } };
  const result = planSto(org, { today: org.today, seed: 1, work: 20_000, config });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};

/** `planSto` verifies what it returns and throws where it is not sound. */
test("whatever the inputs: the plan is sound, nobody is lost, people on leave stay, a vacancy never owns", () => {
  fc.assert(
    fc.property(company, settings, (org, plan) => {
      const made = planOf(org, plan);
      expect(made.lowerBound).toBeLessThanOrEqual(made.cost);
      const target = targetOf(org, made);
      expect(target.people.length).toBeGreaterThanOrEqual(org.people.length);
      for (const one of made.placements) {
        const person = org.people[org.personIndexById.get(one.personId)!]!;
        if (person.status === "on-leave" && one.homeUnitId !== null) expect(one.unitId).toBe(one.homeUnitId);
        if (person.vacant) expect(one.slot).not.toBe("owner");
      }
      const lists = [made.todo.withoutRole, made.todo.offers.map((one) => one.personId)];
      expect(lists[0]).toEqual(lists[1]);
    }),
    { numRuns: 25 },
  );
});

test("the order of the rows changes no figure of the inputs", () => {
  const text = (rows: readonly string[]): string => rows.join("\n");
  const rows = ["ceo > em, fm", "em > a, b, v", "fm > d, e", "x: em, a, b, v", "y: fm, d, e"];
  const people = { v: { vacant: true }, a: { fte: 0.4 }, d: { fte: 0.6 } };
  const plan = planOf(orgOf(text(rows), { people }), {});
  const other = planOf(orgOf(text([rows[0]!, rows[2]!, rows[1]!, rows[4]!, rows[3]!]), { people }), {});
  expect([other.cost, other.counts, other.terms]).toEqual([plan.cost, plan.counts, plan.terms]);
});
