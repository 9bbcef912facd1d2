import type { ByteReader, ByteWriter } from "./columnBytes.ts";
import { NO_TEXT, type TextPool } from "./textPool.ts";

/**
 * Plain data (what JSON can say) field by field instead of record by record: numbers side by side, each text once,
 * names of fields once. A fifth of JSON in size, read and checked in two thirds of its time (bench/README.md#stores).
 */
const KINDS = ["text", "flag", "int", "float", "list", "record", "json"] as const;
type Kind = (typeof KINDS)[number];

type Fields = Record<string, unknown>;

/** Records with more different sets of fields than this are kept as JSON: each set costs a few hundred bytes. */
const SHAPES_MAX = 2_000;

/** Writes values of one field, or records of one list; how many there are must be known to who reads them. */
export function writeColumn(to: ByteWriter, texts: TextPool, values: readonly unknown[]): void {
  const kind = kindOfAll(values);
  const shapes = kind === "record" ? shapesOf(values as readonly Fields[]) : null;
  const as = kind === "record" && shapes === null ? "json" : kind;
  to.byte(KINDS.indexOf(as));
  if (as === "float") to.floats(values as readonly number[]);
  else if (as === "list") writeLists(to, texts, values as readonly (readonly unknown[])[]);
  else if (shapes !== null) writeRecords(to, texts, values as readonly Fields[], shapes);
  else to.ints(numbersOf(as, texts, values));
}

function numbersOf(kind: Kind, texts: TextPool, values: readonly unknown[]): Int32Array {
  const numberOf = (value: unknown): number => {
    if (kind === "json") return texts.numberOf(JSON.stringify(value) ?? "null");
    return typeof value === "string" ? texts.numberOf(value) : Number(value ?? NO_TEXT);
  };
  return Int32Array.from(values, numberOf);
}

/** Reads `count` values that `writeColumn` wrote. */
export function readColumn(
  from: ByteReader,
  texts: readonly (string | null)[],
  count: number,
): readonly unknown[] {
  const { places, among } = readCells(from, texts, count);
  if (places === null) return among;
  return among === null ? Array.from(places) : Array.from(places, (place) => among[place]);
}

/** Values as they are (`places` null), whole numbers (`among` null), or the places of values among others. */
type Cells =
  | { readonly places: null; readonly among: readonly unknown[] }
  | { readonly places: Int32Array; readonly among: readonly unknown[] | null };

function readCells(from: ByteReader, texts: readonly (string | null)[], count: number): Cells {
  const kind = KINDS[from.byte()];
  if (kind === "float") return { places: null, among: from.floats(count) };
  if (kind === "list") return { places: null, among: readLists(from, texts, count) };
  if (kind === "record") return { places: null, among: readRecords(from, texts, count) };
  const places = from.ints(count);
  if (kind === "int") return { places, among: null };
  if (kind === "flag") return { places, among: [false, true] };
  if (kind === "text") return { places, among: texts };
  return {
    places: null,
    among: Array.from(places, (place) => JSON.parse(texts[place] ?? "null") as unknown),
  };
}

/** What all of these are; `json` where they differ. */
function kindOfAll(values: readonly unknown[]): Kind {
  let all: Kind | null = null;
  for (const value of values) {
    const kind = kindOf(value);
    if (kind === all) continue;
    if (all === null) all = kind;
    else if ((kind === "int" && all === "float") || (kind === "float" && all === "int")) all = "float";
    else return "json";
  }
  return all ?? "text";
}

function kindOf(value: unknown): Kind {
  if (typeof value === "string" || value === null) return "text";
  if (typeof value === "boolean") return "flag";
  if (typeof value === "number")
    return (value | 0) === value ? "int" : Number.isFinite(value) ? "float" : "json";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "record" : "json";
}

function writeLists(to: ByteWriter, texts: TextPool, lists: readonly (readonly unknown[])[]): void {
  to.ints(lists.map((list) => list.length));
  writeColumn(to, texts, lists.flat());
}

