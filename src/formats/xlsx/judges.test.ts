import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as exceljs from "exceljs";
import * as fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildOrg, type OrgDraft } from "../../org/index.ts";
import { parseFiles, type InputFile } from "../index.ts";
import { createTokeniser } from "../csv/tokenise.ts";
import { CSV_LIMITS } from "../csv/limits.ts";
import { writeTables } from "../tabular/write.ts";
import { formatXlsx } from "./format.ts";
import { writeWorkbook, type SheetTable } from "./writeWorkbook.ts";

const SETS = ["sourcegraph-2022-05-15", "adventureworks", "cloudfoundry", "govuk", "hmcts"] as const;
const TODAY = "2026-06-01";

const filesOf = (set: string): InputFile[] =>
  readdirSync(`examples/${set}`)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => ({ name, bytes: readFileSync(`examples/${set}/${name}`) }));
const draftOf = (files: readonly InputFile[]): OrgDraft => parseFiles(files, { today: TODAY });
const bytesOf = (draft: OrgDraft): Uint8Array => formatXlsx(draft).files[0]?.bytes ?? new Uint8Array();

/** What a spreadsheet may do to text: calculate it, trim it, take it for a number, a day or markup. */
const ODD: SheetTable = {
  name: "people",
  headings: ["id", "name", "start_date", "fte", "vacant", "note"],
  rows: [
    ["0042", "=1+1", "2026-03-01", "0.1", "true", "a\nb"],
    ["1e5", "'quoted", "1899-12-31", "0.25", "", "-1"],
    ["+49 170", '=HYPERLINK("http://x.example")', "9999-12-31", "1", "false", 'say "hi", now'],
    ["@a", "漢字 🎉 Ünïcode", "1900-03-01", "-5", "true", "<b>&amp;\tTRUE"],
    ["1/2", "TRUE", "2024-02-29", "0.333", "", "#N/A"],
    ["2026-03-01", "50%", "2000-01-01", "100000", "", "''=x"],
  ],
};

/** A cell that a program shows otherwise may still have the same value. */
const isSame = (given: string, back: string): boolean =>
  given === back ||
  (/^(true|false)$/.test(given) && given === back.toLowerCase()) ||
  (/^-?[\d.]+$/.test(given) && back !== "" && Number(given) === Number(back.replace("\u2212", "-")));

