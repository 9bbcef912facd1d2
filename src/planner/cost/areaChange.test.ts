import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { areaChange } from "./areaChange.ts";

test.each([
  ["the only area of the person costs nothing", 0, 0, 0],
  ["a listed area costs what the list says", 1, 1, 48],
  ["another listed area has its own points", 1, 0, 12],
  ["an area not listed costs everything", 2, 0, 62],
])("%s", (_, person, unit, points) => {
  expect(areaChange.points(tinyInstance(), person, unit, false, -1)).toBe(points);
});
