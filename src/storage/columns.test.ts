import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader, ByteWriter } from "./columnBytes.ts";
import { readColumn, writeColumn } from "./columns.ts";
import { NO_TEXT, textsOf, TextPool } from "./textPool.ts";

/** What comes back of values, and how many bytes they took beside their texts. */
function there(values: readonly unknown[], partLetters?: number) {
  const pool = new TextPool(partLetters);
  const bytes = new ByteWriter();
  writeColumn(bytes, pool, values);
  const part = bytes.close();
  const texts = pool.close();
  // As databases hand bytes over: anywhere within others.
  const shifted = new Uint8Array(part.length + 3);
  shifted.set(part, 3);
  const back = readColumn(new ByteReader(shifted.subarray(3)), textsOf(texts), values.length);
  return { back, bytes: part.length, texts };
}

/** Keys in their order too: what is printed from records follows it. */
const said = (value: unknown): string => JSON.stringify(value);

test.each<[string, readonly unknown[]]>([
  ["nothing", []],
  ["texts, one of them missing", ["a", null, "", "a", "Ño\u0000ël 🎈"]],
  ["yes and no", [true, false, true]],
  ["whole numbers of one byte", [5, 260, 7]],
  ["of two", [-3, 65_532]],
  ["of four, from end to end", [-(2 ** 31), 2 ** 31 - 1, 0, 1]],
  ["numbers that count", [7, 8, 9, 10]],
  ["one number", [7]],
  ["shares", [0.5, 1, 1e300, -0.1]],
  ["numbers beyond 32 bits", [2 ** 53, 1]],
  ["lists, empty ones too", [["a", "b"], [], ["c"]]],
  ["lists of lists of numbers", [[[1], []], [], [[2, 3]]]],
  [
    "records with other fields and another order",
    [{ a: 1, b: "x" }, { b: "y", a: 2 }, {}, { c: [{ d: true }] }],
  ],
  ["a field that is a text here and a number there", [{ a: 1 }, { a: "1" }, { a: null }, { a: { b: [1] } }]],
  ["numbers as names", [{ b: 1, 2: 2, 1: 1 }]],
  ["names of what every object has", [{ constructor: "a", toString: "b", hasOwnProperty: "c" }]],
  ["a name that no assignment makes a field", [JSON.parse('{"__proto__": "x", "a": 1}'), { a: 2 }]],
])("%s come back as they were", (_, values) => {
  expect(said(there(values).back)).toBe(said(values));
});

test("any plain data come back, with their texts in one part or in many", () => {
  const record = fc.record(
    {
      id: fc.string({ unit: "binary" }),
      share: fc.double({ noNaN: true, noDefaultInfinity: true }),
      level: fc.integer(),
      extra: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.array(record), fc.array(fc.jsonValue()), fc.array(fc.array(fc.string()))),
      fc.integer({ min: 1, max: 50 }),
      (values, partLetters) => {
        // As JSON they have been kept: nothing is lost, and no more than −0 is changed.
        const plain = JSON.parse(JSON.stringify(values).replaceAll(/[\ud800-\udfff]/gu, "?")) as unknown[];
        expect(said(there(plain, partLetters).back)).toBe(said(plain));
      },
    ),
  );
});

test("what is undefined is not there, and shared texts are written once", () => {
  expect(there([{ a: undefined, b: "x" }]).back).toStrictEqual([{ b: "x" }]);
  const { texts } = there(
    Array.from({ length: 100 }, (_, i) => ({ id: `person-${i % 2}`, managerId: "person-0" })),
  );
  expect(new TextDecoder().decode(texts[0]).match(/person/g)).toHaveLength(2);
});

test("more sets of fields than are worth naming are kept as they are", () => {
  const values = Array.from({ length: 3000 }, (_, i) => ({ [`f${i}`]: i }));
  const { back, bytes } = there(values);
  expect(said(back)).toBe(said(values));
  expect(bytes).toBeLessThan(20_000);
});

test("a column of one word or of counted numbers takes a few bytes", () => {
  expect(there(Array.from({ length: 10_000 }, () => "active")).bytes).toBeLessThan(10);
  expect(there(Array.from({ length: 10_000 }, (_, i) => `p${i}`)).bytes).toBeLessThan(10);
});

test("texts are numbered from one, in the order in which they come", () => {
  const pool = new TextPool(4);
  expect(["ab", "cd", "ab", "e"].map((text) => pool.numberOf(text))).toEqual([1, 2, 1, 3]);
  const parts = pool.close();
  expect(parts).toHaveLength(2);
  expect(textsOf(parts)).toEqual([null, "ab", "cd", "e"]);
  expect(textsOf([])[NO_TEXT]).toBeNull();
});

test("a pool that knows no more texts writes what comes again once more", () => {
  const pool = new TextPool(100, 2);
  expect(["a", "b", "a", "c", "a"].map((text) => pool.numberOf(text))).toEqual([1, 2, 1, 3, 4]);
  expect(textsOf(pool.close())).toEqual([null, "a", "b", "c", "a"]);
});
