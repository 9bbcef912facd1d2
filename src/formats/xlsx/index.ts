import { defineFormat } from "../define.ts";
import { formatXlsx } from "./format.ts";
import { looksLikeWorkbook } from "./openWorkbook.ts";
import { readXlsx } from "./parse.ts";

export { openSheets, type SheetSource } from "./parse.ts";

/**
 * Workbooks of Excel and whatever saves as such. Told by their first bytes, so that one under another name is not
 * read as text, and by their endings, so that what is none is refused with its reason.
 * Source: docs/guides/formats.md#xlsx.
 */
export const xlsx = defineFormat({
  name: "xlsx",
  title: "XLSX: one workbook with a sheet for each list",
  accepts: ({ name, bytes }) => /\.(?:xls[xmb]?|ods)$/i.test(name) || looksLikeWorkbook(bytes),
  parse: (files, reading) => readXlsx(files, reading),
  format: (lists) => formatXlsx(lists),
});
