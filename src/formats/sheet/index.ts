/** The sheet that asks managers who works on what, as CSV or XLSX. */
export { formatSheet, formatSheetWorkbook } from "./format.ts";
export { parseSheet, type ParsedSheet } from "./parse.ts";
