import type { OrgLists, OrgRecords } from "../../org/index.ts";
import { neutralise } from "../tabular/clean.ts";
import { writeTables } from "../tabular/write.ts";

/** A file of the canonical folder as text. */
export interface CsvText {
  readonly name: string;
  readonly text: string;
}

export function formatCsvFolder(lists: OrgLists | OrgRecords): CsvText[] {
  return writeTables(lists).map((table) => ({
    name: `${table.list}.csv`,
    text: [table.headings, ...table.rows].map(formatRow).join(""),
  }));
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
