import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { uncovered } from "./uncovered.ts";

test.each([
  ["nobody where two are wanted", 0, 0, 0, 150],
  ["one of two covers the discipline", 0, 0, 1, 0],
  ["nobody where nobody is wanted", 0, 1, 0, 0],
  ["managers have their own points", 1, 0, 0, 7],
  ["an owner is no demand of this kind", 2, 0, 0, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(uncovered.points(instance, kind, unit, heads)).toBe(points);
});
