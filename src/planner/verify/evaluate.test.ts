import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { tinyInstance } from "../instances.case.ts";
import type { Instance, Placement } from "../instance.ts";

const place = (unit: readonly number[], isOwner: readonly number[] = [0, 0, 0]): Placement => ({
  unit: Int32Array.from(unit),
  isOwner: Uint8Array.from(isOwner),
});

describe("the evaluator adds up a placement by hand-checked terms", () => {
  test("person 0 owns unit 0, everybody stays", () => {
    // Person 1 in unit 0 (12), 2 in unit 1 parts from 0 (30); owner fit 5; one engineer and the manager short in
    // unit 0 (110, 80), unit 1 has its engineer; unit 1 ownerless (500).
    const judged = evaluate(tinyInstance(), place([0, 0, 1], [1, 0, 0]));
    expect(judged).toEqual({
      ok: true,
      cost: 12 + 30 + 5 + 110 + 80 + 500,
      terms: {
        areaChange: 12,
        timeZone: 0,
        skillMismatch: 0,
        managerChange: 30,
        ownerFit: 5,
        short: 110,
        uncovered: 0,
        over: 0,
        managerShort: 80,
        managerOver: 0,
        ownerless: 500,
      },
    });
  });

  test("everybody in unit 1, nobody owns", () => {
    const judged = evaluate(tinyInstance(), place([1, 1, 1]));
    expect(judged).toMatchObject({
      ok: true,
      terms: {
        areaChange: 60 + 48,
        timeZone: 0,
        skillMismatch: 9,
        managerChange: 0,
        short: 220,
        uncovered: 150,
        over: 35,
        managerShort: 80,
        managerOver: 45,
        ownerless: 2500,
      },
    });
  });
});

describe("the evaluator refuses", () => {
  const cases: readonly (readonly [string, Partial<Instance>, Placement, string])[] = [
    ["a person too few", {}, place([0, 0], [0, 0, 0]), "2 units for 3 people"],
    ["a person too many", {}, place([0, 0, 1, 1], [0, 0, 0]), "4 units for 3 people"],
    ["owner marks that miss a person", {}, place([0, 0, 1], [0, 0]), "2 owner marks"],
    ["a unit that is not there", {}, place([0, 2, 1]), "Person 1 is in unit 2, outside 0 to 1"],
    ["nobody's unit", {}, place([0, -1, 1]), "Person 1 is in unit -1"],
    ["half an owner", {}, place([0, 0, 1], [2, 0, 0]), "owner mark 2"],
    [
      "a person away from their pin",
      { pinnedUnit: Int32Array.of(-1, 1, -1) },
      place([0, 0, 1]),
      "pinned to unit 1",
    ],
    [
      "a person where they may not go",
      { forbidStart: Int32Array.of(0, 0, 1, 1), forbidUnit: Int32Array.of(0) },
      place([0, 0, 1]),
      "Person 1 stands in unit 0, which is forbidden",
    ],
    [
      "an owner who may own nothing",
      {},
      place([0, 0, 1], [0, 1, 0]),
      "Person 1 owns unit 0 but may own nothing",
    ],
    ["an owner below the unit's needs", {}, place([1, 0, 1], [1, 0, 0]), "owner class 0 may not"],
    [
      "two owners of one unit",
      { ownerClass: Int32Array.of(0, 0, -1) },
      place([0, 0, 1], [1, 1, 0]),
      "Unit 0 has 2 owners: people 0, 1",
    ],
    [
      "a pinned owner who only works there",
      { pinnedOwner: Int32Array.of(0, -1) },
      place([0, 0, 1]),
      "must be owned by person 0",
    ],
    [
      "another owner than the pinned one",
      { pinnedOwner: Int32Array.of(1, -1), ownerClass: Int32Array.of(0, 0, -1) },
      place([0, 0, 1], [1, 0, 0]),
      "must be owned by person 1",
    ],
    [
      "a pinned owner who owns something else",
      { pinnedOwner: Int32Array.of(0, -1), ownerCost: Int32Array.of(5, 5) },
      place([1, 0, 1], [1, 0, 0]),
      "must be owned by person 0",
    ],
  ];
  test.each(cases)("%s", (_, change, placement, words) => {
    const judged = evaluate(tinyInstance(change), placement);
    expect(judged.ok ? "accepted" : judged.refusals.join(" ")).toContain(words);
  });

  test("nothing of a sound placement under the same pins", () => {
    const pins = { pinnedOwner: Int32Array.of(0, -1), pinnedUnit: Int32Array.of(-1, 1, -1) };
    expect(evaluate(tinyInstance(pins), place([0, 1, 1], [1, 0, 0])).ok).toBe(true);
  });
});
