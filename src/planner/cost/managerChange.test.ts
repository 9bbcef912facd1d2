import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { managerChange } from "./managerChange.ts";

test.each([
  ["together with today's manager costs nothing", 1, 0, false, 0, 0],
  ["apart from today's manager costs the person's points", 1, 1, false, 0, 20],
  ["an owner parts from a manager like anybody else", 2, 1, true, 0, 30],
  ["without a manager nothing is lost", 0, 1, false, -1, 0],
])("%s", (_, person, unit, isOwner, managerUnit, points) => {
  expect(managerChange.points(tinyInstance(), person, unit, isOwner, managerUnit)).toBe(points);
});
