import { describe, expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { randomInstance, tinyInstance } from "../instances.case.ts";
import { interchangeable } from "./interchangeable.ts";
import { randomStream } from "../solver/random.ts";

describe("interchangeable people", () => {
  test("change places at no difference, in any instance", () => {
    let swaps = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const drawn = randomInstance(seed, { people: 9, units: 3, ties: 20, pins: seed % 2 === 0 });
      // Few areas and few points: some people are alike.
      const same = (column: Int32Array, value: number): Int32Array => column.map((x) => (x < 0 ? x : value));
      const instance = {
        ...drawn,
        listStart: new Int32Array(10),
        listUnit: new Int32Array(0),
        listCost: new Int32Array(0),
        elsewhereCost: same(drawn.elsewhereCost, 60),
        managerChangeCost: same(drawn.managerChangeCost, 20),
      };
      const { below } = randomStream(seed);
      const placement = {
        unit: Int32Array.from({ length: 9 }, (_, p) => {
          const pin = instance.pinnedUnit[p]!;
          return pin >= 0 ? pin : below(3);
        }),
        isOwner: new Uint8Array(9),
      };
      instance.pinnedOwner.forEach((p, a) => {
        if (p >= 0) {
          placement.unit[p] = a;
          placement.isOwner[p] = 1;
        }
      });
      const judged = evaluate(instance, placement);
      if (!judged.ok) continue;
      for (const group of interchangeable(instance, placement))
        for (const p of group) {
          const q = group[0]!;
          const unit = placement.unit.slice();
          const isOwner = placement.isOwner.slice();
          [unit[p], unit[q]] = [unit[q]!, unit[p]!];
          [isOwner[p], isOwner[q]] = [isOwner[q]!, isOwner[p]!];
          const swapped = evaluate(instance, { unit, isOwner });
          expect(swapped.ok && swapped.cost).toBe(judged.cost);
          swaps++;
        }
    }
    expect(swaps).toBeGreaterThan(50);
  });

  test("are told only where the placement tells them apart, and never who leads somebody", () => {
    const alike = tinyInstance({
      managerChangeCost: Int32Array.of(0, 20, 20),
      listStart: Int32Array.of(0, 1, 2, 3),
      listUnit: Int32Array.of(0, 0, 0),
      listCost: Int32Array.of(0, 0, 0),
      elsewhereCost: Int32Array.of(60, 60, 60),
      site: Int32Array.of(0, 0, 0),
      skill: Int32Array.of(0, 0, 0),
    });
    const at = (...unit: number[]) => ({ unit: Int32Array.from(unit), isOwner: new Uint8Array(3) });
    expect(interchangeable(alike, at(0, 0, 1))).toEqual([[1, 2]]);
    expect(interchangeable(alike, at(0, 1, 1))).toEqual([]);
    expect(interchangeable({ ...alike, weight: Int32Array.of(1, 1, 2) }, at(0, 0, 1))).toEqual([]);
    expect(interchangeable({ ...alike, together: [[0, 1]] }, at(0, 0, 1))).toEqual([]);
  });
});
