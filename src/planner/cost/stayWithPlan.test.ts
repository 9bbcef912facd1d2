import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { stayWithPlan } from "./stayWithPlan.ts";

const published = tinyInstance({ stayWithPlan: { unit: Int32Array.of(1, -1, 0), points: 10 } });

test.each([
  ["another area than in the published plan costs", published, 0, 0, 10],
  ["the area of the published plan costs nothing", published, 0, 1, 0],
  ["who is new since is free", published, 1, 1, 0],
  ["without a published plan everybody is", tinyInstance(), 0, 0, 0],
])("%s", (_, instance, person, unit, points) => {
  expect(stayWithPlan.points(instance, person, unit, false, -1)).toBe(points);
});
