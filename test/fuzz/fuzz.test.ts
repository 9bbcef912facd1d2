import { expect, test } from "vitest";
// @ts-expect-error the fuzzer is plain modules without declarations: it runs on the built code, in its own processes
import { fuzz, RSS_MB_MAX } from "./run.mjs";

/** The short form; `npm run fuzz` is the long one. Its first inputs are other ones than these. */
test("1,500 mutated inputs over all formats: no crash, none over a second, none over the memory", async () => {
  const { runs, faults, rssMb } = await fuzz(1_000_000, 1_001_500);
  expect(faults).toEqual([]);
  expect(runs).toBe(1500);
  expect(rssMb).toBeGreaterThan(0);
  expect(rssMb).toBeLessThan(RSS_MB_MAX);
}, 180_000);
