import { readFileSync, readdirSync } from "node:fs";
import * as exceljs from "exceljs";
import * as papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { buildOrg, wording, type OrgDraft } from "../../org/index.ts";
import { parseFiles, type InputFile } from "../index.ts";
import { createReading } from "../tabular/reading.ts";
import { openSheets } from "./parse.ts";
import { peopleSheet, rawParts, rawWorkbook, rawZip, type RawWorkbook } from "./rawWorkbook.case.ts";

const OPTIONS = { today: "2026-06-01" };
const read = (...files: readonly (readonly [string, Uint8Array])[]): OrgDraft =>
  parseFiles(
    files.map(([name, bytes]): InputFile => ({ name, bytes })),
    OPTIONS,
  );
const messages = (draft: OrgDraft): string[] => draft.problems.map((problem) => wording(problem.message));

/** The text of cell B2 of a sheet, whose A2 holds an id. */
function textOf(cell: string, book: Omit<RawWorkbook, "sheets"> = {}): string | undefined {
  const rows = `<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c>${cell}</row>`;
  const sheets = { people: peopleSheet(["id", "note"], rows) };
  return read(["a.xlsx", rawWorkbook({ ...book, sheets })]).people[0]?.extra?.["note"];
}

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="00000"/>
<numFmt numFmtId="166" formatCode="[Red]#,##0.00&quot; days&quot;"/><numFmt numFmtId="167" formatCode="[$-409]d\\ mmm\\ yy"/>
<numFmt numFmtId="168" formatCode="[h]:mm"/><numFmt numFmtId="169" formatCode="General"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs>${[0, 14, 164, 165, 166, 167, 168, 169, 9, 22, 10].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
const PLAIN = 0;
const DAY = 1;
const ISO = 2;
const ZEROS = 3;
const RED_DAYS = 4;
const LOCAL_DAY = 5;
const HOURS = 6;
const GENERAL = 7;
const PERCENT = 8;
const TIME = 9;
const number = (value: string, style: number): string => `<c r="B2" s="${style}"><v>${value}</v></c>`;
const shared = `<si><t>plain</t></si>
<si><r><t>Ada </t></r><r><rPr><b/></rPr><t>Lovelace</t></r></si>
<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
<si><t xml:space="preserve">a&#13;&#10;b_x000D__x005F_x0041_</t></si>
<si/>`;

describe("a cell is read as text", () => {
  test.each([
    ["a shared text", '<c r="B2" t="s"><v>0</v></c>', "plain"],
    ["rich text without its styles", '<c r="B2" t="s"><v>1</v></c>', "Ada Lovelace"],
    ["text without its reading", '<c r="B2" t="s"><v>2</v></c>', "東京"],
    ["escaped characters", '<c r="B2" t="s"><v>3</v></c>', "a\r\nb\r_x0041_"],
    ["an empty shared text", '<c r="B2" t="s"><v>4</v></c>', undefined],
    [
      "an inline text of several runs",
      '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
      "ab",
    ],
    ["markup and CDATA", '<c r="B2" t="str"><v>&lt;b&gt;<![CDATA[ & <i>]]></v></c>', "<b> & <i>"],
    ["true", '<c r="B2" t="b"><v>1</v></c>', "true"],
    ["false", '<c r="B2" t="b"><v>0</v></c>', "false"],
    ["a number as Excel keeps it", number("0.10000000000000001", PLAIN), "0.1"],
    ["a large number", number("1E+20", PLAIN), "100000000000000000000"],
    ["minus zero", number("-0", PLAIN), "0"],
    ["a percentage", number("0.5", PERCENT), "0.5"],
    ["a number with zeros in front", number("42", ZEROS), "00042"],
    ["a number longer than its zeros", number("1234567", ZEROS), "1234567"],
    ["a number with a word and a colour", number("42", RED_DAYS), "42"],
    ["a number under General", number("42", GENERAL), "42"],
    ["a day", number("46082", DAY), "2026-03-01"],
    ["a day under a format of its own", number("46082", ISO), "2026-03-01"],
    ["a day under a format of a language", number("46082", LOCAL_DAY), "2026-03-01"],
    ["a day with a time", number("46082.395833333336", TIME), "2026-03-01T09:30:00"],
    ["a time", number("0.395833333333333", TIME), "09:30:00"],
    ["elapsed hours", number("0.25", HOURS), "06:00:00"],
    ["the first day", number("1", DAY), "1900-01-01"],
    ["the last day before the one that never was", number("59", DAY), "1900-02-28"],
    ["the day that never was", number("60", DAY), "1900-02-29"],
    ["the first day after it", number("61", DAY), "1900-03-01"],
    ["the last day", number("2958465", DAY), "9999-12-31"],
    ["a number after the last day", number("2958466", DAY), "2958466"],
    ["a number before the first day", number("-1", DAY), "-1"],
    ["an ISO day", '<c r="B2" t="d"><v>2026-03-01T00:00:00</v></c>', "2026-03-01"],
    ["a cell without its place, after the one before", "<c><v>7</v></c>", "7"],
    ["text that looks like a formula", '<c r="B2" t="str"><v>=1+1</v></c>', "=1+1"],
    ["text with the guard of CSV", `<c r="B2" t="str"><v>'=1+1</v></c>`, "=1+1"],
    ["other text with an apostrophe", `<c r="B2" t="str"><v>'s</v></c>`, "'s"],
  ])("%s", (_, cell, text) => {
    expect(textOf(cell, { shared, styles: STYLES })).toBe(text);
  });

  test("a day counts from 1904 where the workbook says so", () => {
    expect(textOf(number("44620", DAY), { styles: STYLES, is1904: true })).toBe("2026-03-01");
    expect(textOf(number("0", DAY), { styles: STYLES, is1904: true })).toBe("1904-01-01");
  });

  test("UTF-16 and prefixed names, as some programs write them", () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>id</x:v></x:c></x:row><x:row><x:c t="str"><x:v>Zoë</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${xml}`, "utf16le"));
    for (const bytes of [new TextEncoder().encode(xml), utf16])
      expect(read(["a.xlsx", rawWorkbook({ sheets: { people: bytes } })]).people[0]?.id).toBe("Zoë");
  });
});

describe("what is said of cells", () => {
  const people = (rows: string, after = ""): OrgDraft =>
    read([
      "company.xlsx",
      rawWorkbook({ sheets: { people: `${peopleSheet(["id", "name"], rows)}${after}` } }),
    ]);
  const row = (r: number, name: string): string => `<row r="${r}"><c r="A${r}"><v>${r}</v></c>${name}</row>`;

  test("a formula is the value saved beside it", () => {
    const draft = people(row(2, '<c r="B2" t="str"><f>UPPER("ada")</f><v>ADA</v></c>'));
    expect(draft.people[0]?.name).toBe("ADA");
    expect(messages(draft)).toEqual([
      '1 cell of company.xlsx › people is a formula: "=UPPER("ada")" in row 2.',
    ]);
    expect(draft.problems[0]?.blocks).toBe(false);
  });

  test("a formula without a saved value is empty, and in the way", () => {
    const draft = people(row(2, '<c r="B2"><f>A2</f></c>') + row(3, '<c r="B3"><f>A3</f></c>'));
    expect(messages(draft)).toContain(
      '2 cells of company.xlsx › people are formulas without a saved value: "=A2" in row 2.',
    );
    expect(draft.problems.find((problem) => problem.code === "formula-cell")?.blocks).toBe(true);
  });

  test("a plain TRUE, which LibreOffice saves as a formula, is none", () => {
    expect(messages(people(row(2, '<c r="B2" t="b"><f aca="false">TRUE()</f><v>1</v></c>')))).toEqual([]);
  });

  test("an error of the spreadsheet is empty", () => {
    const draft = people(row(2, '<c r="B2" t="e"><v>#N/A</v></c>'));
    expect(draft.people[0]?.name).toBe("2");
    expect(messages(draft)).toContain(
      '1 cell of company.xlsx › people holds an error of the spreadsheet: "#N/A" in row 2.',
    );
  });

  test("cells merged over rows have their value in the first alone", () => {
    const merged = '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="A1:B1"/></mergeCells>';
    const draft = people(row(2, '<c r="B2" t="str"><v>Ada</v></c>') + row(3, ""), merged);
    expect(draft.people.map((person) => person.name)).toEqual(["Ada", "3"]);
    expect(messages(draft)).toContain(
      'company.xlsx › people has cells merged over rows in 1 place: "B2:B3" from row 2.',
    );
  });

  test("rows are those of the sheet, and empty ones between them no fault", () => {
    const draft = people(row(7, '<c r="B7" t="str"><v>Ada</v></c>') + '<row r="9"/>' + row(12, ""));
    expect(draft.people.map((person) => person.row)).toEqual([7, 12]);
    expect(messages(draft)).toEqual(["1 row of company.xlsx › people without a name, first row 12."]);
  });

  test("formatted cells without text are no columns, however far out", () => {
    const draft = people(row(2, '<c r="B2" t="str"><v>Ada</v></c><c r="XFD2" s="1"/>'));
    expect(messages(draft)).toEqual([]);
  });
});

describe("which list a sheet is", () => {
  const sheet = (...ids: string[]): string =>
    peopleSheet(
      ["id", "name"],
      ids.map((id) => `<row><c t="str"><v>${id}</v></c><c t="str"><v>N ${id}</v></c></row>`).join(""),
    );
  const EMPTY = "<sheetData/>";

  test.each<[string, Record<string, RawWorkbook>, { people: string[]; areas: string[] }]>([
    [
      "sheets named after lists",
      { "a.xlsx": { sheets: { Areas: sheet("pay"), PEOPLE: sheet("1") } } },
      { people: ["1"], areas: ["pay"] },
    ],
    ["a lone sheet", { "a.xlsx": { sheets: { Sheet1: sheet("1") } } }, { people: ["1"], areas: [] }],
    [
      "a lone sheet beside empty ones",
      { "a.xlsx": { sheets: { Sheet1: EMPTY, Sheet2: sheet("1"), Sheet3: EMPTY } } },
      { people: ["1"], areas: [] },
    ],
    [
      "a lone unknown sheet beside known ones",
      { "a.xlsx": { sheets: { areas: sheet("pay"), Staff: sheet("1") } } },
      { people: ["1"], areas: ["pay"] },
    ],
    [
      "lone sheets of files named after lists",
      {
        "in/people.xlsx": { sheets: { Sheet1: sheet("1") } },
        "areas.xlsx": { sheets: { Sheet1: sheet("pay") } },
      },
      { people: ["1"], areas: ["pay"] },
    ],
    [
      "one list in two files",
      { "a.xlsx": { sheets: { people: sheet("1") } }, "b.xlsx": { sheets: { people: sheet("2") } } },
      { people: ["1", "2"], areas: [] },
    ],
    [
      "two unknown sheets",
      { "a.xlsx": { sheets: { A: sheet("1"), B: sheet("2") } } },
      { people: [], areas: [] },
    ],
    [
      "a hidden sheet",
      { "a.xlsx": { sheets: { areas: sheet("pay"), people: sheet("1") }, hidden: ["areas"] } },
      { people: ["1"], areas: [] },
    ],
  ])("%s", (_, books, is) => {
    const draft = read(...Object.entries(books).map(([name, book]) => [name, rawWorkbook(book)] as const));
    expect({ people: draft.people.map(({ id }) => id), areas: draft.areas.map(({ id }) => id) }).toEqual(is);
  });

  test("sheets that are not read are said", () => {
    const sheets = { people: sheet("1"), Budget: sheet("2"), Pay: sheet("3"), Empty: EMPTY };
    expect(messages(read(["a.xlsx", rawWorkbook({ sheets, hidden: ["Pay"] })]))).toEqual([
      "a.xlsx › Budget is none of the lists of an organisation. Name the sheet after the list it holds: people, areas, assignments, ….",
      "a.xlsx › Pay is hidden and stays unread. Unhide it to have it read.",
    ]);
  });

  test("a workbook is one under any name, and beside CSV fills the same organisation", () => {
    const areas = new TextEncoder().encode("id,name\npay,Payments\n");
    const draft = read(["upload", rawWorkbook({ sheets: { people: sheet("1") } })], ["areas.csv", areas]);
    expect([draft.people.length, draft.areas.length]).toEqual([1, 1]);
  });

  test("macros of an XLSM stay unread", () => {
    const more = [{ name: "xl/vbaProject.bin", bytes: new Uint8Array([0xd0, 0xcf]) }];
    expect(read(["a.xlsm", rawWorkbook({ sheets: { people: sheet("1") }, more })]).people).toHaveLength(1);
  });

  test("a chart sheet has no rows", () => {
    const parts = rawParts({ sheets: { people: sheet("1"), Chart: "" } }).map((part) => ({
      ...part,
      bytes: new TextEncoder().encode(
        new TextDecoder()
          .decode(part.bytes)
          .replace('worksheet" Target="worksheets/1.xml', 'chartsheet" Target="worksheets/1.xml'),
      ),
    }));
    expect(messages(read(["a.xlsx", rawZip(parts)]))).toEqual([]);
  });

  test("whoever reads rows otherwise gets every sheet with its rows", () => {
    const reading = createReading(OPTIONS);
    const bytes = rawWorkbook({ sheets: { A: sheet("1"), B: EMPTY } });
    const rows = openSheets([{ name: "a.xlsx", bytes }], reading).map((source) => {
      const found: string[][] = [];
      source.read(reading.faults(source.label), (cells, count) => found.push(cells.slice(0, count)));
      return [source.label, source.hasText(), found];
    });
    expect(rows).toEqual([
      [
        "a.xlsx › A",
        true,
        [
          ["id", "name"],
          ["1", "N 1"],
        ],
      ],
      ["a.xlsx › B", false, []],
    ]);
  });
});

test("the published organisation of 2022 as one workbook has its 275 people and 19 areas", async () => {
  const book = new exceljs.Workbook();
  for (const name of readdirSync("examples/sourcegraph-2022-05-15").filter((file) => file.endsWith(".csv"))) {
    const sheet = book.addWorksheet(name.replace(".csv", ""));
    const text = readFileSync(`examples/sourcegraph-2022-05-15/${name}`, "utf8").trimEnd();
    sheet.addRows(papaparse.parse(text, { delimiter: ",", newline: "\n" }).data);
  }
  const draft = read(["company.xlsx", new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)]);
  const { records } = buildOrg(draft, OPTIONS);
  expect([records.reading.people, draft.areas.length, draft.assignments.length, draft.assets.length]).toEqual(
    [275, 19, 132, 141],
  );
  expect(draft.problems.filter((problem) => problem.blocks)).toEqual([]);
});
