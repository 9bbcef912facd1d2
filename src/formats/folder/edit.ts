import { say, type OrgLists, type OrgRecords, type Problem } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { createByteDecoder } from "../csv/encoding.ts";
import type { InputFile, OutputFile } from "../define.ts";
import { parseBoolean, splitEscaped } from "../tabular/cells.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import { writeTables } from "../tabular/write.ts";
import { entryLines, flowValue } from "./emit.ts";
import { recordText } from "./format.ts";
import { FILE_EACH, fileNameOf, foldName, placeOf } from "./names.ts";
import { createReaders, openFile, type PlacedRecord, type RecordReaders } from "./open.ts";
import { addEntry, addLines, patchEntry, patchItem, removeEntry, type Patch } from "./patch.ts";
import { readTree } from "../yaml/readTree.ts";
import { createRecordWriter, type WrittenField } from "./records.ts";
import { shapesOf } from "./shapes.ts";
import { applyEdits, isBlankAt, itemSpan, lineStart, removedSpan } from "./textEdit.ts";
import { withoutMark, type Tree, type TreeEntry, type TreeList } from "../yaml/tree.ts";

/** What has to happen to a folder. Files that are not named stay byte for byte. */
export interface FolderEdit {
  /** New files, and files with another text. */
  readonly files: readonly OutputFile[];
  /** Files to be deleted: none of their records is left. */
  readonly removed: readonly string[];
  /** Changes that no file here can take: things that stand in other formats (`not-carried`). */
  readonly problems: readonly Problem[];
}

/**
 * Writes what differs between two states of an organisation into the YAML files that say the first: comments, blank
 * lines, order of keys, quotes, line ends and headings of other names stay, a changed field is a changed line, a new
 * record goes to its place by id, one that is gone takes its own comment along, and a file without records goes.
 * @param files the folder as it stands; files of other formats are left alone.
 * @param before what was read from them: the draft, or the records that `settle` made of it.
 * @param after the same kind of lists, changed. Only differences between both are written: what a reading policy has
 *   mended in `before` is not mended in the files.
 * @param mapping the company's own headings, as they were read.
 * @returns files with their whole new text. Cost: O(files + records).
 * @example editFolder(files, org.records, applied.records).files.map((file) => file.name) // ["areas/pay.yaml"]
 */
export function editFolder(
  files: readonly InputFile[],
  before: OrgLists | OrgRecords,
  after: OrgLists | OrgRecords,
  mapping?: ColumnMapping,
): FolderEdit {
  const readers = createReaders(mapping);
  const opened = files.flatMap((file) => openOne(file, readers) ?? []);
  const now = rowsOf(after);
  const located = locate(opened);
  const plan: Plan = {
    readers,
    opened,
    was: rowsOf(before),
    now,
    located,
    loosely: groupBy([...(located.get("assignments")?.keys() ?? [])], looseKey),
    gone: new Set(),
    homeless: [],
    elsewhere: new Map(),
  };
  const isAlone = files.every((file) => placeOf(file.name) !== undefined);
  for (const list of LISTS) planList(plan, list, isAlone);
  const fresh = placeNew(plan);
  for (const file of opened) {
    removeGone(file, plan);
    addRecords(file, plan);
  }
  const removed = new Set(opened.filter((file) => isEmptied(file, plan.gone)).map((file) => file.name));
  const outcomes = opened
    .filter((file) => file.edits.length > 0 && !removed.has(file.name))
    .map((file) => ({ name: file.name, bytes: finish(file, plan) }));
  const kept = outcomes.filter(({ bytes }) => bytes === undefined).map(({ name }) => name);
  return {
    files: [
      ...outcomes.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }])),
      ...createFiles(
        fresh,
        files.map((file) => file.name),
      ),
    ],
    removed: [...removed],
    problems: [...[...plan.elsewhere].map(elsewhereProblem), ...kept.map(keptProblem)],
  };
}

