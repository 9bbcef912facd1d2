import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countIn, hideSmallCounts, hideSmallGroups, type Division } from "./smallGroups.ts";

const division = (of: readonly number[]): Division => ({
  groups: Math.max(0, ...of) + 1,
  of: Int32Array.from(of),
});
const sizes = (...groups: readonly number[]): number[] => groups.flatMap((n, g) => Array<number>(n).fill(g));
const shownOf = (...groups: readonly number[]): readonly (readonly number[])[] => {
  const of = sizes(...groups);
  return hideSmallGroups(of.length, [division(of)], 5)[0]!;
};

describe("small groups", () => {
  test.each([
    ["nothing to hide", [5, 8], [[0], [1]]],
    ["one small group takes the smallest of the others along", [3, 20, 9, 30], [[1], [3], [0, 2]]],
    ["several small ones are enough for each other", [3, 4, 20], [[2], [0, 1]]],
    ["small ones together still small take one along", [1, 2, 20, 9], [[2], [0, 1, 3]]],
    ["of two groups one small: nothing", [3, 40], []],
    ["all small, all together: nothing", [3, 3, 3], []],
  ])("%s", (_, groups, shown) => {
    expect(shownOf(...groups)).toEqual(shown);
  });
  test("a group of another division that differs by two people would tell of these two", () => {
    const sites = sizes(10, 12, 20);
    // Designers are all of the first site but two.
    const crafts = sites.map((site, p) => (site === 0 && p < 8 ? 0 : p < 25 ? 1 : 2));
    const [bySite, byCraft] = hideSmallGroups(42, [division(sites), division(crafts)], 5);
    expect(bySite).toEqual([[0], [1], [2]]);
    expect(byCraft!.some((groups) => groups.length === 1 && groups[0] === 0)).toBe(false);
  });
  test.each([
    // The first groups of both together are all but three; no row but these two tells of the three.
    [
      "two groups leave three people of all",
      [14, 8, 8],
      [13, 8, 9],
      (p: number) => (p < 14 ? 29 - p : p - 14),
    ],
    // The first groups of both are all, and three are in both.
    ["two groups share three people and are all", [16, 7, 7], [17, 6, 7], (p: number) => 29 - p],
  ])("%s: not both stand alone", (_, first, second, placeOf) => {
    const one = sizes(...first);
    const other = sizes(...second);
    const tables = [division(one), division(one.map((__, p) => other[placeOf(p)]!))];
    const [left, right] = hideSmallGroups(30, tables, 5);
    const isAlone = (table: typeof left) => table!.some((groups) => groups.length === 1 && groups[0] === 0);
    expect(isAlone(left) && isAlone(right)).toBe(false);
  });
  test("two rests that differ by three take another group along", () => {
    // Five people in small groups here are among eight in small groups there.
    const here = sizes(2, 3, 15, 20);
    const there = here.map((_, p) => (p < 4 ? 0 : p < 8 ? 1 : 2 + (p % 2)));
    const [left, right] = hideSmallGroups(40, [division(here), division(there)], 5);
    const restOf = (table: typeof left) => table!.find((groups) => groups.length > 1);
    expect([restOf(left)?.length, restOf(right)?.length]).not.toEqual([2, 2]);
  });
  test("equal groups of two divisions tell nothing new", () => {
    const of = sizes(10, 12);
    expect(hideSmallGroups(22, [division(of), division(of)], 5)).toEqual([
      [[0], [1]],
      [[0], [1]],
    ]);
  });
  test("no row, no difference of two rows and no rest of a table is of one to four people", () => {
    const divisions = fc.array(fc.array(fc.nat(4), { minLength: 30, maxLength: 30 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(divisions, (all) => {
        const tables = all.map(division);
        const shown = hideSmallGroups(30, tables, 5);
        const rows = shown.flatMap((table, d) =>
          table.map((groups) => ({
            members: new Set([...tables[d]!.of.keys()].filter((p) => groups.includes(tables[d]!.of[p]!))),
          })),
        );
        const isFew = (n: number): boolean => n > 0 && n < 5;
        for (const one of rows) {
          expect(isFew(one.members.size)).toBe(false);
          expect(isFew(30 - one.members.size)).toBe(false);
          for (const other of rows) {
            const rest = [...one.members].filter((p) => !other.members.has(p)).length;
            const isInside = [...other.members].every((p) => one.members.has(p));
            if (isInside) expect(isFew(rest)).toBe(false);
            const both = one.members.size - rest;
            const either = other.members.size + rest;
            if (both === 0) expect(isFew(30 - either)).toBe(false);
            if (either === 30) expect(isFew(both)).toBe(false);
          }
        }
        // Nobody is told by what the rows of one table leave of all.
        shown.forEach((table, d) => {
          const told = table.flat().length;
          const present = new Set(tables[d]!.of).size;
          expect(told === 0 || told === present).toBe(true);
        });
      }),
    );
  });
});

describe("small counts", () => {
  const hide = (rows: readonly (readonly [people: number, hit: number])[]): readonly (readonly number[])[] =>
    hideSmallCounts(
      rows.map((_, g) => [g]),
      (groups) => groups.reduce((sum, g) => sum + rows[g]![0], 0),
      (groups) => groups.reduce((sum, g) => sum + rows[g]![1], 0),
      5,
    );
  test.each([
    [
      "none or at least five: shown",
      [
        [20, 0],
        [20, 6],
      ],
      [[0], [1]],
    ],
    [
      "two of twenty goes together with another",
      [
        [20, 2],
        [20, 6],
        [30, 9],
      ],
      [[2], [0, 1]],
    ],
    [
      "all but two as well",
      [
        [20, 18],
        [20, 6],
        [30, 9],
      ],
      [[2], [0, 1]],
    ],
    [
      "nothing left to show",
      [
        [20, 2],
        [20, 1],
      ],
      [],
    ],
  ] as const)("%s", (_, rows, shown) => {
    expect(hide(rows)).toEqual(shown);
  });
  test("each row shown is safe, and no row is told by the others", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 5, max: 20 }), fc.nat(20)), { maxLength: 6 }),
        (rows) => {
          const all = rows.map(([people, hit]) => [people, hit % (people + 1)] as const);
          const shown = hide(all);
          for (const groups of shown) {
            const people = groups.reduce((sum, g) => sum + all[g]![0], 0);
            const hit = groups.reduce((sum, g) => sum + all[g]![1], 0);
            for (const n of [hit, people - hit]) expect(n === 0 || n >= 5).toBe(true);
          }
          expect([0, all.length]).toContain(shown.flat().length);
        },
      ),
    );
  });
});

test("counts by group leave out who is in none", () => {
  expect([...countIn({ groups: 2, of: Int32Array.of(0, 1, -1, 1) }, 4, (p) => p !== 3)]).toEqual([1, 1]);
});
