import { describe, expect, test } from "vitest";
import { PRICE_SCALE } from "../solver/bound.ts";
import { leastElsewhere } from "./elsewhere.ts";
import { buildForest } from "../solver/forest.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Placement } from "../instance.ts";
import { randomInstance } from "../instances.case.ts";
import { minMarginalsOf } from "../exact/minMarginals.ts";
import { buildPlaces } from "../solver/places.ts";
import { randomStream } from "../solver/random.ts";
import { buildTable } from "../exact/table.ts";
import { evaluateTable } from "../exact/tableDual.ts";

describe("the least of a person elsewhere", () => {
  test("is the least of all min-marginals but those of where they are", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const instance = randomInstance(seed, {
        people: 5 + (seed % 11),
        units: 2 + (seed % 4),
        ties: 80,
        pins: seed % 2 === 0,
        partTime: seed % 3 === 0,
      });
      const { people: n, units: u } = instance;
      const { below } = randomStream(seed);
      const heads = buildHeads(instance);
      const forest = buildForest(instance.manager);
      const places = buildPlaces(instance);
      const price = Float64Array.from({ length: heads.slots }, (_, s) => {
        const drawn = (below(500) - 300) * PRICE_SCALE + below(64);
        return Math.min(Math.max(drawn, heads.first[s]! * PRICE_SCALE), heads.beyond[s]! * PRICE_SCALE);
      });
      const table = buildTable(instance);
      const dense = minMarginalsOf(evaluateTable(table, heads, forest, price));
      const placement: Placement = {
        unit: Int32Array.from({ length: n }, () => below(u)),
        isOwner: Uint8Array.from({ length: n }, () => below(2)),
      };
      const watch = [n - 1, 0];
      const found = leastElsewhere({ places, heads, forest, price }, placement, watch);
      const asOwner = (p: number, a: number): number => {
        const row = table.ownerRow[p]!;
        return row < 0 ? Infinity : dense.owner[row * u + a]!;
      };
      expect(found.bound).toBe(dense.bound);
      for (let p = 0; p < n; p++) {
        const here = placement.unit[p]!;
        let least = Infinity;
        for (let a = 0; a < u; a++)
          if (a !== here) least = Math.min(least, dense.role[p * u + a]!, asOwner(p, a));
        expect(found.otherUnit[p]).toBe(least);
        const nearest = found.nearest[p]!;
        if (least < Infinity) expect(Math.min(dense.role[p * u + nearest]!, asOwner(p, nearest))).toBe(least);
        expect(found.otherSeat[p]).toBe(
          placement.isOwner[p] === 1 ? dense.role[p * u + here]! : asOwner(p, here),
        );
      }
      watch.forEach((p, k) => {
        for (let a = 0; a < u; a++) {
          expect(found.role[k * u + a]).toBe(dense.role[p * u + a]);
          expect(found.owner[k * u + a]).toBe(asOwner(p, a));
        }
      });
    }
  });
});
