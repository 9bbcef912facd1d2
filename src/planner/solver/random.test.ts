import { expect, test } from "vitest";
import { randomStream } from "./random.ts";

const draw = (seed: number, limit: number, count: number): number[] => {
  const { below } = randomStream(seed);
  return Array.from({ length: count }, () => below(limit));
};

test("the same seed gives the same numbers, others give others", () => {
  expect(draw(1, 1000, 50)).toEqual(draw(1, 1000, 50));
  const streams = [-1, 0, 1, 2, 3, 2 ** 31].map((seed) => draw(seed, 1000, 50).join());
  expect(new Set(streams).size).toBe(streams.length);
});

test("each of six numbers comes about as often as the others", () => {
  for (const seed of [0, 1, 2, 12345]) {
    const count = [0, 0, 0, 0, 0, 0];
    for (const x of draw(seed, 6, 6000)) count[x]! += 1;
    for (const c of count) expect(Math.abs(c - 1000)).toBeLessThan(150);
  }
});