/** Areas before assignments, so that an assignment finds the file of its area. */
const LISTS: readonly ListName[] = [
  "people",
  "disciplines",
  "areas",
  "assignments",
  "assets",
  "dependencies",
  "decisions",
  "waivers",
  "redirects",
];

interface OpenedFile extends Patch {
  readonly name: string;
  readonly isMarked: boolean;
  readonly newline: "\n" | "\r\n";
  readonly list: ListName;
  readonly tree: Tree;
  readonly records: readonly PlacedRecord[];
  /** What is to be added to its list, and to the assignments of its areas. */
  readonly added: Added[];
}

interface Added {
  readonly key: string;
  readonly fields: readonly WrittenField[];
  /** The area whose assignments it joins; undefined for the list of the file. */
  readonly within: PlacedRecord | undefined;
}

/** A row of one state: its cells by heading, and its fields when they are asked for. */
interface Row {
  readonly list: ListName;
  readonly key: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly fields: (without?: string) => readonly WrittenField[];
}

interface Located {
  readonly file: OpenedFile;
  readonly record: PlacedRecord;
}

interface Plan {
  readonly readers: RecordReaders;
  readonly opened: readonly OpenedFile[];
  readonly was: ReadonlyMap<ListName, ReadonlyMap<string, Row>>;
  readonly now: ReadonlyMap<ListName, ReadonlyMap<string, Row>>;
  readonly located: ReadonlyMap<ListName, Map<string, Located[]>>;
  /** Assignments by person and area alone: type and first day may stand there in other words. */
  readonly loosely: ReadonlyMap<string, readonly string[]>;
  readonly gone: Set<PlacedRecord>;
  readonly homeless: Row[];
  /** How many things of a list changed that stand in no file here. */
  readonly elsewhere: Map<ListName, number>;
}

const SILENT = { nested: () => {}, broken: () => {}, misnamed: () => {}, tooMuch: () => {} };

function openOne(file: InputFile, readers: RecordReaders): OpenedFile | undefined {
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

function rowsOf(lists: OrgLists | OrgRecords): Map<ListName, Map<string, Row>> {
  const all = new Map<ListName, Map<string, Row>>();
  for (const table of writeTables(lists)) {
    const write = createRecordWriter(table);
    const rows = new Map<string, Row>();
    for (const row of table.rows) {
      const cells = new Map(table.headings.map((heading, c) => [heading, row[c] ?? ""]));
      const key = freeKey(keyOf(table.list, cells), rows);
      rows.set(key, { list: table.list, key, cells, fields: (without) => write(row, without) });
    }
    all.set(table.list, rows);
  }
  return all;
}

/** What makes a record the same record. */
function keyOf(list: ListName, cells: ReadonlyMap<string, string>): string {
  const cell = (heading: string): string => (cells.get(heading) ?? "").trim();
  if (list === "assignments")
    return [cell("person_id"), cell("area_id"), cell("type") || "core", cell("from")].join("\n");
  return list === "redirects" ? [cell("kind") || "area", cell("from_id")].join("\n") : cell("id");
}

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key;
  for (let n = 2; taken.has(free); n++) free = `${key}~${n}`;
  return free;
}