function readLists(from: ByteReader, texts: readonly (string | null)[], count: number): unknown[] {
  const lengths = from.ints(count);
  const items = readColumn(
    from,
    texts,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let at = 0;
  return Array.from(lengths, (length) => items.slice(at, (at += length)));
}

/** The sets of fields that records have, each in its order, and which one each record has. */
interface Shapes {
  readonly keys: readonly (readonly string[])[];
  readonly of: Int32Array;
}

/** Fields met so far, one after the other; `shape` where a record ended here. */
interface Path {
  readonly next: Map<string, Path>;
  shape: number | null;
}

/** Null where they are too many, or where a field has a name that no assignment makes a field of. */
function shapesOf(records: readonly Fields[]): Shapes | null {
  const start: Path = { next: new Map(), shape: null };
  const keys: (readonly string[])[] = [];
  const of = new Int32Array(records.length);
  for (let i = 0; i < records.length; i++) {
    const record = records[i] ?? {};
    let path = start;
    for (const key of Object.keys(record)) {
      if (record[key] === undefined) continue;
      if (key === "__proto__") return null;
      let next = path.next.get(key);
      if (next === undefined) path.next.set(key, (next = { next: new Map(), shape: null }));
      path = next;
    }
    if (path.shape === null) {
      if (keys.length === SHAPES_MAX) return null;
      path.shape = keys.push(Object.keys(record).filter((key) => record[key] !== undefined)) - 1;
    }
    of[i] = path.shape;
  }
  return { keys, of };
}

function writeRecords(to: ByteWriter, texts: TextPool, records: readonly Fields[], shapes: Shapes): void {
  to.text(JSON.stringify(shapes.keys));
  to.ints(shapes.of);
  for (const key of new Set(shapes.keys.flat())) {
    const has = shapes.keys.map((keys) => keys.includes(key));
    const values: unknown[] = [];
    for (let i = 0; i < records.length; i++)
      if (has[shapes.of[i] ?? 0] === true) values.push(records[i]?.[key]);
    writeColumn(to, texts, values);
  }
}

function readRecords(from: ByteReader, texts: readonly (string | null)[], count: number): unknown[] {
  const keys = JSON.parse(from.text()) as string[][];
  const of = from.ints(count);
  const sizes = new Int32Array(keys.length);
  for (const shape of of) sizes[shape] = (sizes[shape] ?? 0) + 1;
  const columnByKey = new Map<string, Column>();
  for (const key of new Set(keys.flat())) {
    const size = keys.reduce((sum, own, shape) => sum + (own.includes(key) ? (sizes[shape] ?? 0) : 0), 0);
    columnByKey.set(key, { ...readCells(from, texts, size), next: 0 });
  }
  const columns = keys.map((own) => own.map((key) => columnByKey.get(key) as Column));
  const blanks = keys.map(blankOf);
  const records: Fields[] = [];
  for (let i = 0; i < count; i++) {
    const shape = of[i] ?? 0;
    records.push(filled({ ...blanks[shape] }, keys[shape] ?? [], columns[shape] ?? []));
  }
  return records;
}

type Column = Cells & {
  /** How many were taken. */
  next: number;
};

/** Copied and filled, a record with its fields in place costs less than one to which they are added (measured). */
function blankOf(keys: readonly string[]): Fields {
  return JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Fields;
}

/** Record by record, and from the numbers: field by field, or by lists of values, took a quarter longer (measured). */
function filled(record: Fields, keys: readonly string[], columns: readonly Column[]): Fields {
  for (let k = 0; k < keys.length; k++) {
    const column = columns[k] as Column;
    const { places, among } = column;
    const at = column.next++;
    record[keys[k] as string] =
      places === null ? among[at] : among === null ? places[at] : among[places[at] as number];
  }
  return record;
}
