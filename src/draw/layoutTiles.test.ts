import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { framesBetween, layoutTiles, shelvesBetween, tileAt, type Tiles } from "./layoutTiles.ts";

const groups = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(3000) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((counts) => Int32Array.from(counts));

const frames = (tiles: Tiles): number[] => Array.from(tiles.x.keys());

describe("areas as frames", () => {
  test("never overlap and stay inside the rectangle", () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 200, max: 1500 }), (counts, width) => {
        const tiles = layoutTiles(counts, width, 600);
        const { x, y, width: wide, height: high } = tiles;
        for (const a of frames(tiles)) {
          expect(x[a]! + wide[a]!).toBeLessThanOrEqual(width + 1e-6);
          expect(y[a]! + high[a]!).toBeLessThanOrEqual(600 + 1e-6);
          for (let b = a + 1; b < counts.length; b++) {
            const across = Math.min(x[a]! + wide[a]!, x[b]! + wide[b]!) - Math.max(x[a]!, x[b]!);
            const down = Math.min(y[a]! + high[a]!, y[b]! + high[b]!) - Math.max(y[a]!, y[b]!);
            expect(Math.min(across, down)).toBeLessThan(1e-6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  test("hold all their people inside, each found at the middle of their square", () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const tiles = layoutTiles(counts, 900, 600);
        for (const f of frames(tiles)) {
          for (const k of [0, Math.floor(counts[f]! / 2), counts[f]! - 1].filter((k) => k >= 0)) {
            const rows = tiles.rows[f]!;
            const x = tiles.x[f]! + tiles.pad + (Math.floor(k / rows) + 0.5) * tiles.cell;
            const y = tiles.y[f]! + tiles.header + ((k % rows) + 0.5) * tiles.cell;
            if (k < counts[f]!) expect(tileAt(tiles, x, y)).toEqual({ frame: f, person: k });
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  test("what is at a point, or in a window, is what a search of all frames finds", () => {
    fc.assert(
      fc.property(groups, fc.nat(899), fc.nat(599), (counts, px, py) => {
        const tiles = layoutTiles(counts, 900, 600);
        const [x, y] = [px + 0.31, py + 0.31];
        const covers = (f: number): boolean =>
          tiles.x[f]! <= x &&
          x < tiles.x[f]! + tiles.width[f]! &&
          tiles.y[f]! <= y &&
          y < tiles.y[f]! + tiles.height[f]!;
        expect(tileAt(tiles, x, y)?.frame ?? -1).toBe(frames(tiles).findIndex(covers));
        const seen = new Set<number>();
        const [first, end] = shelvesBetween(tiles, y, y + 50);
        for (let shelf = first; shelf < end; shelf++) {
          const [from, to] = framesBetween(tiles, shelf, x, x + 50);
          for (let f = from; f < to; f++) seen.add(f);
        }
        for (const f of frames(tiles)) {
          const across = tiles.x[f]! < x + 50 && tiles.x[f]! + tiles.width[f]! > x;
          const down = tiles.y[f]! < y + 50 && tiles.y[f]! + tiles.height[f]! > y;
          if (across && down) expect(seen.has(f)).toBe(true);
        }
      }),
    );
  });
  test("come out the same twice, and give everybody room at a hundred thousand", () => {
    const counts = Int32Array.from({ length: 2500 }, (_, i) => 10 + ((i * 7919) % 61));
    const tiles = layoutTiles(counts, 900, 500);
    expect(tiles).toEqual(layoutTiles(counts, 900, 500));
    // Half of the rectangle at least is people.
    const people = counts.reduce((sum, count) => sum + count, 0);
    expect((people * tiles.cell ** 2) / (900 * 500)).toBeGreaterThan(0.5);
  });
});