/** All records of the files by key. A second record of an id is the one that settling calls `id~2`. */
function locate(opened: readonly OpenedFile[]): Map<ListName, Map<string, Located[]>> {
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

/** The records that say a row; taken out, so that each is found once. */
function find(plan: Plan, list: ListName, key: string, rows: ReadonlyMap<string, Row>): readonly Located[] {
  const byKey = plan.located.get(list);
  const places = byKey?.get(key);
  if (places !== undefined) {
    let n = 1;
    while (n < places.length && rows.has(`${key}~${n + 1}`)) n++;
    return n === 1 ? places : places.slice(0, 1);
  }
  const second = /^([^]*)~(\d+)$/.exec(key);
  const place = second === null ? undefined : byKey?.get(second[1] ?? "")?.[Number(second[2]) - 1];
  if (place !== undefined) return [place];
  if (list !== "assignments") return [];
  const own = (plan.loosely.get(looseKey(key)) ?? []).filter((one) => !rows.has(one));
  return own.length === 1 ? (byKey?.get(own[0] ?? "") ?? []) : [];
}

const looseKey = (key: string): string => key.split("\n").slice(0, 2).join("\n");

/** @param isAlone whether the folder has no files of other formats, which might say what is not found here. */
function planList(plan: Plan, list: ListName, isAlone: boolean): void {
  const was = plan.was.get(list) ?? new Map<string, Row>();
  const now = plan.now.get(list) ?? new Map<string, Row>();
  const isDerived = isAlone && was.size > 0 && (plan.located.get(list)?.size ?? 0) === 0;
  const homeless: Row[] = [];
  let elsewhere = 0;
  for (const [key, row] of was) {
    const next = now.get(key);
    if (next !== undefined && changedHeadings(row.cells, next.cells).length === 0) continue;
    const places = find(plan, list, key, was);
    if (places.length === 0) elsewhere++;
    for (const place of places) {
      if (next === undefined) plan.gone.add(place.record);
      else patchRecord(place, row.cells, next);
    }
  }
  const hasOrphans = list === "assignments" && [...plan.gone].some((record) => record.list === "areas");
  for (const [key, row] of now) {
    const old = was.get(key);
    const places = old === undefined || hasOrphans ? find(plan, list, key, was) : [];
    if (places.some((place) => isOrphan(plan, place)) || (old === undefined && places.length === 0))
      homeless.push(row);
    else if (old === undefined) for (const place of places) patchRecord(place, place.record.cells, row);
  }
  // Crafts that only people name, teams that only a column of people names: a list of its own would hide the others.
  if (isDerived && elsewhere + homeless.length > 0) plan.homeless.push(...now.values());
  else {
    plan.homeless.push(...homeless);
    if (elsewhere > 0) plan.elsewhere.set(list, elsewhere);
  }
}

/** An assignment that stays although the area it stands in goes. */
function isOrphan(plan: Plan, { record }: Located): boolean {
  return record.within !== undefined && plan.gone.has(record.within);
}

function changedHeadings(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const changed: string[] = [];
  for (const [heading, cell] of a) if ((b.get(heading) ?? "") !== cell) changed.push(heading);
  for (const [heading, cell] of b) if (!a.has(heading) && cell !== "") changed.push(heading);
  return changed;
}

/** Writes the fields that differ into the record. */
function patchRecord({ file, record }: Located, was: ReadonlyMap<string, string>, next: Row): void {
  const { map } = record;
  const { list } = next;
  if (map === undefined) return replaceText(file, record, next);
  const shapes = [...shapesOf(list).values()];
  const mains = new Set(
    changedHeadings(was, next.cells).map(
      (heading) => shapes.find((shape) => shape.headings.includes(heading))?.headings[0] ?? heading,
    ),
  );
  const fields = next.fields(record.within === undefined ? undefined : "area_id");
  const adds: (() => void)[] = [];
  for (const [f, field] of fields.entries()) {
    const main = field.headings[0] ?? "";
    // A key that says nothing keeps another from being taken for it.
    const isGuard = field.value === null && !record.entryOf.has(main);
    if (!(mains.delete(main) || isGuard) || isLeftover(record, main)) continue;
    const [entry, ...others] = isGuard ? [] : entriesOf(record, list, field.headings);
    if (entry === undefined) {
      const before = fields
        .slice(0, f)
        .map((one) => entriesOf(record, list, one.headings)[0])
        .findLast((one) => one !== undefined);
      adds.push(() => addEntry(file, map, before, field.key, field.value));
      continue;
    }
    if (isOtherName(list, entry, main, record))
      file.edits.push({
        start: entry.keyStart,
        end: entry.keyStart + keyLength(file.text, entry),
        text: field.key,
      });
    patchEntry(file, map, entry, field.value);
    for (const other of others) removeEntry(file, map, other);
  }
  for (const main of mains) {
    if (isLeftover(record, main)) continue;
    const headings = shapes.find((shape) => shape.headings[0] === main)?.headings ?? [main];
    for (const entry of entriesOf(record, list, headings)) removeEntry(file, map, entry);
  }
  for (const add of adds) add();
}

/** A part of another value that is kept under its path: it stands inside, and only the whole could be replaced. */
function isLeftover(record: PlacedRecord, heading: string): boolean {
  const entry = record.entryOf.get(heading);
  return (
    entry !== undefined && heading.includes(".") && record.entryOf.get(heading.split(".")[0] ?? "") === entry
  );
}

/** A record that is a text alone becomes a map. */
function replaceText(file: OpenedFile, record: PlacedRecord, next: Row): void {
  const list = record.within?.assignments?.value;
  if (list?.kind !== "list") return;
  const fields = next.fields("area_id");
  const map = new Map<string, YamlValue>(fields.map(({ key, value }) => [key, value]));
  patchItem(file, list, list.items.indexOf(record.tree), map);
}

/** The entries of a record that say a field: its own, or the other ways to say it, such as a manager's name. */
function entriesOf(record: PlacedRecord, list: ListName, headings: readonly string[]): readonly TreeEntry[] {
  const own = new Set(headings.flatMap((heading) => record.entryOf.get(heading) ?? []));
  if (own.size > 0) return [...own];
  const field = FIELDS[list].find((spec) => spec.heading === headings[0])?.field;
  return FIELDS[list]
    .filter((spec) => field !== undefined && spec.readOnly === true && spec.unless?.includes(field) === true)
    .flatMap((spec) => record.entryOf.get(spec.heading) ?? []);
}

function isOtherName(list: ListName, entry: TreeEntry, main: string, record: PlacedRecord): boolean {
  return FIELDS[list].some(
    (spec) => spec.readOnly === true && spec.heading !== main && record.entryOf.get(spec.heading) === entry,
  );
}

function keyLength(text: string, entry: TreeEntry): number {
  return text.slice(entry.keyStart, entry.colon < 0 ? entry.value.start : entry.colon).trimEnd().length;
}

/** Takes the lines of records away; lists and files that are left without any go whole. */
function removeGone(file: OpenedFile, plan: Plan): void {
  if (isEmptied(file, plan.gone)) return;
  if (file.tree.kind === "list") removeItems(file, file.tree, topRecords(file), plan);
  for (const area of file.records) {
    if (area.assignments === undefined || area.map === undefined || plan.gone.has(area)) continue;
    const { value } = area.assignments;
    const own = file.records.filter((one) => one.within === area);
    const gone = own.filter((one) => plan.gone.has(one));
    if (gone.length === 0) continue;
    const isNeeded = gone.length < own.length || file.added.some((one) => one.within === area);
    if (value.kind === "list" && isNeeded) removeItems(file, value, own, plan);
    else removeEntry(file, area.map, area.assignments);
  }
}

const topRecords = (file: OpenedFile): PlacedRecord[] =>
  file.records.filter((record) => record.within === undefined);

function isEmptied(file: OpenedFile, gone: ReadonlySet<PlacedRecord>): boolean {
  const own = topRecords(file);
  return own.length > 0 && file.added.length === 0 && own.every((record) => gone.has(record));
}

function removeItems(file: OpenedFile, list: TreeList, records: readonly PlacedRecord[], plan: Plan): void {
  for (const record of records) {
    if (!plan.gone.has(record)) continue;
    const i = list.items.indexOf(record.tree);
    if (list.isFlow) {
      const next = list.items[i + 1];
      const before = list.items[i - 1];
      if (next !== undefined) file.edits.push({ start: record.tree.start, end: next.start, text: "" });
      else file.edits.push({ start: before?.end ?? record.tree.start, end: record.tree.end, text: "" });
      continue;
    }
    const span = itemSpan(file.text, list.dashes[i] ?? 0, record.tree.end, i === 0 && list === file.tree);
    file.edits.push({ ...removedSpan(file.text, span), text: "" });
  }
}

/**
 * Finds a place for each new row: the assignments of its area, or the list where its neighbours stand.
 * @returns rows that need a file of their own.
 */
function placeNew(plan: Plan): Row[] {
  const fresh: Row[] = [];
  const areas = new Map<string, Located>();
  for (const [key, places] of plan.located.get("areas") ?? [])
    for (const place of places) if (!plan.gone.has(place.record)) areas.set(key, place);
  const loose = plan.opened.some((file) => file.list === "assignments" && file.tree.kind === "list");
  const homesOf = new Map<string, readonly OpenedFile[]>();
  for (const row of plan.homeless) {
    const area = row.list === "assignments" ? areas.get(row.cells.get("area_id") ?? "") : undefined;
    if (area !== undefined && (area.record.assignments !== undefined || !loose)) {
      area.file.added.push({ key: row.key, fields: row.fields("area_id"), within: area.record });
      continue;
    }
    const kind = row.list === "assets" ? (row.cells.get("kind") ?? "") : "";
    const group = `${row.list}/${kind}`;
    let homes = homesOf.get(group);
    if (homes === undefined) homesOf.set(group, (homes = homesFor(plan, row.list, kind)));
    const home = homes.findLast((file) => firstKey(file) <= row.key) ?? homes[0];
    if (home === undefined) fresh.push(row);
    else home.added.push({ key: row.key, fields: row.fields(), within: undefined });
  }
  return fresh;
}

const firstKey = (file: OpenedFile): string => {
  const [first] = file.records;
  return first === undefined ? "" : keyOf(first.list, first.cells);
};

/** Files whose list takes new rows, in the order of their ids; none where each row has a file of its own. */
function homesFor(plan: Plan, list: ListName, kind: string): readonly OpenedFile[] {
  const own = plan.opened.filter((file) => file.list === list);
  const lists = own.filter(
    (file) => file.tree.kind === "list" && !file.tree.isFlow && file.records.length > 0,
  );
  if (FILE_EACH.includes(list) && lists.length * 2 <= own.length) return [];
  const kinds = (file: OpenedFile) => new Set(file.records.map((record) => record.cells.get("kind") ?? ""));
  const ofKind = lists.filter((file) => kinds(file).has(kind));
  const homes =
    list !== "assets" ? lists : ofKind.length > 0 ? ofKind : lists.filter((file) => kinds(file).size > 1);
  return homes.sort((a, b) => (firstKey(a) < firstKey(b) ? -1 : 1));
}

/** Writes the new records of a file into its lists, each behind the largest smaller key. */
function addRecords(file: OpenedFile, plan: Plan): void {
  const groups = new Map<PlacedRecord | undefined, Added[]>();
  for (const added of file.added) groups.set(added.within, [...(groups.get(added.within) ?? []), added]);
  for (const [within, added] of groups) {
    added.sort((a, b) => (a.key < b.key ? -1 : 1));
    if (within === undefined) {
      if (file.tree.kind === "list") addItems(file, file.tree, topRecords(file), added, plan);
      continue;
    }
    const entry = within.assignments;
    const own = file.records.filter((one) => one.within === within);
    const texts = added.map(({ fields }) => fields);
    if (entry?.value.kind === "list" && !entry.value.isFlow && own.length > 0)
      addItems(file, entry.value, own, added, plan);
    else if (within.map !== undefined) {
      const items = texts.map(
        (fields) => new Map<string, YamlValue>(fields.map(({ key, value }) => [key, value])),
      );
      if (entry === undefined) addEntry(file, within.map, within.map.entries.at(-1), "assignments", items);
      else if (entry.value.kind === "list" && entry.value.items.length > 0 && entry.value.isFlow) {
        const last = entry.value.items.findLast(
          (item) => !own.some((one) => one.tree === item && plan.gone.has(one)),
        );
        const at = last?.end ?? entry.value.start + 1;
        file.edits.push({
          start: at,
          end: at,
          text: (last === undefined ? "" : ", ") + items.map(flowValue).join(", "),
        });
      } else patchEntry(file, within.map, entry, items);
    }
  }
}

function addItems(
  file: OpenedFile,
  list: TreeList,
  records: readonly PlacedRecord[],
  added: readonly Added[],
  plan: Plan,
): void {
  const { text } = file;
  const place = new Map(list.items.map((item, i) => [item, i]));
  const spans = (i: number) =>
    itemSpan(text, list.dashes[i] ?? 0, list.items[i]?.end ?? 0, i === 0 && list === file.tree);
  const staying = records
    .filter((record) => !plan.gone.has(record))
    .map((record) => ({ key: keyOf(record.list, record.cells), i: place.get(record.tree) ?? 0 }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
  const isSpaced = list.items.length > 1 && isBlankAt(text, spans(0).end);
  const indent = (list.dashes[0] ?? 0) - lineStart(text, list.dashes[0] ?? 0);
  let s = -1;
  for (const { key, fields } of added) {
    while (s + 1 < staying.length && (staying[s + 1]?.key ?? "") < key) s++;
    const lines = recordText(fields, indent);
    const before = staying[s];
    if (before !== undefined) addLines(file, spans(before.i).end, isSpaced ? `\n${lines}` : lines);
    else addLines(file, spans(0).start, isSpaced ? `${lines}\n` : lines);
  }
}

/** Rows without a file to go to get the files they would have in a new folder, beside those that stand there. */
function createFiles(rows: readonly Row[], names: readonly string[]): OutputFile[] {
  const base = commonFolder(names.filter((name) => placeOf(name) !== undefined));
  const files: OutputFile[] = [];
  const taken = new Set(names.map(foldName));
  const write = (name: string, text: string): void => {
    taken.add(foldName(name));
    files.push({ name, bytes: new TextEncoder().encode(text) });
  };
  const freeName = (wanted: string): string => {
    let name = `${base}${wanted}.yaml`;
    for (let n = 2; taken.has(foldName(name)); n++)
      name = `${base}${wanted.includes("/") ? wanted : `${wanted}/${wanted}`}~${n}.yaml`;
    return name;
  };
  const areas = new Set(rows.filter((row) => row.list === "areas").map((row) => row.key));
  for (const list of LISTS) {
    const own = rows.filter((row) => row.list === list);
    if (own.length === 0) continue;
    if (FILE_EACH.includes(list)) {
      for (const row of own) {
        const nested = rows.filter(
          (one) => list === "areas" && one.list === "assignments" && one.cells.get("area_id") === row.key,
        );
        const items = nested.map(
          (one) => new Map<string, YamlValue>(one.fields("area_id").map(({ key, value }) => [key, value])),
        );
        const text = row
          .fields()
          .map(({ key, value }) => entryLines(key, value, 0))
          .join("");
        write(
          freeName(`${list}/${fileNameOf(row.key)}`),
          text + (items.length > 0 ? entryLines("assignments", items, 0) : ""),
        );
      }
      continue;
    }
    const groups = new Map<string, string[]>();
    for (const row of own) {
      if (list === "assignments" && areas.has(row.cells.get("area_id") ?? "")) continue;
      const name = list === "assets" ? `assets/${row.cells.get("kind") ?? ""}` : list;
      groups.set(name, [...(groups.get(name) ?? []), recordText(row.fields())]);
    }
    for (const [name, texts] of groups) write(freeName(name), texts.join(""));
  }
  return files;
}

/** The folder in which the files of the organisation lie: "" or "company/". */
function commonFolder(names: readonly string[]): string {
  const folders = names.map((name) => {
    const parts = name.split("/").slice(0, -1);
    return placeOf(name)?.id === undefined ? parts : parts.slice(0, -1);
  });
  const [first = []] = folders;
  let n = first.length;
  for (const folder of folders)
    while (n > 0 && folder.slice(0, n).join("/") !== first.slice(0, n).join("/")) n--;
  return n === 0 ? "" : `${first.slice(0, n).join("/")}/`;
}

/** The bytes of a changed file; undefined where the text would not say what it should, and must stay as it is. */
function finish(file: OpenedFile, plan: Plan): Uint8Array | undefined {
  const edits =
    file.newline === "\n"
      ? file.edits
      : file.edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, "\r\n") }));
  const text = applyEdits(file.text, edits);
  if (text === undefined || !saysNow(file, text, plan)) return undefined;
  return new TextEncoder().encode(file.isMarked ? `\ufeff${text}` : text);
}

