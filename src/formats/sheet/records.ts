import { createByteDecoder } from "../csv/encoding.ts";
import { DELIMITERS } from "../csv/delimiter.ts";
import { CSV_LIMITS } from "../csv/limits.ts";
import { createTokeniser } from "../csv/tokenise.ts";
import { sheetColumns } from "./fields.ts";

/** Cells of one row as read, and the row's number in the sheet, header = 1. */
export interface TextRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface TextRecords {
  /** Rows with text, the header first. */
  readonly records: readonly TextRecord[];
  /** The rows that hold a quote which is never closed. */
  readonly openQuoteRows: readonly number[];
  /** Why reading ended early, where a limit was met. */
  readonly refusal: string | null;
}

/** Cuts a sheet into rows of cells with the divider under which its first row holds most of our columns. */
export function readRecords(text: string): TextRecords {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? "";
  const columnsUnder = (divider: string): number =>
    sheetColumns(cut(firstLine, divider).records[0]?.cells ?? []).size;
  // Sorting is stable: of dividers that find as many columns the first stays.
  const [divider = ","] = [...DELIMITERS].sort((a, b) => columnsUnder(b) - columnsUnder(a));
  return cut(body, divider);
}

function cut(text: string, divider: string): TextRecords {
  const records: TextRecord[] = [];
  const openQuoteRows: number[] = [];
  let row = 0;
  let refusal: string | null = null;
  const tokeniser = createTokeniser(divider, CSV_LIMITS, {
    row(cells, count) {
      row++;
      const own = cells.slice(0, count);
      if (own.some((cell) => cell.trim() !== "")) records.push({ row, cells: own });
    },
    openQuote: () => openQuoteRows.push(row + 1),
    refuse: (reason) => (refusal = reason),
  });
  tokeniser.push(text);
  tokeniser.end();
  return { records, openQuoteRows, refusal };
}

/** Bytes as text: UTF-8, UTF-16 with a byte order mark, else Windows-1252, as Excel saves "CSV". */
export function decodeSheet(bytes: Uint8Array): string {
  const decoder = createByteDecoder();
  return decoder.push(bytes) + decoder.end();
}
