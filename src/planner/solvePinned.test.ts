import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { randomInstance, leastCost } from "./instances.case.ts";
import type { Instance } from "./instance.ts";
import { movesOf } from "./solveCapped.ts";
import { solve } from "./solve.ts";
import { solvePinned } from "./solvePinned.ts";
import { randomStream } from "./random.ts";

const OPTIONS = { seed: 1, work: 400_000 };

describe("people who shall be together, and caps on moves", () => {
  test("are kept, at the optimum of all placements nearly always, and never below the bound", () => {
    let optimal = 0;
    let asked = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { below } = randomStream(seed);
      const base = randomInstance(seed, { people: 5, units: 3 });
      const group = [...new Set([below(5), below(5), below(5)])].sort((x, y) => x - y);
      const instance: Instance = {
        ...base,
        ...(group.length > 1 && seed % 3 !== 0 ? { together: [group] } : {}),
        ...(seed % 3 === 1 ? {} : { movesMax: below(5) }),
      };
      const least = leastCost(instance);
      // People without any unit of today must move: some caps cannot be kept, and refusePins says so before.
      if (least === Infinity) continue;
      const found = solvePinned(instance, OPTIONS);
      asked += 1;
      expect(found.lowerBound, `bound of seed ${seed}`).toBeLessThanOrEqual(least);
      expect(evaluate(instance, found.placement)).toMatchObject({ ok: true, cost: found.cost });
      expect(found.cost).toBeGreaterThanOrEqual(least);
      if (found.cost === least) optimal += 1;
    }
    expect(asked).toBeGreaterThan(30);
    expect(optimal / asked).toBeGreaterThan(0.9);
  });

  test("nothing asked is solve itself", () => {
    const instance = randomInstance(3, { people: 8, units: 3, pins: true });
    expect(solvePinned(instance, OPTIONS)).toEqual(solve(instance, OPTIONS));
  });

  test("a cap that does not bind costs nothing and says so", () => {
    const instance = randomInstance(5, { people: 8, units: 3 });
    const free = solve(instance, OPTIONS);
    const moves = movesOf(instance, free.placement);
    const found = solvePinned({ ...instance, movesMax: moves }, OPTIONS);
    expect(found.cost).toBe(free.cost);
    expect(found.cap).toEqual({ free: { moves, cost: free.cost, lowerBound: free.lowerBound }, price: 0 });
  });
});
