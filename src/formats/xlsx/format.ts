import { say, type OrgLists, type OrgRecords, type Problem } from "../../org/index.ts";
import type { Written } from "../define.ts";
import { keepApostrophe } from "../tabular/clean.ts";
import { notCarried } from "../tabular/notCarried.ts";
import { writeTables } from "../tabular/write.ts";
import { XLSX_LIMITS, type XlsxLimits } from "./limits.ts";
import { writeWorkbook, type SheetTable } from "./writeWorkbook.ts";

const FILE = "organisation.xlsx";
/** What a sheet can hold (Excel's specifications); beyond it programs cut or refuse. */
const CELL_CHARS_MAX = 32_767;
const ROWS_MAX = 1_048_576;

/**
 * Lists → one workbook, a sheet for each list in their canonical order, rows sorted by id. What a sheet cannot hold is
 * left out and said; a workbook that we would not read ourselves is said too.
 */
export function formatXlsx(lists: OrgLists | OrgRecords, limits: XlsxLimits = XLSX_LIMITS): Written {
  let longTexts = 0;
  let surplusRows = 0;
  const cell = (text: string): string => {
    const kept = keepApostrophe(text);
    if (kept.length <= CELL_CHARS_MAX) return kept;
    longTexts++;
    return "";
  };
  const tables = writeTables(lists).map((table): SheetTable => {
    surplusRows += Math.max(0, table.rows.length + 1 - ROWS_MAX);
    return {
      name: table.list,
      headings: table.headings,
      rows: table.rows.slice(0, ROWS_MAX - 1).map((row) => row.map(cell)),
    };
  });
  const { bytes, inflatedBytes } = writeWorkbook(tables);
  return {
    files: [{ name: FILE, bytes }],
    problems: [
      ...notCarried("XLSX", [
        {
          count: longTexts,
          one: "text",
          many: "texts",
          because: `a cell holds at most ${CELL_CHARS_MAX} characters`,
        },
        { count: surplusRows, one: "row", many: "rows", because: `a sheet holds at most ${ROWS_MAX} rows` },
      ]),
      ...tooLargeToRead(bytes.length, inflatedBytes, limits),
    ],
  };
}

function tooLargeToRead(packed: number, inflated: number, limits: XlsxLimits): Problem[] {
  if (packed <= limits.packedBytes && inflated <= limits.inflatedBytes) return [];
  const mb = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
  return [
    {
      code: "limit",
      blocks: false,
      file: FILE,
      rows: [],
      count: 1,
      policy: "written all the same",
      message: say(
        [],
      )`${FILE} has ${mb(packed)} MB, ${mb(inflated)} MB inflated; at most ${mb(limits.packedBytes)} MB and ${mb(limits.inflatedBytes)} MB are read back. Write CSV to read it again.`,
      subjects: [],
      fixes: [],
    },
  ];
}
