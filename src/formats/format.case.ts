import type { OrgDraft, OrgLists } from "../org/index.ts";
import { formatCsvFolder, parseCsvFolder } from "./index.ts";

/** A file of a format, as bytes. */
export interface FormatFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every format of org data offers; the suites run on each. A one-way format leaves `write` out. */
export interface Format {
  readonly name: string;
  readonly read: (files: readonly FormatFile[]) => OrgDraft;
  readonly write?: (lists: OrgLists) => FormatFile[];
  /** The rows of one table in this format. */
  readonly table: (name: string, rows: readonly (readonly string[])[]) => FormatFile;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A new format adds one entry. */
export const FORMATS: readonly Format[] = [
  {
    name: "csv",
    read: (files) => parseCsvFolder(files, { today: "2026-06-01" }),
    write: (lists) => formatCsvFolder(lists).map(({ name, text }) => ({ name, bytes: encode(text) })),
    table: (name, rows) => ({
      name: `${name}.csv`,
      bytes: encode(rows.map((row) => `${row.map(quote).join(",")}\n`).join("")),
    }),
  },
];
