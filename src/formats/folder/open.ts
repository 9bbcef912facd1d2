import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import { foldText } from "../../org/index.ts";
import { FOLDER_LIMITS } from "./limits.ts";
import { isNamedAfter, placeOf } from "./names.ts";
import { createRecordReader, type FileRecord } from "./records.ts";
import { textOf } from "./shapes.ts";
import { lineAt, lineStartsOf, type Tree, type TreeEntry, type TreeMap } from "../yaml/tree.ts";

/** A record where it stands. */
export interface PlacedRecord extends FileRecord {
  readonly list: ListName;
  /** The line it begins on. */
  readonly line: number;
  /** Its keys; undefined for a text that is an id alone, as in `assignments: [ada, bob]`. */
  readonly map: TreeMap | undefined;
  readonly tree: Tree;
  /** The area record that an assignment stands in. */
  readonly within?: PlacedRecord;
  /** The entry with the assignments of an area, where it has one. */
  readonly assignments?: TreeEntry;
}

/** What a file says is wrong with it, beside what tables find. */
export interface OpenNotes {
  /** A value that is a map where a text is expected. */
  nested(line: number, heading: string): void;
  /** Something in it is no record; nothing of the file is read. */
  broken(line: number, refusal: string): void;
  /** A record beyond a limit; nothing at all is read. */
  tooMuch(reason: string): void;
  /** The name of the file is another id than the record in it says. */
  misnamed(line: number, id: string): void;
}

export type RecordReaders = (list: ListName) => ReturnType<typeof createRecordReader>;

/** Readers of records, one for each list. */
export function createReaders(mapping?: ColumnMapping): RecordReaders {
  const readers = new Map<ListName, ReturnType<typeof createRecordReader>>();
  return (list) => {
    let reader = readers.get(list);
    if (reader === undefined) readers.set(list, (reader = createRecordReader(list, mapping)));
    return reader;
  };
}

const ID = "id";

/**
 * The records of one file, those of an area followed by its assignments. A list holds a record each item, a map is one
 * record; its id is that of the file where it says none. Undefined where something in it is no record.
 */
export function openFile(
  path: string,
  text: string,
  tree: Tree,
  readers: RecordReaders,
  notes: OpenNotes,
  place = placeOf(path),
): PlacedRecord[] | undefined {
  if (place === undefined) return undefined;
  const { list } = place;
  const starts = lineStartsOf(text);
  const records: PlacedRecord[] = [];
  if (tree.kind === "text") {
    if (tree.style === "none") return [];
    const line = lineAt(starts, tree.start);
    notes.broken(line, isNoRecord(line, list));
    return undefined;
  }
  const items = tree.kind === "list" ? tree.items : [tree];
  const hasId = FIELDS[list].some((spec) => spec.heading === ID);
  for (const [i, item] of items.entries()) {
    const dash = tree.kind === "list" ? (tree.dashes[i] ?? item.start) : item.start;
    const line = lineAt(starts, dash);
    if (item.kind === "text" && item.style === "none") continue;
    if (item.kind !== "map") {
      notes.broken(line, isNoRecord(line, list));
      return undefined;
    }
    if (item.entries.length > FOLDER_LIMITS.keys) {
      notes.tooMuch(`line ${line} begins a record of more than ${FOLDER_LIMITS.keys} keys`);
      return undefined;
    }
    const nested = list === "areas" ? assignmentsIn(item) : undefined;
    const read = readers(list)(item, (heading) => notes.nested(line, heading), nested);
    const { id } = place;
    if (tree.kind === "map" && id !== undefined && hasId) {
      const said = read.cells.get(ID) ?? "";
      if (said === "") read.cells.set(ID, id);
      else if (!isNamedAfter(id, said.trim())) notes.misnamed(line, said);
    }
    const record: PlacedRecord = {
      ...read,
      list,
      line,
      map: item,
      tree: item,
      ...(nested === undefined ? {} : { assignments: nested }),
    };
    records.push(record);
    if (nested === undefined) continue;
    const assignments = assignmentsOf(record, nested.value, starts, readers, notes);
    if (assignments === undefined) return undefined;
    for (const assignment of assignments) records.push(assignment);
  }
  return records;
}

function isNoRecord(line: number, list: ListName): string {
  const key = FIELDS[list][0]?.heading ?? ID;
  return `line ${line} is no record: begin each with "- ${key}: …", its other keys below`;
}

/** The entry of an area that holds its assignments: a list or a map; a text of that name is a key like others. */
function assignmentsIn(area: TreeMap): TreeEntry | undefined {
  return area.entries.find(
    ({ key, value }) => foldText(key) === "assignments" && (value.kind !== "text" || value.style === "none"),
  );
}

function assignmentsOf(
  within: PlacedRecord,
  value: Tree,
  starts: readonly number[],
  readers: RecordReaders,
  notes: OpenNotes,
): PlacedRecord[] | undefined {
  if (value.kind === "text") return [];
  const area = within.cells.get(ID) ?? "";
  const items = value.kind === "list" ? value.items : [value];
  const records: PlacedRecord[] = [];
  for (const [i, item] of items.entries()) {
    const line = lineAt(starts, value.kind === "list" ? (value.dashes[i] ?? item.start) : item.start);
    if (item.kind === "map" && item.entries.length > FOLDER_LIMITS.keys) {
      notes.tooMuch(`line ${line} begins an assignment of more than ${FOLDER_LIMITS.keys} keys`);
      return undefined;
    }
    if (item.kind === "list") {
      notes.broken(line, `line ${line} is no assignment: begin each with "- person_id: …"`);
      return undefined;
    }
    const read: FileRecord =
      item.kind === "map"
        ? readers("assignments")(item, (heading) => notes.nested(line, heading))
        : { cells: new Map([["person_id", textOf(item.text, item.style)]]), entryOf: new Map(), apart: "" };
    if ((read.cells.get("area_id") ?? "") === "") read.cells.set("area_id", area);
    if (item.kind === "text" && item.style === "none") continue;
    records.push({
      ...read,
      list: "assignments",
      line,
      map: item.kind === "map" ? item : undefined,
      tree: item,
      within,
    });
  }
  return records;
}
