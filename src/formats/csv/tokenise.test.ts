import * as fc from "fast-check";
import * as papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { CSV_LIMITS } from "./limits.ts";
import { createTokeniser } from "./tokenise.ts";

function rowsOf(
  pieces: readonly string[],
  limits = CSV_LIMITS as { [K in keyof typeof CSV_LIMITS]: number },
) {
  const rows: string[][] = [];
  const refusals: string[] = [];
  let openQuotes = 0;
  const tokeniser = createTokeniser(",", limits, {
    row: (cells, count) => rows.push(cells.slice(0, count)),
    openQuote: () => openQuotes++,
    refuse: (reason) => refusals.push(reason),
  });
  for (const piece of pieces) tokeniser.push(piece);
  tokeniser.end();
  return { rows, refusals, openQuotes };
}

const cell = fc.string({ unit: fc.constantFrom("a", "b", " ", ",", '"', "\n", "ö", ";"), maxLength: 6 });
const format = (rows: readonly (readonly string[])[], end: string): string =>
  rows
    .map((row) => row.map((c) => (/[",\n\r]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(",") + end)
    .join("");

describe("rows and cells", () => {
  test("are those papaparse reads, wherever the text is cut into pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.nat(80), { maxLength: 4 }),
        (rows, end, cuts) => {
          const text = format(rows, end);
          const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
          const oracle = papaparse.parse(text, { delimiter: ",", newline: end }).data.slice(0, -1);
          expect(rowsOf(pieces).rows).toEqual(oracle);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    [
      "mixed line ends",
      "a,b\r\n1,2\n3,4\r5,6",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
      ],
    ],
    ["a quoted line end", 'a,"b\r\nc"\n', [["a", "b\r\nc"]]],
    ["a quote inside plain text", 'a 5" pipe,b\n', [['a 5" pipe', "b"]]],
    ["blanks after a closing quote", '"a" ,b\n', [["a", "b"]]],
    ["no line end at the end", "a,b", [["a", "b"]]],
    ["an empty last cell", "a,\n", [["a", ""]]],
    ["a single line", "a", [["a"]]],
    ["nothing", "", []],
  ])("%s", (_, text, rows) => {
    expect(rowsOf([text]).rows.map((row) => row)).toEqual(rows);
    expect(rowsOf([...text]).rows).toEqual(rows);
  });
});

describe("hostile text", () => {
  test("a quote that is never closed is a plain character and swallows no row", () => {
    const { rows, openQuotes } = rowsOf(['id,name\n1,"Ada\n2,Bob\n3,Cyd\n']);
    expect(rows).toEqual([
      ["id", "name"],
      ["1", '"Ada'],
      ["2", "Bob"],
      ["3", "Cyd"],
    ]);
    expect(openQuotes).toBe(1);
  });

  test.each([
    ["a cell", "a".repeat(32 * 1024 + 1), "a cell has 32769 characters"],
    ["a quoted cell", `"${"a".repeat(32 * 1024 + 1)}"\n`, "a cell has 32769 characters"],
    ["a row of many cells", ",".repeat(600), "a row has more than 512 cells"],
    ["a row", `${`${"a".repeat(9_000)},`.repeat(130)}\n`, "a row has more than 1048576 characters"],
  ])("%s beyond the limit is refused", (_, text, reason) => {
    expect(rowsOf([text]).refusals.join()).toContain(reason);
  });

  test("ten megabytes behind an open quote cost no quadratic time", () => {
    const { rows } = rowsOf(['"', ...Array.from({ length: 640 }, () => `${"x".repeat(31)},1\n`.repeat(480))]);
    expect(rows.length).toBe(640 * 480);
  });
});