/** Reads the new text and compares: the records that should stand there, and in each what changed. */
function saysNow(file: OpenedFile, text: string, plan: Plan): boolean {
  const read = readTree(text);
  if (!read.ok) return false;
  const records = openFile(file.name, text, read.tree, plan.readers, SILENT);
  if (records === undefined) return false;
  const keyed = (list: readonly PlacedRecord[]): string[] =>
    list.map((record) => `${record.list}\n${keyOf(record.list, record.cells)}`);
  const staying = file.records.filter(
    (record) => !plan.gone.has(record) && !(record.within && plan.gone.has(record.within)),
  );
  const wanted = [
    ...keyed(staying),
    ...file.added.map(({ key, within }) => `${within === undefined ? file.list : "assignments"}\n${key}`),
  ];
  if (keyed(records).sort().join("\0") !== wanted.sort().join("\0")) return false;
  const old = new Map(
    file.records.map((record) => [`${record.list}\n${keyOf(record.list, record.cells)}`, record]),
  );
  return records.every((record) => {
    const key = keyOf(record.list, record.cells);
    const now = plan.now.get(record.list)?.get(key);
    const was = plan.was.get(record.list)?.get(key)?.cells ?? new Map<string, string>();
    const changed = new Set(now === undefined ? [] : changedHeadings(was, now.cells));
    const before = old.get(`${record.list}\n${key}`);
    return [...new Set([...record.cells.keys(), ...changed, ...(before?.cells.keys() ?? [])])].every(
      (heading) => {
        const cell = record.cells.get(heading) ?? "";
        if (changed.has(heading)) return isSameCell(cell, now?.cells.get(heading) ?? "");
        const cellBefore = before?.cells.get(heading) ?? "";
        if (before === undefined || cell === cellBefore) return true;
        // What went without saying is said, or a field stands under another of its names.
        return cellBefore === ""
          ? cell === now?.cells.get(heading)
          : cell === "" && isOtherWay(record.list, heading);
      },
    );
  });
}

