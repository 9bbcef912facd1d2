import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personId, wording, type SheetRow } from "../../org/index.ts";
import { formatSheet, formatSheetWorkbook } from "./format.ts";
import { peopleSheet, rawWorkbook } from "../xlsx/rawWorkbook.case.ts";
import { parseSheet } from "./parse.ts";

const HEADER = "person_ids,area,share,role,is_lead,confirmed";

const text = fc
  .string({
    unit: fc.constantFrom("a", "Ü", '"', ",", ";", "\\", "=", "-", "'", "@", "\n", " ", "7"),
    maxLength: 8,
  })
  .map((s) => s.trim());
const word = text.filter((s) => s !== "");
const anyRow: fc.Arbitrary<Omit<SheetRow, "row">> = fc.record({
  managerId: fc.option(word.map(personId)),
  manager: text,
  kind: fc.constantFrom("team", "person"),
  personIds: fc.array(word.map(personId), { maxLength: 3 }),
  who: text,
  titles: text,
  known: text,
  guesses: fc.array(fc.record({ areas: fc.array(word, { minLength: 1, maxLength: 2 }), reason: text }), {
    maxLength: 3,
  }),
  areas: fc.array(word, { maxLength: 2 }),
  share: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true })),
  role: fc.option(word),
  isLead: fc.boolean(),
  confirmed: fc.constantFrom("yes", "no", null),
});

test("parse of format is the identity", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 4 }), (rows) => {
      const numbered = rows.map((row, i): SheetRow => ({ ...row, row: i + 2 }));
      expect(parseSheet(formatSheet(numbered))).toEqual({ rows: numbered, problems: [] });
      expect(parseSheet(formatSheetWorkbook(numbered))).toEqual({ rows: numbered, problems: [] });
    }),
  );
});

test("cells that a spreadsheet would calculate are written as text", () => {
  const [row] = parseSheet(`${HEADER}\nada,'=1+1,,-,,yes\n`).rows;
  expect(row).toMatchObject({ areas: ["=1+1"], role: "-" });
  const written = formatSheet(row === undefined ? [] : [row]);
  expect(written).toContain(",'=1+1,");
  expect(written).toContain(",'-,");
});

describe("what spreadsheets do to a sheet", () => {
  const SAID = { personIds: ["ada"], areas: ["Zahlungen ü"], share: 0.5, isLead: true, confirmed: "yes" };
  test.each([
    ["as written", `${HEADER}\nada,Zahlungen ü,0.5,,yes,yes\n`],
    ["semicolons and a decimal comma", `${HEADER.replaceAll(",", ";")}\nada;Zahlungen ü;0,5;;ja;JA\n`],
    ["tabs, CRLF, no last line end", `${HEADER.replaceAll(",", "\t")}\r\nada\tZahlungen ü\t50%\t\tx\tY`],
    ["a byte order mark", `\uFEFF${HEADER}\r\nada,Zahlungen ü,0.5,,true,true\r\n`],
    [
      "other order, case and further columns",
      `Notes,Confirmed,IS LEAD,Person-IDs,Share,Area\n!,yes,1,ada,0.5,Zahlungen ü\n`,
    ],
    [
      "renamed columns",
      `ok,lead,person,allocation,product\nyes,1,,0.5,Zahlungen ü\n`
        .replace("person,", "id,")
        .replace(",1,,", ",1,ada,"),
    ],
    ["everything in quotes", `${HEADER}\n"ada","Zahlungen ü","0.5","","yes","yes"\n`],
    ["blanks around cells", `${HEADER}\n ada , Zahlungen ü ,0.5,,yes , yes\u00A0\n`],
  ])("%s", (_, sheet) => {
    const { rows, problems } = parseSheet(sheet);
    expect(rows).toEqual([expect.objectContaining(SAID)]);
    expect(problems).toEqual([]);
  });

  test("Windows-1252 bytes, as Excel saves CSV", () => {
    const bytes = Uint8Array.from(`${HEADER}\nada,Zahlungen ü,0.5,,yes,yes\n`, (c) => c.charCodeAt(0));
    expect(parseSheet(bytes).rows).toEqual([expect.objectContaining(SAID)]);
  });

  test("a workbook of several sheets: the first visible one with text", () => {
    const answer =
      '<row r="4"><c t="str"><v>ada</v></c><c t="str"><v>Zahlungen ü</v></c><c><v>0.5</v></c><c/><c t="b"><v>1</v></c><c t="b"><v>1</v></c></row>';
    const sheets = {
      Notes: peopleSheet(["id"], ""),
      Blank: "",
      Sheet1: peopleSheet(HEADER.split(","), answer),
      Other: peopleSheet(["id"], ""),
    };
    const { rows, problems } = parseSheet(rawWorkbook({ sheets, hidden: ["Notes"] }));
    expect(rows).toEqual([expect.objectContaining({ ...SAID, row: 4 })]);
    expect(problems).toEqual([]);
  });

  test("what a workbook cannot say is said", () => {
    const cells =
      '<row r="2"><c t="str"><v>ada</v></c><c t="e"><v>#REF!</v></c><c/><c/><c/><c t="b"><v>1</v></c></row>';
    const broken = rawWorkbook({ sheets: { Sheet1: peopleSheet(HEADER.split(","), cells) } });
    expect(parseSheet(broken).problems.map((p) => wording(p.message))).toEqual([
      '1 cell of Sheet1 holds an error of the spreadsheet: "#REF!" in row 2.',
    ]);
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]);
    expect(parseSheet(old).problems.map((p) => wording(p.message))).toEqual([
      "The sheet is refused: it is a workbook of the old kind (.xls): save it as .xlsx.",
    ]);
  });

  test("blank rows are skipped and counted", () => {
    expect(parseSheet(`${HEADER}\n,,,,,\n\nada,Pay,,,,yes\n`).rows.map((row) => row.row)).toEqual([4]);
  });

  test("whole percents in the column", () => {
    const { rows, problems } = parseSheet(`${HEADER}\nada,Pay,50,,,yes\nbob,Pay,1,,,yes\n`);
    expect(rows.map((row) => row.share)).toEqual([0.5, 0.01]);
    expect(problems.map((p) => p.code)).toEqual(["share-unit"]);
  });
});

