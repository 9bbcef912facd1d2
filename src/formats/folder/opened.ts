import { createByteDecoder } from "../csv/encoding.ts";
import type { InputFile } from "../define.ts";
import type { ListName } from "../tabular/fields.ts";
import { readTree } from "../yaml/readTree.ts";
import { withoutMark, type Tree } from "../yaml/tree.ts";
import { placeOf } from "./names.ts";
import { openFile, type PlacedRecord, type RecordReaders } from "./open.ts";
import type { Patch } from "./patch.ts";
import type { WrittenField } from "./records.ts";
import { keyOf } from "./rows.ts";

export interface OpenedFile extends Patch {
  readonly name: string;
  readonly isMarked: boolean;
  readonly newline: "\n" | "\r\n";
  readonly list: ListName;
  readonly tree: Tree;
  readonly records: readonly PlacedRecord[];
  /** What is to be added to its list, and to the assignments of its areas. */
  readonly added: Added[];
}

export interface Added {
  readonly key: string;
  readonly fields: readonly WrittenField[];
  /** The area whose assignments it joins; undefined for the list of the file. */
  readonly within: PlacedRecord | undefined;
}

export interface Located {
  readonly file: OpenedFile;
  readonly record: PlacedRecord;
}

export const SILENT = { nested: () => {}, broken: () => {}, misnamed: () => {}, tooMuch: () => {} };

export function openOne(file: InputFile, readers: RecordReaders): OpenedFile | undefined {
  const place = placeOf(file.name);
  if (place === undefined) return undefined;
  const decoder = createByteDecoder();
  const decoded = decoder.push(file.bytes) + decoder.end();
  const text = withoutMark(decoded);
  const read = readTree(text);
  const records = read.ok ? openFile(file.name, text, read.tree, readers, SILENT) : undefined;
  if (!read.ok || records === undefined) return undefined;
  return {
    name: file.name,
    isMarked:
      text !== decoded || (file.bytes[0] === 0xef && file.bytes[1] === 0xbb && file.bytes[2] === 0xbf),
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    list: place.list,
    text,
    tree: read.tree,
    records,
    edits: [],
    added: [],
  };
}

/** All records of the files by key. A second record of an id is the one that settling calls `id~2`. */
export function locate(opened: readonly OpenedFile[]): Map<ListName, Map<string, Located[]>> {
  const located = new Map<ListName, Map<string, Located[]>>();
  for (const file of opened)
    for (const record of file.records) {
      let byKey = located.get(record.list);
      if (byKey === undefined) located.set(record.list, (byKey = new Map()));
      const key = keyOf(record.list, record.cells);
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [{ file, record }]);
      else same.push({ file, record });
    }
  return located;
}

export const topRecords = (file: OpenedFile): PlacedRecord[] =>
  file.records.filter((record) => record.within === undefined);
