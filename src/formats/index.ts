/** The public face of `formats/`: text and bytes → OrgDraft, and lists → text. */
export { parseCsvFolder, parseCsvStream } from "./csv/parse.ts";
export type { CsvFile, CsvOptions, CsvProgress, CsvSource } from "./csv/parse.ts";
export type { ColumnMapping } from "./tabular/mapping.ts";
