import { describe, expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import type { Placement } from "../instance.ts";
import { allPlacements, randomInstance } from "../instances.case.ts";
import { solve } from "../solver/solve.ts";
import { climbFor, elsewhereAt, forcedBound, wholePoints } from "./standing.ts";

describe("bounds at the prices climbed to", () => {
  test("of somebody elsewhere, or beside their manager, lie below every placement of that kind", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const shape = seed % 2 === 0 ? { people: 5, units: 2 } : { people: 4, units: 3 };
      const instance = randomInstance(seed, {
        ...shape,
        ties: 60,
        pins: seed % 3 === 0,
        partTime: seed % 5 < 2,
      });
      const { placement, cost, lowerBound } = solve(instance, { seed, work: 100_000 });
      const climbed = climbFor(instance, cost, lowerBound);
      const found = elsewhereAt(climbed, placement)!;
      const isElsewhere = (one: Placement, p: number): boolean => one.unit[p] !== placement.unit[p];
      const isOtherSeat = (one: Placement, p: number): boolean =>
        one.unit[p] === placement.unit[p] && one.isOwner[p] !== placement.isOwner[p];
      const isBeside = (one: Placement, p: number): boolean => one.unit[p] === one.unit[instance.manager[p]!];
      const least = (holds: (one: Placement, p: number) => boolean): number[] => {
        const cheapest = Array.from({ length: instance.people }, () => Infinity);
        for (const one of allPlacements(instance)) {
          const judged = evaluate(instance, one);
          if (!judged.ok) continue;
          for (let p = 0; p < instance.people; p++)
            if (holds(one, p)) cheapest[p] = Math.min(cheapest[p]!, judged.cost);
        }
        return cheapest;
      };
      const elsewhere = least(isElsewhere);
      const otherSeat = least(isOtherSeat);
      const beside = least((one, p) => instance.manager[p]! >= 0 && isBeside(one, p));
      for (let p = 0; p < instance.people; p++) {
        expect(wholePoints(found.otherUnit[p]!, climbed.least)).toBeLessThanOrEqual(elsewhere[p]!);
        expect(wholePoints(found.otherSeat[p]!, climbed.least)).toBeLessThanOrEqual(otherSeat[p]!);
        if (instance.manager[p]! < 0) continue;
        const managerChangeCost = instance.managerChangeCost.slice();
        managerChangeCost[p] = 10_000;
        const bound = forcedBound(climbed, { ...instance, managerChangeCost }, placement);
        expect(bound).toBeLessThanOrEqual(beside[p]!);
      }
    }
  });
});
