import { describe, expect, test } from "vitest";
import { boundOf, startAscent, stepAscent } from "./ascent.ts";
import { buildDual, evaluateDual, leastOfSlots, PRICE_SCALE } from "./bound.ts";
import { buildColumns } from "./columns.ts";
import { buildPlaces, ownerPointsOf, rolePoints } from "./places.ts";
import { buildTable } from "../exact/table.ts";
import { evaluateTable } from "../exact/tableDual.ts";
import { flowByWeight } from "./flowByWeight.ts";
import { buildForest } from "./forest.ts";
import { buildHeads } from "./heads.ts";
import { leastCost, randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { randomStream } from "./random.ts";

const dualOf = (instance: Instance) =>
  buildDual(buildPlaces(instance), buildHeads(instance), buildForest(instance.manager));
const flowOf = (instance: Instance) => flowByWeight(buildColumns(instance), buildHeads(instance));

/** Random instances with their proved optimum; computed once. */
const proved = Array.from({ length: 60 }, (_, seed) => {
  const shape = seed % 3 === 0 ? { people: 5, units: 3 } : { people: seed % 3 === 1 ? 6 : 4, units: 2 };
  const instance = randomInstance(seed, { ...shape, pins: seed % 2 === 0, partTime: seed % 5 < 2 });
  return { instance, optimum: leastCost(instance) };
});

/** Points and prices of the dual's placement, ties and the slots' least counts included, in 1/64 point. */
function pointsAt(instance: Instance, { slotOf, price, places }: ReturnType<typeof dualOf>): number {
  const heads = buildHeads(instance);
  const u = instance.units;
  let total = leastOfSlots(heads, price);
  slotOf.forEach((slot, p) => {
    const isOwner = slot >= heads.kinds * u;
    const points = isOwner ? ownerPointsOf(places, p, slot % u) : rolePoints(places, p, slot % u);
    const m = instance.manager[p]!;
    const tie = m >= 0 && slotOf[m]! % u !== slot % u ? instance.managerChangeCost[p]! : 0;
    total += (points + tie) * PRICE_SCALE + (isOwner ? 1 : instance.weight[p]!) * price[slot]!;
  });
  return total;
}

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

  test("is to the 64th of a point what weighing everybody everywhere gives, in trees of any shape", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const people = 5 + (seed % 40);
      const instance = randomInstance(seed, {
        people,
        units: 2 + (seed % 9),
        ties: 80,
        pins: seed % 3 === 0,
        partTime: seed % 5 < 2,
      });
      const { below } = randomStream(seed);
      const dual = dualOf(instance);
      const heads = buildHeads(instance);
      const forest = buildForest(instance.manager);
      for (let round = 0; round < 10; round++) {
        // Prices far apart and close together: both ways to find what is cheap away from home.
        const width = round % 2 === 0 ? 500 : 30;
        for (let s = 0; s < dual.price.length; s++)
          dual.price[s] = (below(width) - width / 2) * PRICE_SCALE + below(64);
        const bound = evaluateDual(dual);
        expect(bound).toBe(evaluateTable(buildTable(instance), heads, forest, dual.price).bound);
        // The placement it read from its tables costs just that.
        expect(pointsAt(instance, dual)).toBe(bound);
      }
    }
  });

  test("is the same where a class has more units than are kept at hand", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const instance = randomInstance(seed, { people: 40, units: 45 + seed, ties: 80, pins: seed % 3 === 0 });
      const { below } = randomStream(seed);
      const dual = dualOf(instance);
      const heads = buildHeads(instance);
      const forest = buildForest(instance.manager);
      for (let round = 0; round < 4; round++) {
        const width = round % 2 === 0 ? 500 : 30;
        for (let s = 0; s < dual.price.length; s++)
          dual.price[s] = (below(width) - width / 2) * PRICE_SCALE + below(64);
        const bound = evaluateDual(dual);
        expect(bound).toBe(evaluateTable(buildTable(instance), heads, forest, dual.price).bound);
        expect(pointsAt(instance, dual)).toBe(bound);
      }
    }
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

  test("is the same in parts, and where the room for offers must grow", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const instance = randomInstance(seed, { people: 900, units: 40, ties: 80, pins: seed === 3 });
      const { below } = randomStream(seed);
      const dual = dualOf(instance);
      expect(dual.parts.count).toBeGreaterThan(3);
      dual.offerStart = dual.offerStart.map((_, part) => (seed === 1 ? part : _));
      for (let s = 0; s < dual.price.length; s++)
        dual.price[s] = (below(300) - 150) * PRICE_SCALE + below(64);
      const bound = evaluateDual(dual);
      const { heads, forest } = dual;
      expect(bound).toBe(evaluateTable(buildTable(instance), heads, forest, dual.price).bound);
      expect(pointsAt(instance, dual)).toBe(bound);
    }
  });
});
