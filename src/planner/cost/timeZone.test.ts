import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { timeZone } from "./timeZone.ts";

test.each([
  ["a person at the hub pays nothing", 0, 0, 0],
  ["a person far from the hub pays by the table, though not from there today", 2, 0, 8],
  ["the same person near the other hub pays nothing", 2, 1, 0],
])("%s", (_, person, unit, points) => {
  expect(timeZone.points(tinyInstance(), person, unit, false, -1)).toBe(points);
});
