import { expect, test } from "vitest";
import { onethreadJson, ROOT } from "./onethread.ts";

test("n20000s1 stays within 1 % of its own bound, and 96 % of what the naive plan wastes is gone", () => {
  const file = "examples/yardsticks/n20000s1.json.gz";
  const { cost, lowerBound, assignment } = onethreadJson(ROOT, "yardstick", file, "--work", "800000000");
  expect(cost / lowerBound).toBeLessThan(1.01);
  // Naive plan, best plan and best bound known before this planner: examples/yardsticks/README.md.
  expect((1_092_464 - cost) / (1_092_464 - lowerBound)).toBeGreaterThan(0.96);
  expect(lowerBound).toBeGreaterThan(746_369);
  expect(lowerBound).toBeLessThanOrEqual(754_034);
  expect(assignment).toHaveLength(20_000);
}, 300_000);
