/** The public face of `formats/`: text and bytes → OrgDraft, and lists → text. */
export { parseConfig, parsePins } from "./config/parse.ts";
export { formatCosts, writeCosts } from "./config/writeCosts.ts";
export { formatCsvFolder, formatCsvTable, type CsvText } from "./csv/format.ts";
export { CSV_LIMITS, type CsvLimits } from "./csv/limits.ts";
export { parseCsvFolder, parseCsvStream, type CsvOptions, type CsvSource } from "./csv/parse.ts";
export type {
  Format,
  InputFile,
  OutputFile,
  ReadOptions,
  ReadProgress,
  WriteOptions,
  Written,
} from "./define.ts";
export { editFolder, type FolderEdit } from "./folder/edit.ts";
export { FOLDER_LIMITS } from "./folder/limits.ts";
export { FORMATS, formatNamed } from "./list.ts";
export { formatTableWorkbook } from "./xlsx/tableWorkbook.ts";
export { parseFiles } from "./parse.ts";
export {
  draftMapping,
  parseMapping,
  type DraftedField,
  type Mapping,
  type MappingDraft,
  type RecordBlock,
} from "./mapping/index.ts";
export { columnFields, type ColumnField } from "./tabular/columns.ts";
export { NO_COLUMN, type ColumnMapping } from "./tabular/mapping.ts";
export type { ListName } from "./tabular/fields.ts";
export { formatSheet, formatSheetWorkbook, parseSheet, type ParsedSheet } from "./sheet/index.ts";
