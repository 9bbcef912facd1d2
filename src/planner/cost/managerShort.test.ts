import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { managerShort } from "./managerShort.ts";

test.each([
  ["nobody of two managers", 1, 0, 0, 160],
  ["one of two managers", 1, 0, 1, 80],
  ["a discipline counts elsewhere", 0, 0, 0, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(managerShort.points(instance, kind, unit, heads)).toBe(points);
});
