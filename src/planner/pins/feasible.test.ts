import { describe, expect, test } from "vitest";
import { checkPins, ownerSeats } from "./feasible.ts";
import { randomInstance, tinyInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";

describe("pins that contradict are named", () => {
  const cases: readonly (readonly [string, Partial<Instance>, string])[] = [
    ["an owner who may own nothing", { pinnedOwner: Int32Array.of(1, -1) }, "owner-not-eligible"],
    [
      "an owner whose class may not own this unit",
      { pinnedOwner: Int32Array.of(-1, 0) },
      "owner-not-eligible",
    ],
    [
      "one owner for two units",
      { pinnedOwner: Int32Array.of(0, 0), ownerCost: Int32Array.of(5, 5) },
      "owns-two-units",
    ],
    [
      "an owner pinned to another unit",
      { pinnedOwner: Int32Array.of(0, -1), pinnedUnit: Int32Array.of(1, -1, -1) },
      "pinned-elsewhere",
    ],
    [
      "a pin to a forbidden unit",
      {
        pinnedUnit: Int32Array.of(-1, 0, -1),
        forbidStart: Int32Array.of(0, 0, 1, 1),
        forbidUnit: Int32Array.of(0),
      },
      "forbidden-pin",
    ],
    [
      "an owner of a forbidden unit",
      {
        pinnedOwner: Int32Array.of(0, -1),
        forbidStart: Int32Array.of(0, 1, 1, 1),
        forbidUnit: Int32Array.of(0),
      },
      "forbidden-pin",
    ],
    [
      "a person banned from every unit",
      { forbidStart: Int32Array.of(0, 0, 0, 2), forbidUnit: Int32Array.of(0, 1) },
      "nowhere-to-go",
    ],
  ];
  test.each(cases)("%s", (_, change, code) => {
    expect(checkPins(tinyInstance(change)).map((c) => c.code)).toEqual([code]);
  });

  test("pins that agree are no conflict", () => {
    const pins = { pinnedOwner: Int32Array.of(0, -1), pinnedUnit: Int32Array.of(0, 1, -1) };
    expect(checkPins(tinyInstance(pins))).toEqual([]);
  });
});

describe("owner seats", () => {
  test("one candidate for two units: both units and the candidate are the proof", () => {
    const instance = tinyInstance({ ownerCost: Int32Array.of(5, 5) });
    expect(ownerSeats(instance)).toEqual({ fillable: 1, hall: [{ units: [0, 1], people: [0] }] });
  });

  test("a unit nobody may own stands alone", () => {
    expect(ownerSeats(tinyInstance())).toEqual({ fillable: 1, hall: [{ units: [1], people: [] }] });
  });

  test("a pin of the only candidate elsewhere empties the seat", () => {
    const instance = tinyInstance({ pinnedUnit: Int32Array.of(1, -1, -1) });
    expect(ownerSeats(instance).fillable).toBe(0);
  });

  test("are matched as by trying all owners, and each set proves its lack", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const instance = randomInstance(seed, { people: 5, units: 4, pins: true });
      const { fillable, hall } = ownerSeats(instance);
      expect(fillable).toBe(mostOwners(instance, 0, new Set()));
      const units = hall.flatMap((set) => set.units);
      expect(new Set(units).size).toBe(units.length);
      expect(hall.reduce((lack, set) => lack + set.units.length - set.people.length, 0)).toBe(4 - fillable);
      for (const set of hall) {
        const able = set.units.flatMap((a) => candidates(instance, a));
        expect([...new Set(able)].sort((x, y) => x - y)).toEqual(set.people);
      }
    }
  });
});

const candidates = (instance: Instance, a: number): number[] =>
  Array.from({ length: instance.people }, (_, p) => p).filter((p) => {
    const banned = instance.forbidUnit
      .slice(instance.forbidStart[p], instance.forbidStart[p + 1])
      .includes(a);
    const ownerClass = instance.ownerClass[p]!;
    const seat = instance.pinnedOwner.indexOf(p);
    if ((seat >= 0 && seat !== a) || (instance.pinnedOwner[a]! >= 0 && instance.pinnedOwner[a] !== p))
      return false;
    const pinnedAway = instance.pinnedUnit[p]! >= 0 && instance.pinnedUnit[p] !== a;
    return (
      !banned && !pinnedAway && ownerClass >= 0 && instance.ownerCost[ownerClass * instance.units + a]! >= 0
    );
  });

function mostOwners(instance: Instance, a: number, taken: ReadonlySet<number>): number {
  if (a === instance.units) return 0;
  let most = mostOwners(instance, a + 1, taken);
  for (const p of candidates(instance, a)) {
    if (!taken.has(p)) most = Math.max(most, 1 + mostOwners(instance, a + 1, new Set([...taken, p])));
  }
  return most;
}
