import { describe, expect, test } from "vitest";
import { counted, csvLine, displayWidth, printable, tableLines, wrap } from "./terminal.ts";

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

test.each([
  ["a bell and an escape", "Ada\u0007\u001b[2J", false, "Ada��[2J"],
  ["a line end inside a name", "A\nB", false, "A�B"],
  ["a turn of the reading direction", "a\u202Eb", true, "a�b"],
  ["our own bold where colours are on", "\u001b[1mAda\u001b[22m", true, "\u001b[1mAda\u001b[22m"],
  ["somebody's bold where they are off", "\u001b[1mAda", false, "�[1mAda"],
])("%s does not steer the terminal", (_, line, colored, shown) => {
  expect(printable(line, colored)).toBe(shown);
});

test.each([
  [1, "1 finding"],
  [0, "0 findings"],
  [1234, "1,234 findings"],
])("%i: %s", (n, text) => {
  expect(counted(n, "finding")).toBe(text);
});

describe("a table on a narrow terminal", () => {
  const columns = [
    { title: "Person" },
    { title: "Share", align: "right" as const },
    { title: "Role", flexible: true },
  ];
  const rows = [["Rowan Sandvik", "50 %", "member:engineering"]];
  test.each([60, 38, 36, 34, 33])("fits %i columns, and loses no letter", (width) => {
    const lines = tableLines(columns, rows, width);
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    const letters = (text: string): string => [...text.replace(/\s/g, "")].sort().join("");
    expect(letters(lines.slice(1).join(""))).toBe(letters(rows.flat().join("")));
  });
  test("a long word is broken behind a sign", () => {
    expect(tableLines(columns, rows, 34)).toEqual([
      "Person         Share  Role",
      "Rowan Sandvik   50 %  member:",
      "                      engineering",
    ]);
  });
});
