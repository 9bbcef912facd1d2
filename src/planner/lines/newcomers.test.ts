import * as fc from "fast-check";
import { expect, test } from "vitest";
import { spreadNewcomers, type Newcomers } from "./newcomers.ts";

/** −25 up to the third report, +8 from the ninth, a thousand beyond the tenth. */
const reportPoints = (_: number, k: number): number => (k <= 3 ? -25 : k > 10 ? 1000 : k >= 9 ? 8 : 0);

const totalOf = ({ cost, managers: m, kept }: Newcomers, manager: Int32Array): number => {
  let total = 0;
  manager.forEach((boss, i) => (total += cost[i * m + boss]!));
  for (let boss = 0; boss < m; boss++) {
    const reports = kept[boss]! + manager.filter((one) => one === boss).length;
    for (let k = kept[boss]! + 1; k <= reports; k++) total += reportPoints(boss, k);
  }
  return total;
};

const cheapest = (newcomers: Newcomers, people: number): number => {
  const m = newcomers.managers;
  let least = Infinity;
  for (let code = 0; code < m ** people; code++) {
    const manager = Int32Array.from({ length: people }, (_, i) => Math.floor(code / m ** i) % m);
    least = Math.min(least, totalOf(newcomers, manager));
  }
  return least;
};

test("the end is the least of all ways to spread them, wherever it starts", () => {
  const points = fc.constantFrom(0, 12, 16, 24);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((managers) =>
        fc.record({
          managers: fc.constant(managers),
          kept: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: managers, maxLength: managers }),
          people: fc.array(
            fc.tuple(
              fc.array(points, { minLength: managers, maxLength: managers }),
              fc.integer({ min: 0, max: managers - 1 }),
            ),
            { maxLength: 5 },
          ),
        }),
      ),
      ({ managers, kept, people }) => {
        const newcomers: Newcomers = {
          managers,
          kept: Int32Array.from(kept),
          cost: Int32Array.from(people.flatMap(([cost]) => cost)),
          reportPoints,
        };
        const spread = spreadNewcomers(
          newcomers,
          Int32Array.from(people, ([, start]) => start),
        );
        expect(totalOf(newcomers, spread)).toBe(cheapest(newcomers, people.length));
      },
    ),
  );
});
