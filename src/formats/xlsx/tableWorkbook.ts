import { keepApostrophe } from "../tabular/clean.ts";
import { writeWorkbook } from "./writeWorkbook.ts";

/** Characters a cell holds. */
const CELL_CHARS_MAX = 32_767;

/**
 * A table of text as an XLSX workbook of one sheet, whose header stays in sight and has filters: no cell is calculated
 * or taken for a number. The same table gives the same bytes. Texts are cut at what a cell holds (32,767).
 * @param name of the sheet: a plain word.
 * @example formatTableWorkbook("people", ["id"], [["0042"]]).length > 0 // true
 */
export function formatTableWorkbook(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array {
  const cell = (text: string): string => keepApostrophe(text).slice(0, CELL_CHARS_MAX);
  return writeWorkbook([{ name, headings, rows: rows.map((row) => row.map(cell)) }], false).bytes;
}
