import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildForest, type Forest } from "../org/index.ts";
import { eachBlock, icicleNodeAt } from "./icicleBlocks.ts";
import { placeIcicle } from "./placeIcicle.ts";

const WIDTH = 1000;
const forests = fc
  .array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 200 })
  .map(
    (rows) =>
      buildForest(Int32Array.from(rows, ([pick, root], i) => (i === 0 || root === 0 ? -1 : pick % i))).forest,
  );

/** Whoever covers x and stands in the row, or above it without reports: asked of everybody. */
function searched(lines: Forest, x: number, row: number): number {
  const { left, leaves, unit } = placeIcicle(lines, WIDTH);
  for (let n = 0; n < lines.size; n++) {
    const covers = left[n]! <= x && x < left[n]! + leaves[n]! * unit;
    const reaches = lines.depth[n] === row || (lines.depth[n]! < row && lines.childCount[n] === 0);
    if (covers && reaches) return n;
  }
  return -1;
}

test("who is at a point is whom a search of everybody finds", () => {
  fc.assert(
    fc.property(forests, fc.integer({ min: 0, max: 999 }), fc.nat(8), (lines, at, row) => {
      // Off the edges of blocks, where two neighbours meet within rounding.
      const x = at + 0.123457;
      expect(icicleNodeAt(lines, placeIcicle(lines, WIDTH), x, row)).toBe(searched(lines, x, row));
    }),
  );
});

test("a window shows everybody it covers once, in order, and nobody far from it", () => {
  fc.assert(
    fc.property(forests, fc.nat(999), fc.nat(400), fc.constantFrom(0, 2, 40), (lines, from, wide, merge) => {
      const places = placeIcicle(lines, WIDTH);
      for (let row = 0; row + 1 < lines.levelStart.length; row++) {
        const shown: number[] = [];
        const to = from + wide;
        eachBlock(lines, places, { row, from, to, mergeBelow: merge }, (first, end) => {
          if (end - first > 1) expect(places.leaves[first]! * places.unit).toBeLessThan(merge);
          for (let n = first; n < end; n++) shown.push(n);
        });
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        for (let n = lines.levelStart[row]!; n < lines.levelStart[row + 1]!; n++) {
          const [start, end] = [places.left[n]!, places.left[n]! + places.leaves[n]! * places.unit];
          if (start < to && end > from) expect(shown).toContain(n);
          if (start > to + merge || end <= from) expect(shown).not.toContain(n);
        }
      }
    }),
  );
});

test("outside of the drawing nobody is found", () => {
  const { forest } = buildForest(Int32Array.of(-1, 0, -1));
  const places = placeIcicle(forest, WIDTH);
  const gap = places.left[1]! - places.gap / 2;
  expect([-1, WIDTH + 1, gap].map((x) => icicleNodeAt(forest, places, x, 0))).toEqual([-1, -1, -1]);
  expect(icicleNodeAt(forest, places, 1, -1)).toBe(-1);
});
