import type { OrgDraft, OrgLists } from "../org/index.ts";
import { formatNamed, parseFiles, type InputFile } from "./index.ts";
import { writeWorkbook } from "./xlsx/writeWorkbook.ts";

/** What the suites (dirty data, round trip, limits) run on: a format, and how a table of text looks in it. */
export interface FormatCase {
  readonly name: string;
  readonly read: (files: readonly InputFile[]) => OrgDraft;
  /** A one-way format leaves `write` out. */
  readonly write?: (lists: OrgLists) => readonly InputFile[];
  /** The rows of one table in this format. */
  readonly table: (name: string, rows: readonly (readonly string[])[]) => InputFile;
  /** How messages name the file or sheet of a list. */
  readonly fileOf: (list: string) => string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const read = (files: readonly InputFile[]): OrgDraft => parseFiles(files, { today: "2026-06-01" });
const writer = (name: string) => (lists: OrgLists) => formatNamed(name)?.format?.(lists).files ?? [];

/** A new format adds one entry. */
export const FORMAT_CASES: readonly FormatCase[] = [
  {
    name: "csv",
    read,
    write: writer("csv"),
    table: (name, rows) => ({
      name: `${name}.csv`,
      bytes: encode(rows.map((row) => `${row.map(quote).join(",")}\n`).join("")),
    }),
    fileOf: (list) => `${list}.csv`,
  },
  {
    name: "xlsx",
    read,
    write: writer("xlsx"),
    table: (name, [headings = [], ...rows]) => ({
      name: `${name}.xlsx`,
      bytes: writeWorkbook([{ name, headings, rows }], false).bytes,
    }),
    fileOf: (list) => `${list}.xlsx › ${list}`,
  },
  {
    name: "folder",
    read,
    write: writer("folder"),
    // A record a line below a comment, so that the rows of the cases are the lines of the file.
    table: (name, [headings = [], ...rows]) => ({
      name: `${name}.yaml`,
      bytes: encode(
        [
          `# ${name}`,
          ...rows.map(
            (row) =>
              `- {${headings.map((h, c) => `${JSON.stringify(h)}: ${JSON.stringify(row[c] ?? "")}`).join(", ")}}`,
          ),
        ].join("\n"),
      ),
    }),
    fileOf: (list) => `${list}.yaml`,
  },
];
