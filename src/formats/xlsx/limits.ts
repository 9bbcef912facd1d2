import { CSV_LIMITS } from "../csv/limits.ts";

const MB = 1024 * 1024;

/**
 * What an XLSX may be at most, counted while inflating and never believed from the file; beyond it the input is
 * refused whole. Rows and characters are those of CSV. Source: docs/guides/formats.md#limits.
 */
export const XLSX_LIMITS = {
  packedBytes: 25 * MB,
  /** Of all parts that are read, over all files of one import. */
  inflatedBytes: 200 * MB,
  /** Inflated to packed bytes of one part, once it has more than `ratioFromBytes`: small parts pack well. */
  ratio: 100,
  ratioFromBytes: MB,
  entries: 2_000,
  sheets: 200,
  columns: 256,
  rows: CSV_LIMITS.rows,
  cellChars: CSV_LIMITS.cellChars,
  rowChars: CSV_LIMITS.rowChars,
  /** Of all cells: one long shared text that a million cells name costs a few bytes each, and is read each time. */
  cellCharsTotal: 200 * MB,
  sharedTexts: 2_000_000,
  sharedChars: 32 * MB,
  /** XML between two tags, or inside one: a tag, a comment or a text that never ends. */
  xmlChars: MB,
  xmlDepth: 64,
  /** Cell formats, and number formats; Excel knows 65,490. Further ones are read as plain. */
  styles: 65_536,
} as const;
export type XlsxLimits = { readonly [Name in keyof typeof XLSX_LIMITS]: number };
