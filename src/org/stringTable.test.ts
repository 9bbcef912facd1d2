import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createStringTable } from "./stringTable.ts";

const texts = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.string({ unit: fc.constantFrom("a", "b", "\0", "ø"), minLength: 6, maxLength: 10 }),
);

test("answers like a Map, however small it was made and however often a text comes", () => {
  fc.assert(
    // Short texts and long ones, with characters beyond ASCII and NULs: their keys are made in different ways.
    fc.property(fc.array(texts, { maxLength: 100 }), fc.nat(4), (texts, expected) => {
      const table = createStringTable(expected);
      const map = new Map<string, number>();
      texts.forEach((text, i) => {
        expect(table.add(text, i)).toBe(map.get(text) ?? -1);
        if (!map.has(text)) map.set(text, i);
      });
      for (const text of [...texts, "never"]) expect(table.get(text)).toBe(map.get(text) ?? -1);
    }),
  );
});

test("texts of one hash are told apart, also when there are more than were expected", () => {
  // Made to collide: every text of a pair has the FNV-1a hash of the other.
  const pairs = collidingPairs(40);
  const table = createStringTable(4);
  const all = pairs.flat();
  all.forEach((text, i) => expect(table.add(text, i)).toBe(-1));
  expect(all.map((text) => table.get(text))).toEqual(all.map((_, i) => i));
  expect(table.add(all[3]!, 99)).toBe(3);
});

/** Pairs of nine-letter texts with one hash, found by trying about 2^18 of them. */
function collidingPairs(count: number): [string, string][] {
  const seen = new Map<number, string>();
  const pairs: [string, string][] = [];
  for (let n = 0; pairs.length < count && n < 2 ** 21; n++) {
    const text = `abc${String(Math.imul(n, 7919) >>> 0).padStart(10, "0")}`;
    let hash = 0x811c9dc5 | 0;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    const other = seen.get(hash);
    if (other === undefined) seen.set(hash, text);
    else pairs.push([other, text]);
  }
  return pairs;
}