const isOtherWay = (list: ListName, heading: string): boolean =>
  FIELDS[list].some((spec) => spec.heading === heading && spec.readOnly === true);

/** Whether two cells say the same, whatever their words for true and the order of their parts. */
function isSameCell(a: string, b: string): boolean {
  const parts = (cell: string): string =>
    splitEscaped(cell, ";")
      .map((part) => String(parseBoolean(part) ?? part))
      .sort()
      .join("\n");
  return a === b || (a !== "" && Number(a) === Number(b)) || parts(a) === parts(b);
}

function elsewhereProblem([list, count]: readonly [ListName, number]): Problem {
  return {
    ...NOT_CARRIED,
    count,
    message: say(
      [],
    )`${count} of ${list} changed, but ${count === 1 ? "stands" : "stand"} in no YAML file of the folder: change the file that says ${count === 1 ? "it" : "them"}.`,
  };
}

function keptProblem(name: string): Problem {
  return {
    ...NOT_CARRIED,
    blocks: true,
    file: name,
    count: 1,
    message: say(
      [],
    )`${name} is left as it is: the change cannot be written into its text. Change it by hand.`,
  };
}

const NOT_CARRIED = {
  code: "not-carried",
  blocks: false,
  rows: [],
  policy: "left as it is",
  subjects: [],
  fixes: [],
} as const;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
