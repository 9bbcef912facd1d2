import { describe, expect, test } from "vitest";
import { auctionSeats } from "./auction.ts";
import { buildColumns } from "./columns.ts";
import { solveFlow, type Flow, type FlowProblem } from "./flow.ts";
import { buildForest } from "./forest.ts";
import { buildHeads, joinCost } from "./heads.ts";
import { randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { buildState } from "./state.ts";

/** Everybody at once, from whole numbers of heads. */
function problemOf(instance: Instance): FlowProblem {
  const heads = buildHeads(instance);
  const fixed = new Int32Array(heads.slots);
  return { ...buildColumns(instance), heads, count: instance.people, units: 1, fixed };
}

const costOf = (instance: Instance, { slot }: Flow): number =>
  buildState(buildColumns(instance), buildHeads(instance), buildForest(instance.manager), slot).cost;

describe("an auction of seats", () => {
  const instances = Array.from({ length: 60 }, (_, seed) =>
    randomInstance(seed, { people: 12 + seed, units: 2 + (seed % 7), ties: 0, pins: seed % 3 === 0 }),
  );

  test("ends near the exact flow: within a bid step a person, here of some points", () => {
    let exact = 0;
    let sold = 0;
    for (const instance of instances) {
      const problem = problemOf(instance);
      const least = costOf(instance, solveFlow(problem));
      const cost = costOf(instance, auctionSeats(problem));
      expect(cost).toBeGreaterThanOrEqual(least);
      exact += least;
      sold += cost;
    }
    expect(sold).toBeLessThan(1.02 * exact);
  });

  test("seats everybody, at most one owner a unit", () => {
    for (const instance of instances) {
      const problem = problemOf(instance);
      const { heads } = problem;
      const { slot } = auctionSeats(problem);
      const owners = [...slot].filter((s) => s >= heads.kinds * heads.units);
      expect(new Set(owners).size).toBe(owners.length);
      expect(slot.every((s) => s >= 0)).toBe(true);
    }
  });

  test("asks no price above that of a seat beyond the demand", () => {
    for (const instance of instances) {
      const problem = problemOf(instance);
      const { price } = auctionSeats(problem);
      price.forEach((points, s) =>
        expect(points).toBeLessThanOrEqual(joinCost(problem.heads, s, problem.heads.demand[s]!, 1)),
      );
    }
  });

  test("gives the same bytes again", () => {
    const problem = problemOf(instances[40]!);
    expect(auctionSeats(problem)).toEqual(auctionSeats(problem));
  });
});