describe("exceljs", () => {
  const valueOf = (cell: exceljs.Cell): string => {
    expect(cell.type).not.toBe(exceljs.ValueType.Formula);
    const { value } = cell;
    if (value === null || value === undefined) return "";
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  const sheetsOf = async (bytes: Uint8Array) => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    return book.worksheets;
  };
  const expectSame = async (bytes: Uint8Array, tables: readonly SheetTable[]): Promise<void> => {
    const sheets = await sheetsOf(bytes);
    expect(sheets.map((sheet) => sheet.name)).toEqual(tables.map((table) => table.name));
    tables.forEach(({ headings, rows }, s) => {
      const back = [headings, ...rows].map((row, r) =>
        row.map((_, c) => valueOf(sheets[s]!.getCell(r + 1, c + 1))),
      );
      expect(back).toEqual([[...headings], ...rows.map((row) => [...row])]);
    });
  };

  test.each(SETS)("reads the values of %s as they were written", async (set) => {
    const draft = draftOf(filesOf(set));
    const tables = writeTables(draft).map(({ list, headings, rows }) => ({ name: list, headings, rows }));
    await expectSame(bytesOf(draft), tables);
  });

  test("reads text that a spreadsheet would change, and tables of any text", async () => {
    await expectSame(writeWorkbook([ODD]).bytes, [ODD]);
    const text = fc.string({ unit: "grapheme", maxLength: 6 }).filter((t) => !/\p{Cs}/u.test(t));
    const odd = fc.constantFrom("_x0041_", "a\u0001b", "_x005F_x", "a\r\nb", "=1", "'", " a ", "1e3");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.oneof(text, odd), { minLength: 3, maxLength: 3 }), { maxLength: 4 }),
        async (rows) => {
          const table = { name: "people", headings: ["id", "note", "start_date"], rows };
          await expectSame(writeWorkbook([table]).bytes, [table]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("sees a bold header that stays in sight, with filters, and columns wide enough to read", async () => {
    const [sheet] = await sheetsOf(writeWorkbook([ODD]).bytes);
    expect(sheet?.getCell("A1").font.bold).toBe(true);
    expect(sheet?.getCell("A2").font.bold).toBeFalsy();
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet?.autoFilter).toBe("A1:F7");
    expect(sheet?.getColumn(2).width).toBe(31);
    expect([1, 3, 4, 5].map((c) => sheet?.getCell(2, c).type)).toEqual([
      exceljs.ValueType.String,
      exceljs.ValueType.Date,
      exceljs.ValueType.Number,
      exceljs.ValueType.Boolean,
    ]);
  });

  test.each(SETS)("writes %s and it is the same organisation as the CSV", async (set) => {
    const files = filesOf(set);
    const book = new exceljs.Workbook();
    for (const { name, bytes } of files) {
      const sheet = book.addWorksheet(name.replace(".csv", ""));
      for (const row of cut(new TextDecoder().decode(bytes))) sheet.addRow(row);
    }
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    expectSameOrg([{ name: "company.xlsx", bytes }], files);
  });
});

function cut(text: string): string[][] {
  const rows: string[][] = [];
  const tokeniser = createTokeniser(",", CSV_LIMITS, {
    row: (cells, count) => void rows.push(cells.slice(0, count)),
    openQuote: () => {},
    refuse: (reason) => expect(reason).toBe(""),
  });
  tokeniser.push(text.replace(/^\ufeff/, ""));
  tokeniser.end();
  return rows;
}

/** Rows of the file differ where a program leaves lines out; everything else is equal. */
function expectSameOrg(read: readonly InputFile[], as: readonly InputFile[]): void {
  const [draft, wanted] = [draftOf(read), draftOf(as)];
  // A record a line: what differs is shown, and not the thousand others.
  const lines = (items: readonly object[]) =>
    items.map((item) => JSON.stringify(Object.entries({ ...item, row: 0 }).sort()));
  for (const list of ["people", "areas", "assignments", "assets", "disciplines"] as const) {
    const [got, expected] = [lines(draft[list]), lines(wanted[list])];
    expect(got.length, list).toBe(expected.length);
    expect(got.filter((line, i) => line !== expected[i])).toEqual([]);
  }
  expect(draft.problems.map((problem) => problem.code)).toEqual(
    wanted.problems.map((problem) => problem.code),
  );
  const [org, same] = [draft, wanted].map((one) => buildOrg(one, { today: TODAY }));
  expect(org?.records.reading).toEqual(same?.records.reading);
}

interface Program {
  readonly name: string;
  readonly command: string;
  readonly install: string;
  /** Converts files of a folder into a folder below it; CSV files are named `<file>-<sheet>.csv`. */
  convert(folder: string, files: readonly string[], to: "csv" | "xlsx"): void;
}

const LIBRE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
const PROGRAMS: readonly Program[] = [
  {
    name: "LibreOffice",
    command: "soffice",
    install: "apt-get install --no-install-recommends libreoffice-calc-nogui",
    convert(folder, files, to) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      // Token 76 is UTF-8, the seventh keeps text that looks like a number as it is, −1 writes every sheet.
      const target = to === "csv" ? LIBRE_CSV : "xlsx:Calc MS Excel 2007 XML";
      const filter = files.every((file) => file.endsWith(".csv")) ? ["--infilter=CSV:44,34,76,1"] : [];
      execFileSync(
        "soffice",
        [profile, "--headless", ...filter, "--convert-to", target, "--outdir", join(folder, "out"), ...files],
        { cwd: folder, stdio: "ignore", timeout: 50_000 },
      );
    },
  },
  {
    name: "Gnumeric",
    command: "ssconvert",
    install: "apt-get install gnumeric",
    convert(folder, files, to) {
      for (const file of files) {
        const stem = file.replace(/\.\w+$/, "");
        const args =
          to === "csv"
            ? ["-S", "-T", "Gnumeric_stf:stf_assistant", "-O", "format=preserve quoting-mode=auto", file]
            : [file];
        const out = to === "csv" ? `out/${stem}-%s.csv` : `out/${stem}.xlsx`;
        execFileSync("ssconvert", [...args, out], { cwd: folder, stdio: "ignore", timeout: 50_000 });
      }
    },
  },
];

