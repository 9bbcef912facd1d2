import { expect, test } from "vitest";
import { buildHeads, headCost, joinCost } from "./heads.ts";
import { tinyInstance } from "../instances.case.ts";

const heads = buildHeads(tinyInstance());

// Slots of the tiny instance: engineers of units 0 and 1 (want 2, 1), managers (1, 0), owners.
test.each([
  ["nobody of two: two short and uncovered", 0, 0, 370],
  ["one of two", 0, 1, 110],
  ["as wanted", 0, 2, 0],
  ["one over", 0, 3, 35],
  ["no manager wanted, two there", 3, 2, 90],
  ["no owner", 4, 0, 2000],
  ["an owner", 4, 1, 0],
])("%s", (_, slot, have, points) => {
  expect(headCost(heads, slot, have)).toBe(points);
});

test.each([1, 2])(
  "the price of %d units is the difference of the slot's points, and prices rise",
  (units) => {
    for (let s = 0; s < 4; s++) {
      for (let have = 0; have < 5; have++) {
        const price = joinCost(heads, s, have, units);
        expect(price).toBe(headCost(heads, s, have + units) - headCost(heads, s, have));
        expect(joinCost(heads, s, have + 1, units)).toBeGreaterThanOrEqual(price);
      }
    }
  },
);
