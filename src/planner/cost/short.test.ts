import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { short } from "./short.ts";

test.each([
  ["nobody of two wanted: two heads missing", 0, 0, 0, 220],
  ["one of two wanted: one missing", 0, 0, 1, 110],
  ["as many as wanted", 0, 0, 2, 0],
  ["more than wanted are not missing", 0, 0, 3, 0],
  ["managers count elsewhere", 1, 0, 0, 0],
  ["owners count elsewhere", 2, 0, 0, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(short.points(instance, kind, unit, heads)).toBe(points);
});
