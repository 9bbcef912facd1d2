import { formatSheet, formatSheetWorkbook } from "../formats/index.ts";
import type { Org } from "../org/index.ts";
import { buildSheet, coverage, type Coverage, type Sheet } from "../worksheet/index.ts";

/** Who works on what, as far as anybody has said. */
export interface MappedWork {
  readonly sheet: Sheet;
  readonly sheetText: string;
  /** The same as XLSX. */
  readonly sheetWorkbook: () => Uint8Array;
  readonly coverage: Coverage;
}

/** The sheet that asks for what is not confirmed yet, and how much is. */
export function mapWork(org: Org): MappedWork {
  const sheet = buildSheet(org);
  return {
    sheet,
    sheetText: formatSheet(sheet.rows),
    sheetWorkbook: () => formatSheetWorkbook(sheet.rows),
    coverage: coverage(org),
  };
}
