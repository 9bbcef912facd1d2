import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import {
  areaId,
  DEFAULT_CONFIG,
  personId,
  wording,
  type Org,
  type Person,
  type Pin,
  type PinWish,
} from "../../org/index.ts";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import type { SolveMip } from "../exact/mip.ts";
import { openPlan } from "../plan/openPlan.ts";
import type { Barred, Plan, PlanPlacement } from "../plan/plan.ts";
import { planSto } from "../run.ts";
import { whatIfSteps, type WhatIfAnswer } from "./askWhatIf.ts";

const ITERATIONS = 100_000;
const CASES = Math.min(Number(process.env["PROPERTY_CASES"] ?? 6), 40);

const solveHere: SolveMip = ({ model, iterations }) =>
  runHighs({ model, iterations, memoryMb: 1000 }, () => undefined);

function planned(org: Org, pins: readonly Pin[] = []): Plan {
  const result = planSto(org, { today: org.today, seed: 1, work: 200_000, config: DEFAULT_CONFIG, pins });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
}

const ask = (org: Org, plan: Plan, wishes: readonly PinWish[]): Promise<WhatIfAnswer> =>
  answerTasks(whatIfSteps(openPlan(org, plan), wishes, ITERATIONS), solveHere);

/** Two areas, each with two people who may own it. */
const org = orgOf(
  `ceo > ma, mb; ma > a1, a2; mb > b1, b2
   x: ma, a1, a2; y: mb, b1, b2`,
  { people: { a1: { canOwn: true }, b1: { canOwn: true } } },
);
const plan = planned(org);
const own = (person: string, area: string): PinWish => ({
  kind: "own",
  personId: personId(person),
  areaId: areaId(area),
});

describe("what a plan has no room for", () => {
  const closed: readonly Barred[] = [
    { personId: personId("a1"), areaId: areaId("x"), seat: "owner" },
    { personId: personId("mb"), areaId: areaId("x") },
  ];

  test.each<[string, PinWish, string, RegExp]>([
    ["an owner's seat it closes", own("a1", "x"), "may-not-own", /owner's seat is closed to them/],
    [
      "an area it closes",
      { kind: "place", personId: personId("mb"), areaId: areaId("x") },
      "kept-out",
      /below an owner of a lower level/,
    ],
  ])("%s is left to a new plan, which may", async (_, wish, code, words) => {
    const answer = await ask(org, { ...plan, barred: closed }, [wish]);
    if (answer.ok) throw new Error("It is answered.");
    expect(answer.refusal).toMatchObject({ code, newPlanMay: true });
    expect(wording(answer.refusal.message)).toMatch(words);
    expect(wording(answer.refusal.message)).toContain("A plan made again with this pin");
  });

  test("pins that contradict are refused, and no new plan is offered", async () => {
    const answer = await ask(org, plan, [own("a1", "x"), own("ma", "x")]);
    if (answer.ok) throw new Error("It is answered.");
    expect(answer.refusal.code).toBe("pins-conflict");
    expect(answer.refusal.newPlanMay).toBeUndefined();
    expect(wording(answer.refusal.message)).toBe('Pins "a1 owns x" and "ma owns x" give x two owners.');
  });
});

test("nothing proved of a what-if rests on the bound that a file says", () => {
  const [told, forged] = [0, plan.cost].map((lowerBound) => openPlan(org, { ...plan, lowerBound }));
  expect(forged?.climbed().least).toBe(told?.climbed().least);
});

/** Managers of many levels with two reports each, most of them at home in one area. */
const companies = fc
  .record({
    levels: fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 5, maxLength: 5 }),
    homes: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 15, maxLength: 15 }),
  })
  .map(({ levels, homes }): Org => {
    const managers = levels.map((_, k) => `m${k}`);
    const reports = managers.map((_, k) => [`r${2 * k}`, `r${2 * k + 1}`]);
    const everybody = [...managers, ...reports.flat()];
    const lines = [
      `ceo > ${managers.join(", ")}`,
      ...managers.map((m, k) => `${m} > ${reports[k]!.join(", ")}`),
      ...["x", "y"].map((area, a) => `${area}: ${everybody.filter((_, k) => homes[k] === a).join(", ")}`),
    ].filter((line) => !line.endsWith(": "));
    const people: Record<string, Partial<Person>> = Object.fromEntries(
      managers.map((m, k) => [m, { level: levels[k]! }]),
    );
    return orgOf(lines.join("\n"), { people });
  });

test(
  "no plan made again with a pin costs less than what was proved of it, whatever the plan closes",
  async () => {
    const seen = { closed: 0, asked: 0 };
    await fc.assert(
      fc.asyncProperty(companies, async (company) => {
        const first = planned(company);
        const [unit] = first.units;
        if (unit === undefined) return;
        // What a plan closes is its own affair: here all whom it could do without.
        const { areaId: area } = unit;
        const isIn = (one: PlanPlacement): boolean => one.unitId === area;
        const managers = first.placements.filter((one) => one.personId.startsWith("m"));
        const barred = managers
          .filter((one) => !isIn(one))
          .flatMap(({ personId: id }): Barred[] => [
            { personId: id, areaId: area },
            { personId: id, areaId: area, seat: "owner" },
          ]);
        if (barred.length > 0) seen.closed += 1;
        const asked = { ...first, barred: [...first.barred, ...barred] };
        for (const { personId: id } of managers.filter(isIn)) {
          const wish: PinWish = { kind: "keep-out", personId: id, areaId: area };
          const answer = await ask(company, asked, [wish]);
          if (!answer.ok) continue;
          seen.asked += 1;
          const again = planned(company, [{ id: "q", author: "ada", reason: "said", ...wish }]);
          expect(again.cost - first.cost).toBeGreaterThanOrEqual(answer.whatIf.price.least);
        }
      }),
      { numRuns: CASES },
    );
    expect(seen.closed).toBeGreaterThan(0);
    expect(seen.asked).toBeGreaterThan(5);
  },
  20_000 + 3_000 * CASES,
);
