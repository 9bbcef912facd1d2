import { describe, expect, test } from "vitest";
import { boundOf, startAscent, stepAscent } from "./ascent.ts";
import { buildDual, evaluateDual, PRICE_SCALE } from "./bound.ts";
import { buildColumns } from "./columns.ts";
import { solveFlow } from "./flow.ts";
import { buildForest } from "./forest.ts";
import { buildHeads } from "./heads.ts";
import { leastCost, randomInstance } from "./instances.case.ts";
import type { Instance } from "./instance.ts";
import { randomStream } from "./random.ts";

const dualOf = (instance: Instance) =>
  buildDual(buildColumns(instance), buildHeads(instance), buildForest(instance.manager));
const flowOf = (instance: Instance) => {
  const heads = buildHeads(instance);
  const fixed = new Int32Array(heads.slots);
  return solveFlow({ ...buildColumns(instance), heads, count: instance.people, fixed });
};

/** Random instances with their proved optimum; computed once. */
const proved = Array.from({ length: 60 }, (_, seed) => {
  const shape = seed % 3 === 0 ? { people: 5, units: 3 } : { people: seed % 3 === 1 ? 6 : 4, units: 2 };
  const instance = randomInstance(seed, { ...shape, pins: seed % 2 === 0 });
  return { instance, optimum: leastCost(instance) };
});

describe("the bound", () => {
  test("is at no prices above the proved optimum, 1,200 random price lists", () => {
    proved.forEach(({ instance, optimum }, k) => {
      const { below } = randomStream(k);
      const dual = dualOf(instance);
      for (let round = 0; round < 20; round++) {
        for (let s = 0; s < dual.price.length; s++)
          dual.price[s] = (below(700) - 400) * PRICE_SCALE + below(64);
        expect(evaluateDual(dual)).toBeLessThanOrEqual(optimum * PRICE_SCALE);
      }
    });
  });

  test("never falls while it climbs and stays below the proved optimum", () => {
    let met = 0;
    for (const { instance, optimum } of proved) {
      const ascent = startAscent(dualOf(instance), flowOf(instance).price);
      for (let step = 0; step < 60; step++) {
        const before = ascent.best;
        stepAscent(ascent, optimum);
        expect(ascent.best).toBeGreaterThanOrEqual(before);
        expect(boundOf(ascent)).toBeLessThanOrEqual(optimum);
      }
      if (boundOf(ascent) === optimum) met += 1;
    }
    // A bound of 0 would pass everything above.
    expect(met).toBeGreaterThan(30);
  });
});
