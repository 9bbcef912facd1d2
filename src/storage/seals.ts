import { canonicalText, type ChangeSet } from "../changes/index.ts";
import { fieldOf, isTheirs, type Field } from "./fields.ts";

/**
 * What stands in a payload for a text: `{"$text": commitment}`, or `{"$json": commitment}` for a value with free keys.
 * No record has a field that begins with `$`; one that does is sealed with its name under `$rest`.
 */
export const TEXT = "$text";
export const JSON_TEXT = "$json";
export const REST = "$rest";

/**
 * Takes a free text on its way out of a change set, its field and the nearest person it belongs to; says what commits
 * to it.
 */
export type Seal = (text: string, field: string, personId: string | null) => string;

/** Where lines go, piece by piece. */
export interface LineWriter {
  readonly put: (text: string) => void;
  readonly end: () => void;
}

/** A text that no database keeps as it is; names the field. */
export class UnfitText extends Error {
  readonly field: string;
  readonly why: "half a character" | "a NUL";
  constructor(field: string, why: UnfitText["why"]) {
    super(`The field ${field} holds ${why}.`);
    this.field = field;
    this.why = why;
  }
}

/** @throws UnfitText on a NUL or a lone surrogate. */
export function requireFit(field: string, text: string): void {
  // Keys of rows join their parts by a NUL, which JSON writes as six letters.
  if (field !== "id" && text.includes("\0")) throw new UnfitText(field, "a NUL");
  if (hasHalf(text)) throw new UnfitText(field, "half a character");
}

/**
 * Writes a change set as it is stored: a line without its changes, then a line each change, canonical, every text
 * sealed. Texts are given to `seal` in the order in which they are written.
 */
export function writeSealed(changeSet: ChangeSet, seal: Seal, lines: LineWriter): void {
  const { changes, ...head } = changeSet;
  const writer: Writer = { seal, put: (text) => lines.put(text) };
  writeRecord(writer, head as Fields, "", null);
  lines.end();
  for (const change of changes) {
    writeRecord(writer, change as unknown as Fields, "", null);
    lines.end();
  }
}

type Fields = Readonly<Record<string, unknown>>;

interface Writer {
  readonly seal: Seal;
  readonly put: (text: string) => void;
}

function writeValue(writer: Writer, value: unknown, field: Field, personId: string | null): void {
  if (typeof value === "string") {
    requireFit(field.name, value);
    if (field.isPlain(value)) writer.put(JSON.stringify(value));
    else writeText(writer, TEXT, value, field.name, personId);
  } else if (typeof value === "number")
    writer.put(Number.isSafeInteger(value) ? String(value + 0) : canonicalText(value));
  else if (typeof value !== "object" || value === null) writer.put(canonicalText(value));
  else if (Array.isArray(value)) writeList(writer, value, field, personId);
  else if (field.isOpaque) writeText(writer, JSON_TEXT, fitJson(field.name, value), field.name, personId);
  else writeRecord(writer, value as Fields, field.name, personId);
}

function writeText(
  { seal, put }: Writer,
  as: string,
  text: string,
  field: string,
  personId: string | null,
): void {
  const commitment = seal(text, field, isTheirs(field) ? personId : null);
  put(as === TEXT ? TEXT_BEGIN : JSON_BEGIN);
  put(commitment);
  put('"}');
}

const TEXT_BEGIN = `{"${TEXT}":"`;
const JSON_BEGIN = `{"${JSON_TEXT}":"`;

function writeList(writer: Writer, items: readonly unknown[], field: Field, personId: string | null): void {
  // Sorted before sealing, so that texts are met in the same order when they are read.
  const ordered = field.isSet && items.every((item) => typeof item === "string") ? [...items].sort() : items;
  writer.put("[");
  for (let i = 0; i < ordered.length; i++) {
    if (i > 0) writer.put(",");
    writeValue(writer, ordered[i] ?? null, field, personId);
  }
  writer.put("]");
}

function writeRecord(writer: Writer, record: Fields, field: string, above: string | null): void {
  const personId = personOf(record, field) ?? above;
  const keys = sortedKeys(record);
  const rest = unknownFields(record, keys);
  writer.put("{");
  let isFirst = true;
  // "$" sorts before every letter.
  if (rest !== null) {
    writer.put(`"${REST}":`);
    writeText(writer, JSON_TEXT, fitJson(REST, rest), REST, personId);
    isFirst = false;
  }
  for (const key of keys) {
    const value = record[key];
    const known = value === undefined ? undefined : fieldOf(key);
    if (known === undefined) continue;
    if (!isFirst) writer.put(",");
    isFirst = false;
    writer.put(known.key);
    writeValue(writer, value, known, personId);
  }
  writer.put("}");
}

function unknownFields(record: Fields, keys: readonly string[]): Record<string, unknown> | null {
  let rest: Record<string, unknown> | null = null;
  for (const key of keys) {
    if (record[key] === undefined || fieldOf(key) !== undefined) continue;
    rest ??= Object.create(null) as Record<string, unknown>;
    rest[key] = record[key];
  }
  return rest;
}

/** By number of keys, the last ones met and their order: records of an import are of few shapes. */
const lastKeys: (readonly string[])[] = [];
const lastSorted: (readonly string[])[] = [];

function sortedKeys(record: Fields): readonly string[] {
  const keys = Object.keys(record);
  const last = lastKeys[keys.length];
  const sorted = lastSorted[keys.length];
  if (last !== undefined && sorted !== undefined && sameKeys(keys, last)) return sorted;
  lastKeys[keys.length] = keys;
  return (lastSorted[keys.length] = [...keys].sort());
}

function sameKeys(keys: readonly string[], others: readonly string[]): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i] !== others[i]) return false;
  return true;
}

/** Whose texts a record holds, where it says so itself. */
function personOf(record: Fields, field: string): string | null {
  const { id, list, personId, vacancyId, keepId } = record;
  if (field === "person" || list === "people" || list === "outside")
    return typeof id === "string" ? id : null;
  for (const named of [personId, vacancyId, keepId]) if (typeof named === "string") return named;
  return null;
}

function fitJson(field: string, value: object): string {
  requireFitDeep(field, value);
  return canonicalText(value);
}

/** What is kept as JSON, where a NUL is six letters. @throws UnfitText on a lone surrogate, keys included. */
export function requireFitDeep(field: string, value: unknown): void {
  if (typeof value === "string") {
    if (hasHalf(value)) throw new UnfitText(field, "half a character");
  } else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) {
      requireFitDeep(field, key);
      requireFitDeep(field, item);
    }
}

function hasHalf(text: string): boolean {
  return /[\ud800-\udfff]/u.test(text);
}
