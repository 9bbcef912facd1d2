import { describe, expect, test } from "vitest";
import { csvLine, displayWidth, tableLines, wrap } from "./terminal.ts";

describe("tables", () => {
  const columns = [
    { title: "Area" },
    { title: "People", align: "right" as const },
    { title: "Why", flexible: true },
  ];
  const rows = [
    ["Search", "9", "three owners are named for it"],
    ["漢字", "12", "none"],
  ];
  test("piped rows are never wrapped", () => {
    expect(tableLines(columns, rows, Infinity)).toEqual([
      "Area    People  Why",
      "Search       9  three owners are named for it",
      "漢字        12  none",
    ]);
  });
  test("on a narrow terminal only the flexible column wraps", () => {
    const lines = tableLines(columns, rows, 34);
    expect(lines).toEqual([
      "Area    People  Why",
      "Search       9  three owners are",
      "                named for it",
      "漢字        12  none",
    ]);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(34);
  });
});

test.each([
  ["one two three", 8, ["one two", "three"]],
  ["incomprehensibilities", 5, ["incomprehensibilities"]],
  ["", 5, [""]],
])("wrap(%j, %i)", (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test.each([
  ["abc", 3],
  ["\u001b[1mabc\u001b[22m", 3],
  ["漢字", 4],
  ["é", 1],
])("%j is %i columns wide", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  [["a", "b"], "a,b"],
  [['say "hi"', "x,y"], '"say ""hi""","x,y"'],
  [["=1+1", "-4", "@x"], "'=1+1,-4,'@x"],
])("%j as CSV", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
