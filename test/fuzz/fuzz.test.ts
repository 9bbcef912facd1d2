import { expect, test } from "vitest";
// @ts-expect-error the fuzzer is plain modules without declarations: it runs on the built code, in its own processes
import { fuzz } from "./run.mjs";

/** The short form; `npm run fuzz` is the long one. Its first inputs are other ones than these. */
test("3,000 mutated inputs over all formats: no crash, none over a second, none over the heap", async () => {
  const { runs, faults } = await fuzz(1_000_000, 1_003_000);
  expect(faults).toEqual([]);
  expect(runs).toBe(3000);
}, 180_000);
