import type { OrgLists, OrgRecords } from "../../org/index.ts";
import { neutralise } from "../tabular/clean.ts";
import { writeTables } from "../tabular/write.ts";

/** A file of the canonical folder as text. */
export interface CsvText {
  readonly name: string;
  readonly text: string;
}

/**
 * The canonical folder: UTF-8, commas, LF, sorted by id, people always and other lists where they have rows. Text that
 * a spreadsheet would calculate gets an apostrophe in front, which reading takes off. Placeholders of reading
 * policies are left out; of records, people outside today's org are written too.
 * `parseCsvFolder` of the result gives equal lists for text without outer blanks and NUL.
 * @example formatCsvFolder(org.records).map((file) => file.name) // ["people.csv", "areas.csv", …]
 */
export function formatCsvFolder(lists: OrgLists | OrgRecords): CsvText[] {
  return writeTables(lists).map((table) => ({
    name: `${table.list}.csv`,
    text: [table.headings, ...table.rows].map(formatRow).join(""),
  }));
}

/**
 * A table of text as CSV: UTF-8, commas, LF; text that a spreadsheet would calculate gets an apostrophe in front.
 * @example formatCsvTable(["id", "says"], [["a", "=1+1"]]) // "id,says\na,'=1+1\n"
 */
export function formatCsvTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, ...rows].map(formatRow).join("");
}

function formatRow(cells: readonly string[]): string {
  // A row of one empty cell would read as a blank line; our tables have more columns.
  return `${cells.map(formatCell).join(",")}\n`;
}

const NEEDS_QUOTES = /[",\n\r]/;

function formatCell(cell: string): string {
  const text = neutralise(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
