import { describe, expect, test } from "vitest";
import { checkInstance } from "./checkInstance.ts";
import { randomInstance, tinyInstance } from "./instances.case.ts";
import type { Instance } from "./instance.ts";

describe("a fault of shape is one sentence", () => {
  const cases: readonly (readonly [string, Partial<Instance>, string])[] = [
    ["no sane number of people", { people: -1 }, "An instance of -1 people and 2 units cannot be."],
    [
      "more than fits",
      { people: 1_000_000, units: 2001 },
      "2001000000 possible placements, more than the 2000000000",
    ],
    [
      "somebody who counts for nothing",
      { weight: Int32Array.of(1, 0, 1) },
      "Entry 1 of column weight is 0, outside 1 to 1.",
    ],
    ["two units where a head is one", { weight: Int32Array.of(1, 1, 2) }, "outside 1 to 1."],
    ["a head of three units", { headUnit: 3 as 1 }, "A head is 3 units; 1 and 2 are known."],
    ["a short column", { role: Int32Array.of(1, 0) }, "Column role has 2 entries, not 3."],
    [
      "a role that is no slot kind",
      { role: Int32Array.of(1, 0, 2) },
      "Entry 2 of column role is 2, outside 0 to 1.",
    ],
    [
      "a negative cost",
      { elsewhereCost: Int32Array.of(1, -2, 3) },
      "Entry 1 of column elsewhereCost is -2, outside",
    ],
    [
      "a cost that would overflow",
      { shortCost: Int32Array.of(1, 2_000_000_000) },
      "Entry 1 of column shortCost is 2000000000",
    ],
    [
      "a manager that is not there",
      { manager: Int32Array.of(-1, 0, 3) },
      "Entry 2 of column manager is 3, outside -1 to 2",
    ],
    [
      "somebody who manages themselves",
      { manager: Int32Array.of(-1, 1, 0) },
      "Person 1 is their own manager.",
    ],
    ["a loop of managers", { manager: Int32Array.of(-1, 2, 1) }, "2 people stand on a loop of managers"],
    [
      "a list that does not rise",
      { listStart: Int32Array.of(0, 3, 1, 4) },
      "Column listStart does not rise from 0 to 4.",
    ],
    [
      "a unit listed twice",
      { listUnit: Int32Array.of(0, 1, 1, 1) },
      "The units of person 1 behind listStart repeat at entry 2.",
    ],
    [
      "a listed unit that is not there",
      { listUnit: Int32Array.of(0, 0, 2, 1) },
      "Entry 2 of column listUnit is 2",
    ],
    ["a table with half a row", { ownerCost: Int32Array.of(1, 2, 3) }, "Table ownerCost has 3 entries"],
    ["a site without row", { site: Int32Array.of(0, 2, 0) }, "Entry 1 of column site is 2, outside 0 to 1."],
    [
      "an owner class without row",
      { ownerClass: Int32Array.of(1, -1, -1) },
      "Entry 0 of column ownerClass is 1, outside -1 to 0.",
    ],
    [
      "bans out of order",
      { forbidStart: Int32Array.of(0, 2, 2, 2), forbidUnit: Int32Array.of(1, 0) },
      "The units of person 0 behind forbidStart do not rise at entry 1.",
    ],
    [
      "a pin to nowhere",
      { pinnedUnit: Int32Array.of(2, -1, -1) },
      "Entry 0 of column pinnedUnit is 2, outside -1 to 1.",
    ],
  ];
  test.each(cases)("%s", (_, change, words) => {
    const faults = checkInstance(tinyInstance(change));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(words);
  });

  test("sound instances have none", () => {
    expect(checkInstance(tinyInstance())).toEqual([]);
    for (let seed = 1; seed <= 50; seed++) {
      expect(checkInstance(randomInstance(seed, { people: 8, units: 3, pins: true }))).toEqual([]);
    }
  });
});
