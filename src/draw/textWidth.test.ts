import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitText, textWidth, wrapText } from "./textWidth.ts";

describe("the estimated width", () => {
  test.each([
    ["a wide letter is wider than a narrow one", "WWWW", "iiii"],
    ["longer text is wider", "Search and more", "Search"],
    ["a full-width character counts more than a letter", "検索", "ab"],
  ])("%s", (_, wide, narrow) => {
    expect(textWidth(wide, 12)).toBeGreaterThan(textWidth(narrow, 12));
  });
  test("bold is wider, and marks without width add nothing", () => {
    expect(textWidth("Search", 12, 600)).toBeGreaterThan(textWidth("Search", 12));
    expect(textWidth("e\u0301", 12)).toBe(textWidth("e", 12));
    expect(textWidth("\u2068a\u2069", 12)).toBe(textWidth("a", 12));
  });
});

const anyText = fc.string({ unit: "grapheme", maxLength: 40 });

test("a fitted text is never wider than its room, and is untouched where it fits", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 300 }), (content, room) => {
      const fitted = fitText(content, 12, room);
      expect(textWidth(fitted, 12)).toBeLessThanOrEqual(room);
      if (textWidth(content, 12) <= room) expect(fitted).toBe(content);
    }),
  );
});

test("wrapping loses no word that fits a line, and no line is too wide", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 20 }), (words) => {
      const lines = wrapText(words.join(" "), 12, 100);
      expect(lines.join(" ")).toBe(words.join(" "));
      for (const one of lines) expect(textWidth(one, 12)).toBeLessThanOrEqual(100);
    }),
  );
});
