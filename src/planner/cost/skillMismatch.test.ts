import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { skillMismatch } from "./skillMismatch.ts";

test.each([
  ["a skill unknown in a new unit costs", 0, 1, 9],
  ["who works there today pays nothing for the same skill", 1, 1, 0],
  ["a skill at home costs nothing", 2, 0, 0],
])("%s", (_, person, unit, points) => {
  expect(skillMismatch.points(tinyInstance(), person, unit, false, -1)).toBe(points);
});
