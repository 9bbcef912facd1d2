import { say, type Problem } from "../../org/index.ts";
import type { InputFile, Reading } from "../define.ts";
import type { Faults } from "../tabular/faults.ts";
import type { ListName } from "../tabular/fields.ts";
import { listNamed } from "../tabular/listNames.ts";
import { XLSX_LIMITS, type XlsxLimits } from "./limits.ts";
import { openWorkbook, type OpenSheet, type XlsxBudget } from "./openWorkbook.ts";
import type { SheetEvents } from "./sheetReader.ts";

/** A sheet of one of the files of an import, ready to be read. */
export interface SheetSource {
  readonly file: string;
  /** Name of the sheet, as the workbook has it. */
  readonly name: string;
  /** How messages name it: `company.xlsx › people`. */
  readonly label: string;
  readonly isHidden: boolean;
  /** Rows with text, the header first; each at least as long as the first. The array of cells is reused. */
  read(faults: Faults, row: (cells: string[], count: number, row: number) => void): void;
  /** Whether any cell holds text. Reads no further than to the first. */
  hasText(): boolean;
}

/**
 * Opens the files; a file that is none, hostile or over a limit refuses the reading and there are no sheets. Limits
 * are counted over all of them. Whoever reads rows in another way than as our lists (a mapping) takes them from here.
 */
export function openSheets(
  files: readonly InputFile[],
  reading: Reading,
  limits: XlsxLimits = XLSX_LIMITS,
): SheetSource[] {
  const budget: XlsxBudget = { inflated: 0, rows: 0, chars: 0 };
  const sheets: SheetSource[] = [];
  for (const { name, bytes } of files) {
    const opened = openWorkbook(bytes, budget, limits);
    if (!opened.ok) {
      reading.refuse(reading.faults(name), opened.reason);
      return [];
    }
    for (const sheet of opened.sheets) sheets.push(sourceOf(name, bytes.length, sheet, reading));
  }
  return sheets;
}

function sourceOf(file: string, bytesTotal: number, sheet: OpenSheet, reading: Reading): SheetSource {
  const label = `${file} › ${sheet.name}`;
  return {
    file,
    name: sheet.name,
    label,
    isHidden: sheet.isHidden,
    read(faults, row) {
      let rows = 0;
      let width = 0;
      const events: SheetEvents = {
        row(cells, count, number) {
          // Programs leave trailing empty cells out, so a shorter row is not a broken one.
          if (rows++ === 0) width = count;
          let filled = count;
          while (filled < width) cells[filled++] = "";
          if (!reading.isRefused()) row(cells, filled, number);
        },
        fault: (code, at, cell) => faults.add(code, at, cell),
        refuse: (reason) => reading.refuse(faults, reason),
      };
      sheet.read(events, () => reading.isRefused());
      reading.options.onProgress?.({ file: label, bytesRead: bytesTotal, bytesTotal, rows });
    },
    hasText() {
      let isFound = false;
      const events: SheetEvents = {
        row: () => (isFound = true),
        fault: () => {},
        // Refused when it is read.
        refuse: () => (isFound = true),
      };
      sheet.read(events, () => isFound);
      return isFound;
    },
  };
}

/**
 * Reads workbooks into tables: a sheet named after a list is that list, the lone sheet of a file named after one too,
 * and a lone unknown one is people. Hidden sheets stay unread, since what somebody hid may not be ours to show; both
 * are said.
 */
export function readXlsx(
  files: readonly InputFile[],
  reading: Reading,
  limits: XlsxLimits = XLSX_LIMITS,
): void {
  const sources = openSheets(files, reading, limits);
  const visible = sources.filter((source) => !source.isHidden);
  const lists = listsOfSheets(visible);
  for (const source of sources) {
    if (reading.isRefused()) return;
    const list = lists.get(source);
    if (source.isHidden)
      reading.problem(unread(source.label, "is hidden and stays unread. Unhide it to have it read."));
    else if (list !== undefined) readTable(source, list, reading);
    else if (source.hasText())
      reading.problem(
        unread(
          source.label,
          "is none of the lists of an organisation. Name the sheet after the list it holds: people, areas, assignments, ….",
        ),
      );
  }
}

function readTable(source: SheetSource, list: ListName, reading: Reading): void {
  const faults = reading.faults(source.label);
  // An apostrophe that guards text in CSV comes along when a spreadsheet program saves the file as XLSX.
  const table = reading.table(list, faults, "cell");
  source.read(faults, (cells, count, row) => table.row(cells, count, row));
  table.end();
}

function listsOfSheets(sources: readonly SheetSource[]): Map<SheetSource, ListName> {
  const lists = new Map<SheetSource, ListName>();
  for (const source of sources) {
    const isAlone = sources.every((other) => other === source || other.file !== source.file);
    const list = listNamed(source.name.trim()) ?? (isAlone ? listNamed(source.file) : undefined);
    if (list !== undefined) lists.set(source, list);
  }
  if ([...lists.values()].includes("people")) return lists;
  // New workbooks of older programs have empty sheets beside the one that is used.
  const unknown = sources.filter(
    (source) => !lists.has(source) && (sources.length === 1 || source.hasText()),
  );
  const [only] = unknown;
  if (only !== undefined && unknown.length === 1) lists.set(only, "people");
  return lists;
}

function unread(label: string, what: string): Problem {
  return {
    code: "file-unknown",
    blocks: false,
    file: label,
    rows: [],
    count: 1,
    policy: "the sheet is not read",
    message: say([])`${label} ${what}`,
    subjects: [],
    fixes: [],
  };
}
