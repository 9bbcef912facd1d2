import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_IDS, betterBy, type Figures } from "./figures.ts";
import { frontOf, isBetter, kneeOf, mostAutonomyOf, thinned, type Found } from "./pareto.ts";

const figures = (points: number, headPoints: number, more: Partial<Figures> = {}): Figures => ({
  points,
  headPoints,
  seatsToFill: 0,
  managerChanged: 0,
  moved: 0,
  waves: 1,
  legs: 1,
  completeAreas: 1,
  ...more,
});
/** Plans without gap, each the cheapest at its own table. */
const found = (all: readonly Figures[]): Found[] =>
  all.map((one, k) => ({
    figures: one,
    costs: all.map((_, at) => (at === k ? 10 : 20)),
    lowerBound: 10,
    decided: String(k),
  }));

describe("the front", () => {
  test("keeps a plan that is better on one axis, drops one that is better on none", () => {
    const all = found([
      figures(100, 0),
      figures(90, 0, { seatsToFill: 2 }),
      figures(95, 0, { seatsToFill: 2, moved: 1 }),
    ]);
    expect(frontOf(all)).toEqual([1, 0]);
  });
  test("fewer complete areas are a cost, not a gain", () => {
    expect(frontOf(found([figures(100, 0), figures(100, 0, { completeAreas: 0 })]))).toEqual([0]);
    expect(frontOf(found([figures(100, 0), figures(90, 0, { completeAreas: 0 })]))).toEqual([1, 0]);
  });
  test("the base stays though another is better throughout", () => {
    expect(frontOf(found([figures(100, 0, { moved: 3 }), figures(90, 0)]))).toEqual([1, 0]);
  });
  test("one decision found twice is one plan", () => {
    const [a, b] = found([figures(100, 0), figures(90, 0, { moved: 1 })]);
    expect(frontOf([a!, b!, { ...b!, figures: b!.figures }])).toEqual([1, 0]);
  });
  test("what is not the cheapest at its own weights is left over from the search", () => {
    const [a, b] = found([figures(100, 0), figures(90, 0, { moved: 1 })]);
    // At the table of the second the first costs 9.
    expect(frontOf([{ ...a!, costs: [10, 9] }, b!])).toEqual([0]);
  });
  test("points apart by less than is unproved are noise, heads apart are not", () => {
    const [a, b] = found([figures(100, 0), figures(97, 0, { seatsToFill: 0 })]);
    const unproved = { ...b!, figures: figures(97, 0), lowerBound: 7 };
    expect(frontOf([{ ...a!, figures: figures(100, 0, { waves: 1 }) }, unproved])).toEqual([0]);
    expect(frontOf([a!, { ...unproved, figures: figures(97, 0, { moved: 1 }) }])).toEqual([1, 0]);
    expect(frontOf([a!, { ...unproved, lowerBound: 8, figures: figures(97, 0, { moved: 1 }) }])).toEqual([
      1, 0,
    ]);
  });
});

test("no plan of a front but the base is dominated by another, and every plan left out is by one that stays", () => {
  const arbitrary = fc.record({
    points: fc.nat(6),
    headPoints: fc.nat(6),
    seatsToFill: fc.nat(2),
    managerChanged: fc.nat(2),
    moved: fc.nat(2),
    waves: fc.nat(1),
    legs: fc.nat(1),
    completeAreas: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 9 }), (all) => {
      const front = frontOf(found(all));
      expect(front).toContain(0);
      for (const k of front) if (k !== 0) expect(all.some((other) => isBetter(other, all[k]!))).toBe(false);
      const notWorse = (one: Figures, other: Figures): boolean =>
        AXIS_IDS.every((axis) => betterBy(axis, one, other) >= 0);
      all.forEach((one, k) => {
        if (!front.includes(k)) expect(all.some((other, at) => at !== k && notWorse(other, one))).toBe(true);
      });
    }),
  );
});

describe("the knee", () => {
  test.each([
    [
      "bends below the line",
      [
        [0, 100],
        [20, 20],
        [100, 0],
      ],
      1,
    ],
    [
      "lies on the line: none",
      [
        [0, 100],
        [50, 50],
        [100, 0],
      ],
      -1,
    ],
    [
      "above the line: none",
      [
        [0, 100],
        [60, 60],
        [100, 0],
      ],
      -1,
    ],
    [
      "less deep than a tenth: none",
      [
        [0, 100],
        [46, 46],
        [100, 0],
      ],
      -1,
    ],
    [
      "the deepest of two",
      [
        [0, 100],
        [30, 30],
        [40, 10],
        [100, 0],
      ],
      2,
    ],
    [
      "two plans have none",
      [
        [0, 100],
        [100, 0],
      ],
      -1,
    ],
    [
      "all alike have none",
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      -1,
    ],
  ] as const)("%s", (_, points, knee) => {
    expect(kneeOf(points.map(([x, y]) => figures(x, y)))).toBe(knee);
  });
});

test("most autonomy is complete areas by point; no points at all beats any", () => {
  const of = (...all: readonly (readonly [number, number])[]): number =>
    mostAutonomyOf(all.map(([points, completeAreas]) => figures(points, 0, { completeAreas })));
  expect(of([100, 10], [50, 6], [200, 19])).toBe(1);
  expect(of([100, 10], [0, 1])).toBe(1);
  expect(of([100, 10], [200, 20])).toBe(0);
});

test("a long front is thinned to those that must stay and those in the widest gaps", () => {
  const front = [0, 10, 11, 12, 50, 90, 100].map((points) => figures(points, 0));
  expect(thinned(front, [0, 6], 3)).toEqual([0, 4, 6]);
  expect(thinned(front, [0, 6], 9)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
