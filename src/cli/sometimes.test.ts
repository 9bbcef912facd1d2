import { expect, test } from "vitest";
import { sometimes } from "./sometimes.ts";

test("the first event is told at once, later ones a tenth of a second apart", () => {
  let now = 5;
  const told: number[] = [];
  const tell = sometimes({ cpuSeconds: () => now }, (event: number) => told.push(event));
  for (let k = 0; k <= 40; k++) {
    tell(k);
    now += 0.03;
  }
  expect(told.length).toBeGreaterThan(8);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told[0]).toBe(0);
});
