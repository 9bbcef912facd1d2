import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildForest, type Forest } from "../org/index.ts";
import { layoutIcicle, type IcicleBlock } from "./layoutIcicle.ts";
import { placeIcicle } from "./placeIcicle.ts";

/** Any forest: the parent of each node is an earlier one or nobody. */
const forests = fc
  .array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 300 })
  .map(
    (rows) =>
      buildForest(Int32Array.from(rows, ([pick, root], i) => (i === 0 || root === 0 ? -1 : pick % i))).forest,
  );

const layoutOf = (lines: Forest, width: number) =>
  layoutIcicle({
    width,
    height: 400,
    lines,
    hue: Uint8Array.from({ length: lines.size }, (_, n) => (n * 7) % 10),
    vacant: Uint8Array.from({ length: lines.size }, (_, n) => (n % 11 === 5 ? 1 : 0)),
    label: (node) => ({ name: `N${node}`, title: "Title" }),
    letter: (node) => "ABCDEFGHIJ"[(node * 7) % 10]!,
  });

describe("the places of an icicle", () => {
  test("no two people of a level overlap, and they stand from left to right", () => {
    fc.assert(
      fc.property(forests, (lines) => {
        const { left, leaves, unit } = placeIcicle(lines, 1000);
        for (let level = 0; level + 1 < lines.levelStart.length; level++) {
          for (let n = lines.levelStart[level]! + 1; n < lines.levelStart[level + 1]!; n++)
            expect(left[n]!).toBeGreaterThanOrEqual(left[n - 1]! + leaves[n - 1]! * unit - 1e-6);
        }
      }),
    );
  });
  test("a manager spans exactly their reports, and the trees with their gaps span the width", () => {
    fc.assert(
      fc.property(forests, (lines) => {
        const { left, leaves, unit, gap } = placeIcicle(lines, 1000);
        for (let n = 0; n < lines.size; n++) {
          const [first, count] = [lines.childStart[n]!, lines.childCount[n]!];
          if (count === 0) continue;
          const last = first + count - 1;
          expect(left[first]).toBeCloseTo(left[n]!, 6);
          expect(left[last]! + leaves[last]! * unit).toBeCloseTo(left[n]! + leaves[n]! * unit, 6);
        }
        const last = lines.rootCount - 1;
        expect(left[0]).toBe(0);
        expect(left[last]! + leaves[last]! * unit).toBeCloseTo(1000, 6);
        if (last > 0) expect(gap).toBeGreaterThan(0);
      }),
    );
  });
});

const area = (block: IcicleBlock): number => block.width * block.height;

describe("the blocks of an icicle", () => {
  test("hold everybody once, at any width", () => {
    fc.assert(
      fc.property(forests, fc.integer({ min: 5, max: 2000 }), (lines, width) => {
        const { blocks, merged, below } = layoutOf(lines, width);
        expect(blocks.reduce((sum, block) => sum + block.count, 0) + below).toBe(lines.size);
        const shared = blocks.filter((block) => block.count > 1);
        expect(merged).toEqual({ people: shared.reduce((s, b) => s + b.count, 0), blocks: shared.length });
      }),
    );
  });
  test("never overlap and never leave the canvas", () => {
    fc.assert(
      fc.property(forests, fc.integer({ min: 5, max: 2000 }), (lines, width) => {
        const { blocks } = layoutOf(lines, width);
        blocks.forEach((a, i) => {
          expect(a.x + a.width).toBeLessThanOrEqual(width + 1e-6);
          expect(a.y + a.height).toBeLessThanOrEqual(400 + 1e-6);
          for (const b of blocks.slice(i + 1)) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            const share = across > 1e-6 && down > 1e-6 ? (across * down) / Math.min(area(a), area(b)) : 0;
            expect(share).toBeLessThan(1e-6);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
  test("merge only people narrower than 2 px, and stop as soon as 2 px are reached", () => {
    fc.assert(
      fc.property(forests, fc.integer({ min: 5, max: 2000 }), (lines, width) => {
        const { leaves, unit } = placeIcicle(lines, width);
        const { blocks } = layoutOf(lines, width);
        const alone = new Set(blocks.filter((block) => block.count === 1).map((block) => block.node));
        const drawn = lines.levelStart[Math.min(50, lines.levelStart.length - 1)]!;
        for (let n = 0; n < drawn; n++) if (leaves[n]! * unit >= 2) expect(alone.has(n)).toBe(true);
        for (const block of blocks) if (block.count > 1) expect(block.width).toBeLessThan(4);
      }),
    );
  });
  test("come out the same twice", () => {
    fc.assert(
      fc.property(forests, (lines) => {
        expect(JSON.stringify(layoutOf(lines, 700))).toBe(JSON.stringify(layoutOf(lines, 700)));
      }),
      { numRuns: 20 },
    );
  });
});

test("a million people one under the other: the levels that fit are drawn, the others counted", () => {
  const parents = Int32Array.from({ length: 1_000_000 }, (_, i) => i - 1);
  const { blocks, below } = layoutOf(buildForest(parents).forest, 1000);
  expect(blocks.length).toBe(50);
  expect(below).toBe(999_950);
});

test("a hundred thousand people become few commands", () => {
  const parents = Int32Array.from({ length: 100_000 }, (_, i) => (i === 0 ? -1 : Math.floor((i - 1) / 7)));
  const { commands, merged } = layoutOf(buildForest(parents).forest, 1248);
  expect(commands.length).toBeLessThan(6 * 1248);
  expect(merged.people).toBeGreaterThan(99_000);
});
