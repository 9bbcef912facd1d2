import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitCount, looseText, newSketch, sketchText, typingErrors } from "./textSketch.ts";

const sketchOf = (text: string) => {
  const sketch = newSketch();
  sketchText(text, sketch);
  return sketch;
};

describe("loose text", () => {
  test.each([
    ["Search_Core – API", "searchcoreapi"],
    ["Zoé  Müller", "zoemuller"],
    ["C#", "c#"],
    ["org/repo", "org/repo"],
    ["a\u00a0b", "ab"],
    ["-", ""],
  ])("%s is compared as %s", (text, loose) => {
    expect(looseText(text)).toBe(loose);
  });
  test("what is typed differently has one hash", () => {
    const words = fc.stringMatching(/^[a-zA-Z0-9äöéñ/.# _-]{0,30}$/);
    fc.assert(
      fc.property(words, (text) => {
        expect(sketchOf(looseText(text)).hash).toBe(sketchOf(text).hash);
        expect(sketchOf(text.toUpperCase()).hash).toBe(sketchOf(text.toLowerCase()).hash);
      }),
    );
  });
});

/** Edits of one letter, all of them tried: the definition, for short texts. */
function oneEditAway(text: string, letters: readonly string[]): Set<string> {
  const edited = new Set<string>();
  for (let i = 0; i <= text.length; i++) {
    for (const letter of letters) {
      edited.add(text.slice(0, i) + letter + text.slice(i));
      if (i < text.length) edited.add(text.slice(0, i) + letter + text.slice(i + 1));
    }
    if (i < text.length) edited.add(text.slice(0, i) + text.slice(i + 1));
    if (i + 1 < text.length) edited.add(text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2));
  }
  edited.delete(text);
  return edited;
}

describe("typing errors", () => {
  test.each([
    ["payments", "payments", 0],
    ["paymnets", "payments", 1],
    ["payment", "payments", 1],
    ["paments", "payments", 1],
    ["pxymemts", "payments", 2],
    ["apymenst", "payments", 2],
    ["", "ab", 2],
    ["abc", "xyz", 3],
    ["ads", "payments", 3],
  ])("%s to %s: %i", (a, b, errors) => {
    expect(typingErrors(a, b, 2)).toBe(errors);
    expect(typingErrors(b, a, 2)).toBe(errors);
  });
  test("one error is exactly one edit, and changes at most three pairs of letters", () => {
    const short = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(short, short, (a, b) => {
        const isOne = oneEditAway(a, ["a", "b", "c"]).has(b);
        expect(typingErrors(a, b, 1) === 1).toBe(isOne);
        if (!isOne) return;
        const [x, y] = [sketchOf(a), sketchOf(b)];
        expect(bitCount(x.low & ~y.low) + bitCount(x.high & ~y.high)).toBeLessThanOrEqual(3);
      }),
    );
  });
});
