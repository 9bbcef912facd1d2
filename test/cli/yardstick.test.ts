import { expect, test } from "vitest";
import { onethread, onethreadJson, ROOT } from "./onethread.ts";

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

test("one, two and four threads give the same bytes", () => {
  const file = "examples/yardsticks/n2000s1.json";
  const given = ["1", "2", "4"].map((workers) => {
    const { stdout, stderr } = onethread(
      ROOT,
      "yardstick",
      file,
      "--work",
      "60000000",
      "--workers",
      workers,
      "--json",
    );
    expect(stderr).toBe("");
    return stdout.replace(/"(cpuSeconds|rssMb|firstPlanSeconds)":[0-9.]+/g, "");
  });
  expect(JSON.parse(given[0]!.replace(/,,+/g, ",")).assignment).toHaveLength(2000);
  expect(given[1]).toBe(given[0]);
  expect(given[2]).toBe(given[0]);
}, 120_000);

test("no threads, or half of one, are refused", () => {
  for (const workers of ["0", "1.5", "many"])
    expect(
      onethread(ROOT, "yardstick", "examples/yardsticks/n80s1.json", "--workers", workers),
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--workers takes a whole number from 1 to 64"),
    });
});
