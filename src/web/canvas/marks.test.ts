import { describe, expect, test } from "vitest";
import { ADDED, NEW_AREA, NEW_MANAGER, REMOVED } from "../engine/edit/differences.ts";
import { LEAVING, paintMarks, PICKED, signOf } from "./marks.ts";
import { paintsOf } from "./paints.ts";
import type { Pixels } from "./pixels.ts";
import type { Target } from "./target.ts";

/** A target of 100 × 60 px that remembers what was put where. */
function targetOf(): Target & { readonly at: (x: number, y: number) => number } {
  const colours = new Uint32Array(100 * 60);
  const fill: Pixels["fill"] = (left, top, right, bottom, colour) => {
    for (let y = Math.max(0, top); y < Math.min(60, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(100, right); x++) colours[y * 100 + x] = colour;
  };
  return {
    pixels: { width: 100, height: 60, fill } as Pixels,
    ratio: 1,
    paints: paintsOf("light"),
    lines: [],
    heads: [],
    dashed: [],
    at: (x, y) => colours[y * 100 + x] ?? 0,
  };
}

const box = { x: 10, y: 10, right: 70, bottom: 50 };

describe("what differs is told by sign and line, not by colour alone", () => {
  test.each([
    [NEW_MANAGER, "↷", "moved"],
    [NEW_AREA, "↷", "moved"],
    [ADDED, "+", "added"],
    [REMOVED, "−", "removed"],
  ] as const)("bits %i are %s", (bits, sign, colour) => {
    expect(signOf(bits)).toEqual({ sign, colour });
    const target = targetOf();
    paintMarks(target, bits, box);
    expect(target.lines.map(({ text }) => text)).toEqual([sign]);
    expect(target.dashed.length).toBe(sign === "−" ? 1 : 0);
    const { pixel } = target.paints.marks[colour];
    if (sign !== "−") expect(target.at(12, 30)).toBe(pixel);
    // New ones have a second line inside.
    expect(target.at(14, 30) === pixel).toBe(sign === "+");
  });
});

test("who is taken up leaves a dashed place without a sign", () => {
  const target = targetOf();
  paintMarks(target, LEAVING | NEW_MANAGER | PICKED, box);
  expect(target.dashed).toHaveLength(1);
  expect(target.lines).toEqual([]);
  expect(target.at(30, 30)).toBe(target.paints.ground);
});

test("a block too narrow for a sign is marked on top, and nothing is painted where nothing differs", () => {
  const target = targetOf();
  paintMarks(target, NEW_AREA, { x: 10, y: 10, right: 13, bottom: 50 });
  expect(target.at(11, 11)).toBe(target.paints.marks.moved.pixel);
  expect(target.at(11, 30)).toBe(0);
  paintMarks(target, 0, { x: 40, y: 10, right: 60, bottom: 50 });
  expect(target.at(45, 11)).toBe(0);
});

test("who is picked has a line around", () => {
  const target = targetOf();
  paintMarks(target, PICKED, box);
  expect(target.at(10, 30)).toBe(target.paints.marks.picked.pixel);
  expect(signOf(PICKED | LEAVING)).toBeNull();
});
