import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { ownerless } from "./ownerless.ts";

test.each([
  ["a unit without owner costs its own points", 2, 1, 0, 500],
  ["another unit has other points", 2, 0, 0, 2000],
  ["an owner ends it", 2, 0, 1, 0],
  ["a discipline without heads is not ownerless", 0, 0, 0, 0],
])("%s", (_, kind, unit, heads, points) => {
  const instance = tinyInstance({ uncoveredCost: Int32Array.of(150, 7), demand: Int32Array.of(2, 0, 2, 0) });
  expect(ownerless.points(instance, kind, unit, heads)).toBe(points);
});
