import { SHEET_GUESSES_MAX, type SheetRow } from "../../org/index.ts";
import { formatList } from "../tabular/cells.ts";
import { keepApostrophe, neutralise } from "../tabular/clean.ts";
import { writeWorkbook } from "../xlsx/writeWorkbook.ts";
import { SHEET_COLUMNS } from "./fields.ts";

const BOM = "\uFEFF";
const CELL_CHARS_MAX = 32_767;
const NEEDS_QUOTES = /[",;\t|\r\n]|^\s|\s$/;

/**
 * The sheet as CSV that a spreadsheet opens: UTF-8 with a byte order mark (Excel takes it for another encoding
 * without), comma, CRLF, header first. Lists are divided by `;`. Cells a spreadsheet would calculate begin with an
 * apostrophe. `parseSheet` is the inverse for texts without outer blanks.
 * @example formatSheet([]).split("\r\n").length // 2
 */
export function formatSheet(rows: readonly SheetRow[]): string {
  const lines = [SHEET_COLUMNS, ...rows.map(cellsOf)].map((cells) => cells.map(quoted).join(","));
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

/**
 * The same as an XLSX workbook of one sheet, whose header stays in sight: no cell is calculated or taken for a number.
 * @returns the bytes of the file; the same rows give the same bytes. Texts are cut at what a cell holds (32,767).
 * @example formatSheetWorkbook([]).length > 0 // true
 */
export function formatSheetWorkbook(rows: readonly SheetRow[]): Uint8Array {
  const cell = (text: string): string => keepApostrophe(text).slice(0, CELL_CHARS_MAX);
  return writeWorkbook([
    { name: "sheet", headings: SHEET_COLUMNS, rows: rows.map((row) => cellsOf(row).map(cell)) },
  ]).bytes;
}

function cellsOf(row: SheetRow): string[] {
  const guesses = Array.from({ length: SHEET_GUESSES_MAX }, (_, i) => {
    const guess = row.guesses[i];
    return guess === undefined ? ["", ""] : [formatList(guess.areas), guess.reason];
  });
  return [
    row.managerId ?? "",
    row.manager,
    row.kind,
    formatList(row.personIds),
    row.who,
    row.titles,
    row.known,
    ...guesses.flat(),
    formatList(row.areas),
    row.share === null ? "" : String(row.share),
    row.role ?? "",
    row.isLead ? "yes" : "",
    row.confirmed ?? "",
  ];
}

function quoted(cell: string): string {
  const text = neutralise(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
