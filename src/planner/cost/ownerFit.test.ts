import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { ownerFit } from "./ownerFit.ts";

test.each([
  ["an owner pays by class and unit", 0, 0, true, 5],
  ["nobody else pays for owning", 0, 0, false, 0],
])("%s", (_, person, unit, isOwner, points) => {
  expect(ownerFit.points(tinyInstance(), person, unit, isOwner, -1)).toBe(points);
});
