import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import { choosePair, differenceOf, MARGIN } from "./choosePair.ts";
import { fitFactors, type Answer, type Fitted } from "./fitFactors.ts";
import {
  costsAt,
  FACTOR_MAX,
  FACTOR_MIN,
  OWN_PRICES,
  DISTANCES,
  type Amounts,
  type Factors,
} from "./groups.ts";

const CASES = Math.min(Number(process.env["PROPERTY_CASES"] ?? 40), 200);

const fit = (plans: readonly Amounts[], answers: readonly Answer[]): Promise<Fitted> =>
  answerTasks(fitFactors(plans, answers), ({ model, iterations }) =>
    runHighs({ model, iterations, memoryMb: 1000 }, () => undefined),
  );

/** Points by which the second of a pair is dearer at these factors. */
const more = (plans: readonly Amounts[], { pair }: Answer, factors: Factors): number => {
  const { byGroup, fixed } = differenceOf(plans, pair);
  return byGroup.reduce((sum, points, g) => sum + points * factors[g]!, fixed);
};
const distance = (factors: Factors): number =>
  factors.reduce((sum, x) => sum + Math.max(...DISTANCES.map(({ slope, height }) => height + slope * x)), 0);

const plan = (lines: number, heads: number, fixed = 0): Amounts => ({
  byGroup: [lines, heads, 0, 0, 0],
  fixed,
});

const amounts = fc.record({
  byGroup: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 5, maxLength: 5 }),
  fixed: fc.integer({ min: 0, max: 600 }),
});
const planted = fc.array(fc.double({ min: FACTOR_MIN, max: FACTOR_MAX, noNaN: true }), {
  minLength: 5,
  maxLength: 5,
});

describe("prices from answers", () => {
  test("keep all answers of somebody who has prices in mind, and are no farther from the company's own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(amounts, { minLength: 3, maxLength: 6 }), planted, async (plans, mind) => {
        const answers: Answer[] = [];
        let factors: Factors = OWN_PRICES;
        for (let k = 0; k < 5; k++) {
          const pair = choosePair(
            plans,
            factors,
            answers.map((one) => one.pair),
          );
          if (pair === null) break;
          const by = more(plans, { pair, chosen: "A" }, mind);
          const chosen = Math.abs(by) < MARGIN ? "?" : by > 0 ? "A" : "B";
          answers.push({ pair, chosen });
          const fitted = await fit(plans, answers);
          expect(fitted.contradictory).toEqual([]);
          ({ factors } = fitted);
        }
        for (const answer of answers) {
          const by = more(plans, answer, factors) * (answer.chosen === "B" ? -1 : 1);
          if (answer.chosen !== "?") expect(by).toBeGreaterThan(MARGIN - 0.01);
        }
        expect(distance(factors)).toBeLessThan(distance(mind) + 0.001);
      }),
      { numRuns: CASES },
    );
  });

  test("stay as they are where they decide so already, and where nobody can say", async () => {
    const plans = [plan(100, 0), plan(0, 150)];
    const pair = { a: 0, b: 1 };
    expect((await fit(plans, [{ pair, chosen: "A" }])).factors).toEqual(OWN_PRICES);
    expect((await fit(plans, [{ pair, chosen: "?" }])).factors).toEqual(OWN_PRICES);
  });

  test("go where the answer is kept by the margin, worked out by hand", async () => {
    // 100 points of other managers against 150 of heads: the second is chosen from 100 x = 150 y + 10 on. Half of the
    // way is nearer than all of it on one side.
    const { factors } = await fit([plan(100, 0), plan(0, 150)], [{ pair: { a: 0, b: 1 }, chosen: "B" }]);
    const [lines, heads, ...others] = factors;
    expect(100 * lines! - 150 * heads!).toBeCloseTo(10, 3);
    expect([lines! > 1.15, heads! < 0.9, others]).toEqual([true, true, [1, 1, 1]]);
  });

  test("name the answers that no prices keep, and none of the others", async () => {
    const plans = [plan(100, 0), plan(0, 150), plan(200, 0), plan(0, 300), plan(50, 50)];
    const answers: Answer[] = [
      { pair: { a: 0, b: 4 }, chosen: "?" },
      { pair: { a: 0, b: 1 }, chosen: "A" },
      { pair: { a: 1, b: 4 }, chosen: "B" },
      { pair: { a: 2, b: 3 }, chosen: "B" },
    ];
    const { contradictory } = await fit(plans, answers);
    expect(contradictory).toEqual([1, 3]);
  });
});

describe("the pair that is asked", () => {
  test("is the one nearest to a tie, and none where prices cannot decide it", () => {
    const even = [plan(100, 0), plan(0, 105), plan(0, 400)];
    expect(choosePair(even, OWN_PRICES, [])).toEqual({ a: 0, b: 1 });
    expect(choosePair(even, OWN_PRICES, [{ a: 0, b: 1 }])).toEqual({ a: 0, b: 2 });
    expect(choosePair(even, [1, 0.25, 1, 1, 1], [])).toEqual({ a: 0, b: 2 });
    // One of them is dearer in everything: whoever is asked chooses the other.
    expect(choosePair([plan(100, 50), plan(90, 20)], OWN_PRICES, [])).toBeNull();
  });
});

test("a group's entries are multiplied together, to whole points", () => {
  expect(
    costsAt({ managerChange: 25, short: 110, over: 35, areaChange: 60 }, [1.5, 0.1, 1, 1, 1]),
  ).toMatchObject({
    managerChange: 38,
    short: 11,
    over: 4,
    areaChange: 60,
  });
});