describe("faults name the row, the text and the way out", () => {
  test.each([
    [
      "ada,Pay,-1,,,yes",
      0,
      'share-bad Row 2: "-1" is no share above 0 up to 1. Write 0.5 or 50%, or leave it empty.',
    ],
    [
      "ada,Pay,half,,,yes",
      0,
      'share-bad Row 2: "half" is no share above 0 up to 1. Write 0.5 or 50%, or leave it empty.',
    ],
    [
      "ada,Pay,1.5,,,yes",
      0,
      'share-bad Row 2: "1.5" is no share above 0 up to 1. Write 0.5 or 50%, or leave it empty.',
    ],
    [
      "ada,Pay,,,,perhaps",
      1,
      'word-unknown Row 2: "perhaps" in the column confirmed is neither yes nor no; the row counts as not answered. Write yes or no.',
    ],
    [
      "ada,Pay,,,deputy,yes",
      1,
      'word-unknown Row 2: "deputy" in the column is_lead is neither yes nor no; read as no. Write yes or no.',
    ],
    [
      "ada,Pay,,,,yes,Growth",
      1,
      'row-uneven Row 2 has 7 cells, the header 6: "Growth" and what follows is ignored. Put text that holds the divider in quotes.',
    ],
    ['ada,"Pay,,,,yes', 1, "quote-open Row 2: a quote is opened and never closed. Close it, or remove it."],
  ])("%s", (line, rows, message) => {
    const parsed = parseSheet(`${HEADER}\n${line}\n`);
    expect(parsed.rows).toHaveLength(rows);
    expect(parsed.problems.map((p) => `${p.code} ${wording(p.message)}`)).toEqual([message]);
  });

  test.each([
    ["name,title\nAda,Engineer\n", "area and no column confirmed"],
    ["", "person_ids and no column area and no column confirmed"],
  ])("a file that is no sheet: %j", (sheet, missing) => {
    const { rows, problems } = parseSheet(sheet);
    expect(rows).toEqual([]);
    expect(problems.map((p) => wording(p.message))).toEqual([
      `The sheet has no column ${missing}. Keep the first row of the sheet as it was written; columns may be moved, not renamed.`,
    ]);
  });
});
