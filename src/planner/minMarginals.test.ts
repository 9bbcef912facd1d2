import { describe, expect, test } from "vitest";
import { buildDual, evaluateDual, PRICE_SCALE } from "./bound.ts";
import { buildColumns, FORBIDDEN, type Columns } from "./columns.ts";
import { evaluate } from "./evaluate.ts";
import { buildForest } from "./forest.ts";
import { buildHeads } from "./heads.ts";
import { allPlacements, randomInstance } from "./instances.case.ts";
import type { Instance } from "./instance.ts";
import { minMarginalsOf, type MinMarginals } from "./minMarginals.ts";
import { randomStream } from "./random.ts";

/** Min-marginals at random prices, and what the bound is with one seat forced at the same prices. */
function atRandomPrices(instance: Instance, seed: number) {
  const { below } = randomStream(seed);
  const columns = buildColumns(instance);
  const heads = buildHeads(instance);
  const forest = buildForest(instance.manager);
  const dual = buildDual(columns, heads, forest);
  for (let s = 0; s < dual.price.length; s++) dual.price[s] = (below(500) - 300) * PRICE_SCALE + below(64);
  const marginals = minMarginalsOf(dual, evaluateDual(dual));
  const forced = (only: Columns): number => {
    const other = buildDual(only, heads, forest);
    other.price.set(dual.price);
    return evaluateDual(other);
  };
  return { columns, marginals, forced };
}

/** The same columns with one seat left to person p. */
function onlySeat(columns: Columns, p: number, a: number, asOwner: boolean): Columns {
  const u = columns.units;
  const roleCost = columns.roleCost.slice();
  const ownerCost = columns.ownerCost.slice();
  const row = columns.ownerRow[p]!;
  for (let b = 0; b < u; b++) {
    if (asOwner || b !== a) roleCost[p * u + b] = FORBIDDEN;
    if (row >= 0 && (!asOwner || b !== a)) ownerCost[row * u + b] = FORBIDDEN;
  }
  return { ...columns, roleCost, ownerCost };
}

/** All seats of an instance: person, unit, as owner or not, and the min-marginal. */
function* seatsOf(columns: Columns, marginals: MinMarginals) {
  const u = columns.units;
  for (let p = 0; p < columns.people; p++) {
    for (let a = 0; a < u; a++) {
      yield { p, a, asOwner: false, least: marginals.role[p * u + a]! };
      const row = columns.ownerRow[p]!;
      if (row >= 0) yield { p, a, asOwner: true, least: marginals.owner[row * u + a]! };
    }
  }
}

describe("a min-marginal", () => {
  test("is the bound with every other seat of the person closed, in trees of any shape", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const instance = randomInstance(seed, { people: 12, units: 3, ties: 80, pins: seed % 2 === 0 });
      const { columns, marginals, forced } = atRandomPrices(instance, seed);
      const least = new Float64Array(instance.people).fill(Infinity);
      for (const seat of seatsOf(columns, marginals)) {
        least[seat.p] = Math.min(least[seat.p]!, seat.least);
        if (seat.least === Infinity) continue;
        expect(forced(onlySeat(columns, seat.p, seat.a, seat.asOwner))).toBe(seat.least);
      }
      expect([...least]).toEqual(Array.from(least, () => marginals.bound));
    }
  });

  test("is never above the cheapest placement with that seat, by trying all of them", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const shape = seed % 2 === 0 ? { people: 5, units: 2 } : { people: 4, units: 3 };
      const instance = randomInstance(seed, { ...shape, pins: seed % 3 === 0 });
      const { columns, marginals } = atRandomPrices(instance, seed);
      const cheapest = new Map<string, number>();
      for (const placement of allPlacements(instance)) {
        const judged = evaluate(instance, placement);
        if (!judged.ok) continue;
        placement.unit.forEach((a, p) => {
          const key = `${p} ${a} ${placement.isOwner[p]}`;
          cheapest.set(key, Math.min(cheapest.get(key) ?? Infinity, judged.cost));
        });
      }
      for (const { p, a, asOwner, least } of seatsOf(columns, marginals))
        expect(least / PRICE_SCALE).toBeLessThanOrEqual(
          cheapest.get(`${p} ${a} ${asOwner ? 1 : 0}`) ?? Infinity,
        );
    }
  });
});
