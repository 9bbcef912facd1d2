import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyTable, createTextKeys, mayHaveEqual } from "./textKeys.ts";

// Short texts and long ones, with characters beyond ASCII and NULs: their keys are made in different ways.
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.string({ unit: fc.constantFrom("a", "b", "\0", "ø"), minLength: 6, maxLength: 10 }),
);

test("a table of keys answers like a Map of the texts, and refuses texts that repeat", () => {
  fc.assert(
    fc.property(fc.array(text), fc.array(text), (texts, others) => {
      const keys = keysOf(texts);
      const table = createKeyTable(keys, (i) => texts[i]!);
      expect(table === undefined).toBe(new Set(texts).size < texts.length);
      if (table === undefined) return;
      const asked = [...texts, ...others, ""];
      expect(asked.map((one) => table.get(one))).toEqual(asked.map((one) => texts.indexOf(one)));
      const { column } = keysOf(others);
      expect(others.map((_, i) => table.positionOf(column, i, (at) => others[at]!))).toEqual(
        others.map((one) => texts.indexOf(one)),
      );
    }),
  );
});

test("texts of lists are equal in lower case or they are not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("a", "A", "b", "É", "é"), maxLength: 10 })),
      (texts) => {
        const keys = createTextKeys();
        const some = texts.filter((one) => one !== "");
        for (const one of some) keys.pushLower(one);
        expect(mayHaveEqual(keys)).toBe(new Set(some.map((one) => one.toLowerCase())).size < some.length);
      },
    ),
  );
});

test("absent texts are equal to nothing, not to each other", () => {
  expect(mayHaveEqual(keysOf([null, null, "ada"]))).toBe(false);
});

test("keys outgrow their first column", () => {
  const texts = Array.from({ length: 5000 }, (_, i) => `person-${i}`);
  const table = createKeyTable(keysOf(texts), (i) => texts[i]!);
  expect(table?.get("person-4999")).toBe(4999);
  expect(table?.get("person-5000")).toBe(-1);
});

function keysOf(texts: readonly (string | null)[]) {
  const keys = createTextKeys();
  for (const one of texts) keys.push(one);
  return keys;
}
