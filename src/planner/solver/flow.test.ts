import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { startAscent } from "./ascent.ts";
import { buildDual, PRICE_SCALE } from "./bound.ts";
import { buildColumns } from "./columns.ts";
import { buildPlaces, FORBIDDEN, ownerPointsOf, rolePoints } from "./places.ts";
import { solveFlow } from "./flow.ts";
import { flowByWeight } from "./flowByWeight.ts";
import { buildForest } from "./forest.ts";
import { buildHeads, headCost } from "./heads.ts";
import { randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";

const dualOf = (instance: Instance) =>
  buildDual(buildPlaces(instance), buildHeads(instance), buildForest(instance.manager));
const flowOf = (instance: Instance) => flowByWeight(buildColumns(instance), buildHeads(instance));

describe("the flow", () => {
  test("costs what the bound at its prices says, where no manager counts", () => {
    assert(
      property(integer({ min: 1, max: 100_000 }), (seed) => {
        const instance = randomInstance(seed, { people: 12, units: 4, ties: 0 });
        const flow = flowOf(instance);
        const ascent = startAscent(dualOf(instance), flow.price);
        // Both sides of the linear program agree: neither the flow nor the bound can be wrong alone.
        expect(ascent.best / PRICE_SCALE).toBe(costOfSlots(instance, flow.slot));
      }),
      { numRuns: 150 },
    );
  });
});

/** Points of a list of slots without ties, counted from the instance's own columns. */
function costOfSlots(instance: Instance, slot: Int32Array): number {
  const { units: u } = instance;
  const places = buildPlaces(instance);
  const heads = buildHeads(instance);
  let cost = 0;
  for (let p = 0; p < instance.people; p++) {
    const s = slot[p]!;
    cost +=
      s >= heads.kinds * u ? ownerPointsOf(places, p, s - heads.kinds * u) : rolePoints(places, p, s % u);
  }
  for (let s = 0; s < heads.slots; s++) {
    const have = slot.filter((t) => t === s).length;
    const want = heads.demand[s]!;
    if (s >= heads.kinds * u) cost += have === 0 ? instance.ownerlessCost[s % u]! : 0;
    else {
      const kind = Math.floor(s / u);
      cost += Math.max(want - have, 0) * instance.shortCost[kind]!;
      cost += Math.max(have - want, 0) * instance.overCost[kind]!;
      cost += want > 0 && have === 0 ? instance.uncoveredCost[kind]! : 0;
    }
  }
  return cost;
}

describe("the flow around heads that stay", () => {
  // Two free people, one kind, two units that want one head each; column costs 0 and 10 in unit 0 and 1.
  const heads = buildHeads({
    ...randomInstance(1, { people: 2, units: 2 }),
    disciplines: ["engineering"],
    demand: Int32Array.of(1, 1, 0, 0),
    shortCost: Int32Array.of(100, 0),
    overCost: Int32Array.of(30, 0),
    uncoveredCost: Int32Array.of(50, 0),
  });
  const flow = (fixed: readonly number[]): number[] => [
    ...solveFlow({
      heads,
      count: 2,
      units: 1,
      role: Int32Array.of(0, 0),
      start: Int32Array.of(0, 2, 4),
      unit: Int32Array.of(0, 1, 0, 1),
      roleCost: Int32Array.of(0, 10, 0, 12),
      ownerCost: new Int32Array(4).fill(FORBIDDEN),
      fixed: Int32Array.from(fixed),
    }).slot,
  ];
  test.each([
    ["nobody stays: one each, the cheaper mover moves", [0, 0, 0, 0, 0, 0], [1, 0]],
    ["unit 1 is full: both stay though one is too many, 30 against 40", [0, 1, 0, 0, 0, 0], [0, 0]],
    ["unit 0 is full: the cheaper mover fills unit 1", [1, 0, 0, 0, 0, 0], [1, 0]],
    ["unit 0 is over: both leave only if that is cheaper, 12 + 30 against 30", [3, 0, 0, 0, 0, 0], [1, 0]],
  ])("%s", (_, fixed, slots) => {
    expect(flow(fixed)).toEqual(slots);
  });

  test("head costs stay convex for any instance, which the flow rests on", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const some = buildHeads(randomInstance(seed, { people: 3, units: 3 }));
      for (let s = 0; s < some.kinds * some.units; s++) {
        for (let k = 1; k < 5; k++) {
          const bend = headCost(some, s, k + 1) - 2 * headCost(some, s, k) + headCost(some, s, k - 1);
          expect(bend).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});
