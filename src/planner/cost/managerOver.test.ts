import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { managerOver } from "./managerOver.ts";

test.each([
  ["as many managers as wanted", 1, 0, 2, 0],
  ["a manager nobody asked for", 1, 1, 1, 45],
  ["a discipline counts elsewhere", 0, 0, 9, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(managerOver.points(instance, kind, unit, heads)).toBe(points);
});
