import { describe, expect, test } from "vitest";
import { PRICE_SCALE } from "../solver/bound.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildForest } from "../solver/forest.ts";
import { buildHeads } from "../solver/heads.ts";
import { allPlacements, randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { minMarginalsOf, type MinMarginals } from "./minMarginals.ts";
import { FORBIDDEN } from "../solver/places.ts";
import { randomStream } from "../solver/random.ts";
import { buildTable, type PlaceTable } from "./table.ts";
import { evaluateTable } from "./tableDual.ts";

/** Min-marginals at random prices, and what the bound is with one seat forced at the same prices. */
function atRandomPrices(instance: Instance, seed: number) {
  const { below } = randomStream(seed);
  const table = buildTable(instance);
  const heads = buildHeads(instance);
  const forest = buildForest(instance.manager);
  const price = Float64Array.from({ length: heads.slots }, (_, s) => {
    const drawn = (below(500) - 300) * PRICE_SCALE + below(64);
    return Math.min(Math.max(drawn, heads.first[s]! * PRICE_SCALE), heads.beyond[s]! * PRICE_SCALE);
  });
  const marginals = minMarginalsOf(evaluateTable(table, heads, forest, price));
  const forced = (only: PlaceTable): number => evaluateTable(only, heads, forest, price).bound;
  return { table, marginals, forced };
}

/** The same table with one seat left to person p. */
function onlySeat(table: PlaceTable, p: number, a: number, asOwner: boolean): PlaceTable {
  const u = table.units;
  const roleCost = table.roleCost.slice();
  const ownerCost = table.ownerCost.slice();
  const row = table.ownerRow[p]!;
  for (let b = 0; b < u; b++) {
    if (asOwner || b !== a) roleCost[p * u + b] = FORBIDDEN;
    if (row >= 0 && (!asOwner || b !== a)) ownerCost[row * u + b] = FORBIDDEN;
  }
  return { ...table, roleCost, ownerCost };
}

/** All seats of an instance: person, unit, as owner or not, and the min-marginal. */
function* seatsOf(table: PlaceTable, marginals: MinMarginals) {
  const u = table.units;
  for (let p = 0; p < table.people; p++) {
    for (let a = 0; a < u; a++) {
      yield { p, a, asOwner: false, least: marginals.role[p * u + a]! };
      const row = table.ownerRow[p]!;
      if (row >= 0) yield { p, a, asOwner: true, least: marginals.owner[row * u + a]! };
    }
  }
}

describe("a min-marginal", () => {
  test("is the bound with every other seat of the person closed, in trees of any shape", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const instance = randomInstance(seed, {
        people: 12,
        units: 3,
        ties: 80,
        pins: seed % 2 === 0,
        partTime: seed % 3 === 0,
      });
      const { table, marginals, forced } = atRandomPrices(instance, seed);
      const least = new Float64Array(instance.people).fill(Infinity);
      for (const seat of seatsOf(table, marginals)) {
        least[seat.p] = Math.min(least[seat.p]!, seat.least);
        if (seat.least === Infinity) continue;
        expect(forced(onlySeat(table, seat.p, seat.a, seat.asOwner))).toBe(seat.least);
      }
      expect([...least]).toEqual(Array.from(least, () => marginals.bound));
    }
  });

  test("is never above the cheapest placement with that seat, by trying all of them", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const shape = seed % 2 === 0 ? { people: 5, units: 2 } : { people: 4, units: 3 };
      const instance = randomInstance(seed, { ...shape, pins: seed % 3 === 0, partTime: seed % 5 < 2 });
      const { table, marginals } = atRandomPrices(instance, seed);
      const cheapest = new Map<string, number>();
      for (const placement of allPlacements(instance)) {
        const judged = evaluate(instance, placement);
        if (!judged.ok) continue;
        placement.unit.forEach((a, p) => {
          const key = `${p} ${a} ${placement.isOwner[p]}`;
          cheapest.set(key, Math.min(cheapest.get(key) ?? Infinity, judged.cost));
        });
      }
      for (const { p, a, asOwner, least } of seatsOf(table, marginals))
        expect(least / PRICE_SCALE).toBeLessThanOrEqual(
          cheapest.get(`${p} ${a} ${asOwner ? 1 : 0}`) ?? Infinity,
        );
    }
  });
});
