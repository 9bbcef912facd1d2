import type { InputFile, Reading } from "../define.ts";
import type { Faults } from "../tabular/faults.ts";
import { NEEDED, FIELDS, type ListName } from "../tabular/fields.ts";
import { fileText } from "../tabular/fileText.ts";
import { FOLDER_LIMITS } from "./limits.ts";
import { placeOf, type FilePlace } from "./names.ts";
import { createReaders, openFile, type OpenNotes, type PlacedRecord } from "./open.ts";
import { readTree } from "../yaml/readTree.ts";
import { withoutMark, type Tree } from "../yaml/tree.ts";

/**
 * Reads YAML files of a folder into a reading: a record is a row, its number the line it begins on. A file that is no
 * YAML is left out with a problem that names the line, and the others are read; beyond `FOLDER_LIMITS` nothing is.
 * @param isLone the one file is the whole input: a list of records is people, whatever its name, as a lone CSV is.
 */
export function readFolder(files: readonly InputFile[], reading: Reading, isLone = false): void {
  const readers = createReaders(reading.options.mapping);
  let bytes = 0;
  let rows = 0;
  for (const file of files) {
    const faults = reading.faults(file.name);
    bytes += file.bytes.length;
    if (file.bytes.length > FOLDER_LIMITS.fileBytes)
      reading.refuse(
        faults,
        `it has ${file.bytes.length} bytes, at most ${FOLDER_LIMITS.fileBytes} are read`,
      );
    else if (bytes > FOLDER_LIMITS.bytes)
      reading.refuse(faults, `the input has more than ${FOLDER_LIMITS.bytes} bytes`);
    if (reading.isRefused()) return;
    const text = withoutMark(fileText(file, faults));
    const read = readTree(text);
    if (!read.ok && read.isLimit) return reading.refuse(faults, read.refusal);
    if (!read.ok) {
      faults.add("yaml-bad", read.line, { readAs: read.refusal });
      continue;
    }
    const place = placeOf(file.name) ?? (isLone && holdsRecords(read.tree) ? LONE : undefined);
    if (place === undefined) {
      faults.add("file-unknown", 0);
      continue;
    }
    const records = openFile(file.name, text, read.tree, readers, notesOf(faults, reading), place);
    if (records === undefined) continue;
    rows += records.length;
    if (rows > FOLDER_LIMITS.records)
      return reading.refuse(faults, `it has more than ${FOLDER_LIMITS.records} records`);
    const { list } = place;
    fillTables(list, records, reading, faults);
    if (list === "areas" && records.some((record) => record.list === "assignments"))
      fillTables("assignments", records, reading, faults);
    reading.options.onProgress?.({
      file: file.name,
      bytesRead: file.bytes.length,
      bytesTotal: file.bytes.length,
      rows: records.length,
    });
  }
}

/** Where a file belongs that is the whole input, whatever its name. */
const LONE: FilePlace = { list: "people", id: undefined };

const holdsRecords = (tree: Tree): boolean =>
  tree.kind === "list" && tree.items.some((item) => item.kind === "map");

function notesOf(faults: Faults, reading: Reading): OpenNotes {
  return {
    nested: (line, column) => faults.add("value-nested", line, { column }),
    broken: (line, readAs) => faults.add("yaml-bad", line, { readAs }),
    tooMuch: (reason) => reading.refuse(faults, reason),
    misnamed: (line, text) => faults.add("file-id", line, { text }),
  };
}

/** Puts the records of one list into a table whose columns are all headings that any of them has. */
function fillTables(
  list: ListName,
  records: readonly PlacedRecord[],
  reading: Reading,
  faults: Faults,
): void {
  const groups = new Map<string, PlacedRecord[]>();
  for (const record of records) {
    if (record.list !== list) continue;
    const group = groups.get(record.apart);
    if (group === undefined) groups.set(record.apart, [record]);
    else group.push(record);
  }
  // No record at all is an empty list, not a list without ids.
  if (groups.size === 0) {
    const table = reading.table(list, faults, "plain", "ours");
    const headings = FIELDS[list]
      .filter((spec) => NEEDED[list].includes(spec.field))
      .map((spec) => spec.heading);
    table.row(headings, headings.length, 0);
    table.end();
  }
  for (const group of groups.values()) fillTable(list, group, reading, faults);
}

function fillTable(list: ListName, records: readonly PlacedRecord[], reading: Reading, faults: Faults): void {
  const places = new Map<string, number>();
  for (const { cells } of records)
    for (const heading of cells.keys()) if (!places.has(heading)) places.set(heading, places.size);
  const width = places.size;
  if (width > FOLDER_LIMITS.keys)
    return reading.refuse(faults, `its records have more than ${FOLDER_LIMITS.keys} different keys`);
  const table = reading.table(list, faults, "plain", "ours");
  table.row([...places.keys()], width, 0);
  for (const { cells, line } of records) {
    const row = Array.from({ length: width }, () => "");
    for (const [heading, cell] of cells) row[places.get(heading) ?? 0] = cell;
    table.row(row, width, line);
  }
  table.end();
}
