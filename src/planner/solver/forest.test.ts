import { expect, test } from "vitest";
import { buildForest } from "./forest.ts";

test("managers stand before their reports, whatever their numbers", () => {
  // 3 manages 0 and 2, 0 manages 1; 4 is alone.
  const forest = buildForest(Int32Array.of(3, 0, 3, -1, -1));
  expect([...forest.order]).toEqual([3, 4, 0, 2, 1]);
  expect([...forest.depth]).toEqual([1, 2, 1, 0, 0]);
  expect(forest.reports.slice(forest.reportStart[3], forest.reportStart[4])).toEqual(Int32Array.of(0, 2));
  expect([...forest.managerRow]).toEqual([0, -1, -1, 1, -1]);
});

test("people on a loop and below it are missing, others are not", () => {
  expect([...buildForest(Int32Array.of(1, 0, 0, -1)).order]).toEqual([3]);
});

test("a chain of half a million managers is no deeper than the stack", () => {
  const n = 500_000;
  const forest = buildForest(Int32Array.from({ length: n }, (_, p) => p - 1));
  expect([forest.order.length, forest.depth[n - 1]]).toEqual([n, n - 1]);
});
