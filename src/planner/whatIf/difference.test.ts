import { describe, expect, test } from "vitest";
import { differenceOf, openLedger, shifted, type Shift } from "./difference.ts";
import { evaluate } from "../verify/evaluate.ts";
import { COST_TERMS, type Instance, type Placement } from "../instance.ts";
import { randomInstance, tinyInstance } from "../instances.case.ts";
import { randomStream } from "../solver/random.ts";

/** Points of a placement whatever pins and seats say: only the sums are compared. */
function pointsOf(instance: Instance, placement: Placement) {
  const free: Instance = {
    ...instance,
    pinnedUnit: new Int32Array(instance.people).fill(-1),
    pinnedOwner: new Int32Array(instance.units).fill(-1),
    forbidStart: new Int32Array(instance.people + 1),
    forbidUnit: new Int32Array(0),
  };
  const judged = evaluate(free, placement);
  return judged.ok ? judged : null;
}

describe("a difference", () => {
  test("adds up to that of two evaluations, term by term and in full", () => {
    let compared = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const shape = { people: 4 + (seed % 9), units: 2 + (seed % 3), partTime: seed % 2 === 0 };
      const instance = randomInstance(seed, { ...shape, ties: 60, pins: seed % 3 === 0 });
      const { people: n, units: u } = instance;
      const { below } = randomStream(seed);
      const placement = {
        unit: Int32Array.from({ length: n }, () => below(u)),
        isOwner: new Uint8Array(n),
      };
      const owner = below(n);
      if (instance.ownerClass[owner]! >= 0) placement.isOwner[owner] = 1;
      const shifts = Array.from({ length: n }, (_, p) => p)
        .filter(() => below(3) === 0)
        .map((person): Shift => ({
          person,
          unit: below(u),
          isOwner: instance.ownerClass[person]! >= 0 && below(3) === 0,
        }));
      const before = pointsOf(instance, placement);
      const after = pointsOf(instance, shifted(placement, shifts));
      if (before === null || after === null) continue;
      compared++;
      const found = differenceOf(openLedger(instance, placement), shifts);
      expect(found.points).toBe(after.cost - before.cost);
      for (const term of COST_TERMS)
        expect(found.terms[term] ?? 0).toBe((after.terms[term] ?? 0) - (before.terms[term] ?? 0));
      const parts = [...found.people, ...found.seats];
      expect(parts.reduce((sum, one) => sum + one.points, 0)).toBe(found.points);
      for (const one of shifts) expect(found.people.map(({ person }) => person)).toContain(one.person);
    }
    expect(compared).toBeGreaterThan(100);
  });

  test("names who loses their manager without going anywhere", () => {
    const instance = tinyInstance();
    const placement = { unit: Int32Array.of(0, 0, 1), isOwner: new Uint8Array(3) };
    const { people, seats, points } = differenceOf(openLedger(instance, placement), [
      { person: 0, unit: 1, isOwner: false },
    ]);
    // 0 leaves for 60 and 9 of an unknown skill; 1 stays and loses the manager, 2 has them again.
    expect(people.map((one) => [one.person, one.points])).toEqual([
      [0, 69],
      [1, 20],
      [2, -30],
    ]);
    expect(seats.map((one) => [one.kind, one.unit, one.before, one.after, one.points])).toEqual([
      [1, 0, 1, 0, 80],
      [1, 1, 0, 1, 45],
    ]);
    expect(points).toBe(69 + 20 - 30 + 80 + 45);
  });
});