for (const program of PROGRAMS) {
  const isThere = spawnSync(program.command, ["--version"], { stdio: "ignore" }).status === 0;
  if (!isThere)
    process.stderr.write(
      `SKIPPED: ${program.name} is not installed, so it judges no spreadsheet (${program.install}).\n`,
    );

  describe.skipIf(!isThere)(program.name, () => {
    let folder = "";
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "onethread-xlsx-"));
      execFileSync("mkdir", [join(folder, "out")]);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const outOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, "out", name)));

    test("opens every workbook that we write and gives its values back as CSV, none calculated", () => {
      const written = SETS.map((set) => {
        const draft = draftOf(filesOf(set));
        writeFileSync(join(folder, `${set}.xlsx`), bytesOf(draft));
        const tables = writeTables(draft).map(({ list, ...table }): SheetTable => ({ name: list, ...table }));
        return { file: set as string, tables };
      });
      writeFileSync(join(folder, "odd.xlsx"), writeWorkbook([ODD]).bytes);
      written.push({ file: "odd", tables: [ODD] });
      program.convert(
        folder,
        written.map(({ file }) => `${file}.xlsx`),
        "csv",
      );
      let cells = 0;
      for (const { file, tables } of written)
        for (const { name, headings, rows } of tables) {
          const back = cut(new TextDecoder().decode(outOf(`${file}-${name}.csv`)));
          [headings, ...rows].forEach((row, r) =>
            row.forEach((cell, c) => {
              cells++;
              const got = back[r]?.[c] ?? "";
              if (!isSame(cell, got)) expect(got, `${file} ${name} row ${r + 1}`).toBe(cell);
            }),
          );
        }
      expect(cells).toBeGreaterThan(25_000);
    });

    test("saves our workbooks again, and they read as the same organisation", () => {
      const files = SETS.map((set) => {
        writeFileSync(join(folder, `${set}.xlsx`), bytesOf(draftOf(filesOf(set))));
        return `${set}.xlsx`;
      });
      program.convert(folder, files, "xlsx");
      for (const set of SETS) {
        const bytes = outOf(`${set}.xlsx`);
        expectSameOrg(
          [{ name: "organisation.xlsx", bytes }],
          [{ name: "organisation.xlsx", bytes: bytesOf(draftOf(filesOf(set))) }],
        );
        for (const [path, part] of Object.entries(unzipSync(bytes)))
          if (path.includes("worksheets/"))
            // LibreOffice saves plain booleans as formulas; there must be no other.
            expect(strFromU8(part).match(/<f[ >/](?!aca="false">(?:TRUE|FALSE)\(\)<).{0,40}/g)).toBeNull();
      }
    });

    test("makes workbooks of the published CSV files that read as the same organisation", () => {
      const names = SETS.flatMap((set) =>
        filesOf(set).map(({ name, bytes }) => {
          writeFileSync(join(folder, `${set}--${name}`), bytes);
          return `${set}--${name}`;
        }),
      );
      program.convert(folder, names, "xlsx");
      for (const set of SETS)
        expectSameOrg(
          filesOf(set).map(({ name }) => {
            const workbook = name.replace(".csv", ".xlsx");
            return { name: workbook, bytes: outOf(`${set}--${workbook}`) };
          }),
          filesOf(set),
        );
    });
  });
}
