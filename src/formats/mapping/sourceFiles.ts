import { readCsvRows } from "../csv/parse.ts";
import type { InputFile, Reading, TextKind } from "../define.ts";
import type { Faults } from "../tabular/faults.ts";
import { fileText } from "../tabular/fileText.ts";
import { openSheets } from "../xlsx/index.ts";
import { recordsIn, type RowNode, type SourceRecord } from "./record.ts";
import { parseYamlNodes } from "../yaml/nodes.ts";

/** One part of the input that holds records: a YAML or CSV file, or a sheet of a workbook. */
export interface SourceFile {
  /** How messages name it: the file, with the sheet where it has some. */
  readonly name: string;
  readonly faults: Faults;
  readonly text: TextKind;
  /** Records at the end of steps; a sheet has only rows, which are `*`. */
  records(steps: readonly string[]): readonly SourceRecord[];
}

/** Opens one file of the input. What cannot be read is said, and holds no records. */
export function openFile(file: InputFile, reading: Reading): SourceFile[] {
  if (/\.(?:ya?ml|json)$/i.test(file.name)) return [openYaml(file, reading)];
  if (/\.xls[xm]$/i.test(file.name)) return openWorkbook(file, reading);
  const faults = reading.faults(file.name);
  const rows = rowCollector(file.name);
  readCsvRows(file, reading, faults, rows.row);
  return [{ name: file.name, faults, text: "cell", records: rows.records }];
}

function openYaml(file: InputFile, reading: Reading): SourceFile {
  const faults = reading.faults(file.name);
  const read = parseYamlNodes(fileText(file, faults));
  if (!read.ok) {
    if (read.isLimit) reading.refuse(faults, read.refusal);
    else faults.add("yaml-bad", read.line, { readAs: read.refusal });
    return { name: file.name, faults, text: "plain", records: () => [] };
  }
  const root: SourceRecord = { node: read.node, file: file.name, line: 1 };
  return { name: file.name, faults, text: "plain", records: (steps) => recordsIn(root, steps) };
}

/** Sheets that are not hidden, each as a file of rows. */
function openWorkbook(file: InputFile, reading: Reading): SourceFile[] {
  return openSheets([file], reading)
    .filter((sheet) => !sheet.isHidden && sheet.hasText())
    .map((sheet) => {
      const faults = reading.faults(sheet.label);
      const rows = rowCollector(file.name);
      sheet.read(faults, rows.row);
      return { name: sheet.label, faults, text: "cell" as const, records: rows.records };
    });
}

function rowCollector(file: string) {
  let headings: ReadonlyMap<string, number> | undefined;
  const found: SourceRecord[] = [];
  return {
    row(cells: readonly string[], count: number, line: number): void {
      if (headings === undefined) {
        headings = headingsOf(cells, count);
        return;
      }
      const node: RowNode = { kind: "row", headings, cells: cells.slice(0, count), line };
      if (node.cells.some((cell) => cell !== "")) found.push({ node, file, line });
    },
    records: (steps: readonly string[]): readonly SourceRecord[] =>
      steps.length === 1 && steps[0] === "*" ? found : [],
  };
}

/** Of a heading that stands there twice, the first column counts. */
function headingsOf(cells: readonly string[], count: number): ReadonlyMap<string, number> {
  const headings = new Map<string, number>();
  for (let column = 0; column < count; column++) {
    const heading = (cells[column] ?? "").trim();
    if (heading !== "" && !headings.has(heading)) headings.set(heading, column);
  }
  return headings;
}
