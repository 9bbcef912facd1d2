import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  areaId,
  DEFAULT_CONFIG,
  personId,
  wording,
  type Config,
  type Org,
  type Person,
  type PinWish,
} from "../org/index.ts";
import { planSto, type Placement, type Plan } from "./index.ts";
import { closingsOf } from "./question/closedTo.ts";
import { draftInstance, type Question } from "./question/draftInstance.ts";
import { evaluate } from "./verify/evaluate.ts";

const AREAS = ["x", "y", "z"];

/** Managers of many levels with two reports each, most of them at home in one area, some of two disciplines. */
const companies = fc
  .record({
    levels: fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 6, maxLength: 6 }),
    homes: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 18, maxLength: 18 }),
  })
  .map(({ levels, homes }): Org => {
    const managers = levels.map((_, k) => `m${k}`);
    const reports = managers.map((_, k) => [`r${2 * k}`, `r${2 * k + 1}`]);
    const everybody = [...managers, ...reports.flat()];
    const lines = [
      `ceo > ${managers.join(", ")}`,
      ...managers.map(
        (m, k) => `${m} > ${reports[k]!.map((r) => `${r}/${k % 2 === 0 ? "a" : "b"}`).join(", ")}`,
      ),
      ...AREAS.map((area, a) => `${area}: ${everybody.filter((_, k) => homes[k] === a).join(", ")}`),
    ].filter((line) => !line.endsWith(": "));
    const people: Record<string, Partial<Person>> = Object.fromEntries(
      managers.map((m, k) => [m, { level: levels[k]! }]),
    );
    return orgOf(lines.join("\n"), { people });
  });

function planned(org: Org, wishes: readonly PinWish[] = [], config = DEFAULT_CONFIG): Plan | null {
  const pins = wishes.map((wish, k) => ({ id: `q${k}`, author: "ada", reason: "said", ...wish }));
  const result = planSto(org, { today: org.today, seed: 1, work: 20_000, config, pins });
  if (!result.ok && result.refusal.code !== "pins-conflict") throw new Error(wording(result.refusal.message));
  return result.ok ? result.plan : null;
}

/** The managers placed below an owner of a lower level away from home, whom no plan should have. */
const belowLower = (org: Org, plan: Plan): string[] =>
  plan.units.flatMap((unit) => {
    const levelOf = (id: string): number => org.people[org.personIndexById.get(id) ?? -1]?.level ?? 0;
    return plan.placements
      .filter((one) => one.unitId === unit.areaId && one.slot !== "owner" && one.homeUnitId !== unit.areaId)
      .filter((one) => one.personId.startsWith("m") && levelOf(one.personId) > levelOf(unit.ownerId))
      .map((one) => one.personId);
  });

test("a pin never leads to a plan below what no plan was said to cost, nor any manager below a lower owner", () => {
  fc.assert(
    fc.property(companies, (org) => {
      const free = planned(org);
      if (free === null) return;
      expect(belowLower(org, free)).toEqual([]);
      for (const unit of free.units)
        for (let k = 0; k < 6; k += 2) {
          const own: PinWish = { kind: "own", personId: personId(`m${k}`), areaId: areaId(unit.areaId) };
          const pinned = planned(org, [own]);
          if (pinned === null) continue;
          expect(pinned.cost).toBeGreaterThanOrEqual(free.lowerBound);
          for (const price of pinned.pinPrices ?? []) {
            expect(price.least).toBeLessThanOrEqual(Math.max(0, pinned.cost - free.cost));
            expect(price.most).toBeGreaterThanOrEqual(pinned.cost - free.cost);
          }
        }
    }),
    { numRuns: 8 },
  );
}, 30_000);

/** Moving is cheap and leaving a manager dear, so that managers follow their people to areas of lower owners. */
const TIED: Config = {
  ...DEFAULT_CONFIG,
  plan: { ...DEFAULT_CONFIG.plan, costs: { areaChange: 12, managerOver: 3, managerChange: 40 } },
};

/** Three managers of different levels with a few reports, at home in two areas: few enough to try every placement. */
const tinyCompanies = fc
  .record({
    levels: fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 3, maxLength: 3 }),
    reports: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 5 }),
    homes: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ levels, reports, homes }): Org => {
    const names = [...levels.map((_, k) => `m${k}`), ...reports.map((_, k) => `r${k}`)];
    const lines = [
      "ceo > m0, m1, m2",
      ...reports.map((m, k) => `m${m} > r${k}/${k % 2 === 0 ? "a" : "b"}`),
      ...["x", "y"].map((area, a) => `${area}: ${names.filter((_, k) => homes[k] === a).join(", ")}`),
    ].filter((line) => !line.endsWith(": "));
    const people = Object.fromEntries(levels.map((level, k) => [`m${k}`, { level }]));
    return orgOf(lines.join("\n"), { people });
  });

/** The least any placement costs in which no manager stands below an owner of a lower level, by trying every one. */
function leastFair(question: Question): number {
  const { people, units } = question.instance;
  const unit = new Int32Array(people);
  const isOwner = new Uint8Array(people);
  let least = Infinity;
  const judge = (placement: Placement): void => {
    const judged = evaluate(question.instance, placement);
    if (!judged.ok || judged.cost >= least || closingsOf(question, placement).length > 0) return;
    least = judged.cost;
  };
  const own = (a: number): void => {
    if (a === units) return judge({ unit: unit.slice(), isOwner: isOwner.slice() });
    own(a + 1);
    for (let p = 0; p < people; p++) {
      if (unit[p] !== a || question.instance.ownerClass[p]! < 0) continue;
      isOwner[p] = 1;
      own(a + 1);
      isOwner[p] = 0;
    }
  };
  const place = (p: number): void => {
    if (p === people) return own(0);
    for (let a = 0; a < units; a++) {
      unit[p] = a;
      place(p + 1);
    }
  };
  place(0);
  return least;
}

test("no placement in which nobody stands below an owner of a lower level costs less than the bound says", () => {
  let divided = 0;
  fc.assert(
    fc.property(tinyCompanies, (org) => {
      const drafted = draftInstance(org, TIED, []);
      const plan = planned(org, [], TIED);
      if (plan === null || !drafted.ok || drafted.question.members.units.length === 0) return;
      const least = leastFair(drafted.question);
      expect(plan.lowerBound).toBeLessThanOrEqual(least);
      if (belowLower(org, plan).length === 0) expect(plan.cost).toBeGreaterThanOrEqual(least);
      if (plan.barred.length > 0) divided += 1;
    }),
    { numRuns: 60 },
  );
  expect(divided).toBeGreaterThan(5);
}, 60_000);
