import type { Problem } from "../../org/index.ts";
import { createByteDecoder } from "../csv/encoding.ts";
import { DELIMITERS } from "../csv/delimiter.ts";
import { CSV_LIMITS } from "../csv/limits.ts";
import { createTokeniser } from "../csv/tokenise.ts";
import { createFaults } from "../tabular/faults.ts";
import { XLSX_LIMITS } from "../xlsx/limits.ts";
import { looksLikeWorkbook, openWorkbook } from "../xlsx/openWorkbook.ts";
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
  /** What cells of a workbook hold beside text: formulas, errors, merged cells. */
  readonly cellProblems: readonly Problem[];
  /** Why reading ended early, where a limit was met, and what to do. */
  readonly refusal: string | null;
}

/** Rows of cells of a sheet: text, or bytes of CSV in any encoding or of a workbook. */
export function readRecords(input: string | Uint8Array): TextRecords {
  if (typeof input === "string") return readText(input);
  return looksLikeWorkbook(input) ? readWorkbook(input) : readText(decodeSheet(input));
}

/** Cuts text with the divider under which its first row holds most of our columns. */
function readText(text: string): TextRecords {
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
    refuse: (reason) => (refusal = `${reason}. Send it in parts`),
  });
  tokeniser.push(text);
  tokeniser.end();
  return { records, openQuoteRows, cellProblems: [], refusal };
}

/** The first visible sheet of a workbook that holds text. */
function readWorkbook(bytes: Uint8Array): TextRecords {
  const opened = openWorkbook(bytes, { inflated: 0, rows: 0, chars: 0 }, XLSX_LIMITS);
  if (!opened.ok) return { records: [], openQuoteRows: [], cellProblems: [], refusal: opened.reason };
  const records: TextRecord[] = [];
  let cellProblems: readonly Problem[] = [];
  let refusal: string | null = null;
  for (const sheet of opened.sheets) {
    if (sheet.isHidden || records.length > 0 || refusal !== null) continue;
    const faults = createFaults(sheet.name);
    sheet.read(
      {
        row: (cells, count, row) => void records.push({ row, cells: cells.slice(0, count) }),
        fault: (code, row, cell) => faults.add(code, row, cell),
        refuse: (reason) => (refusal = reason),
      },
      () => refusal !== null,
    );
    cellProblems = faults.problems();
  }
  return { records, openQuoteRows: [], cellProblems, refusal };
}

/** Bytes as text: UTF-8, UTF-16 with a byte order mark, else Windows-1252, as Excel saves "CSV". */
function decodeSheet(bytes: Uint8Array): string {
  const decoder = createByteDecoder();
  return decoder.push(bytes) + decoder.end();
}
