import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { over } from "./over.ts";

test.each([
  ["as many as wanted", 0, 0, 2, 0],
  ["one too many", 0, 0, 3, 35],
  ["nobody wanted, two there", 0, 1, 2, 70],
  ["managers count elsewhere", 1, 0, 5, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(over.points(instance, kind, unit, heads)).toBe(points);
});
