import { describe, expect, test } from "vitest";
import { parseFiles, parseMapping } from "../../../formats/index.ts";
import { columnsOf, mappingText, samplesOf, type ColumnChoice } from "./columns.ts";

const CSV = "Staff No.,Who,Team,Boss No.,Function\n1,Ada,Payments,,engineering\n2,Bo,,1,product\n";
const FILES = [{ name: "staff.csv", bytes: new TextEncoder().encode(CSV) }];
const read = (text = "") =>
  columnsOf(parseFiles(FILES, { today: "2026-06-01", mapping: parseMapping(text).columns }).columns ?? []);
const meanings = (text: string) => read(text).map(({ ours }) => ours);

describe("columns and what they are read as", () => {
  test("guesses, counts and samples", () => {
    expect(read().map(({ heading, ours, filled }) => [heading, ours, filled])).toEqual([
      // Neither ids nor names are known: the rows were not read.
      ["Staff No.", null, null],
      ["Who", null, null],
      ["Team", "area", null],
      ["Boss No.", null, null],
      ["Function", "discipline", null],
    ]);
    expect(read("people:\n  name: Who\n").map(({ filled }) => filled)).toEqual([2, 2, 1, 1, 2]);
    expect(samplesOf(FILES).find(({ heading }) => heading === "Function")?.samples).toEqual([
      "engineering",
      "product",
    ]);
  });

  test.each<[string, readonly Omit<ColumnChoice, "list">[], readonly (string | null)[]]>([
    [
      "columns that no guess took",
      [
        { heading: "Staff No.", ours: "id" },
        { heading: "Who", ours: "name" },
        { heading: "Boss No.", ours: "manager_id" },
      ],
      ["id", "name", "area", "manager_id", "discipline"],
    ],
    ["a guess chosen away", [{ heading: "Team", ours: null }], [null, null, null, null, "discipline"]],
    [
      "a field that moves to another column",
      [{ heading: "Function", ours: "area" }],
      [null, null, null, null, "area"],
    ],
    [
      "two columns that change places",
      [
        { heading: "Team", ours: "discipline" },
        { heading: "Function", ours: "area" },
      ],
      [null, null, "discipline", null, "area"],
    ],
  ])("%s", (_, choices, expected) => {
    const text = mappingText(
      read(),
      choices.map((one) => ({ list: "people", ...one })),
    );
    expect(parseMapping(text).problems).toEqual([]);
    expect(meanings(text)).toEqual(expected);
  });

  test("nothing chosen is no mapping", () => {
    expect(mappingText(read(), [])).toBe("");
  });
});
