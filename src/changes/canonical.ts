import { Bug, type OrgLists, type OrgRecords } from "../org/index.ts";
import type { ChangeSet } from "./change.ts";
import { keyOf, LISTS, type AnyRecord } from "./lists.ts";

/** Fields that are sets of ids or words: their order says nothing. */
const SETS: ReadonlySet<string> = new Set([
  "approverIds",
  "claimedBy",
  "inputIds",
  "interviewerIds",
  "memberIds",
  "requiredDisciplines",
  "sharedWith",
  "subjectIds",
  "usedBy",
]);

/**
 * Whether the values of a field are a set: its canonical text sorts them.
 * @example isSetField("memberIds") // true
 */
export function isSetField(field: string): boolean {
  return SETS.has(field);
}

/**
 * One text for one value, whoever wrote it: keys sorted by code unit, no spaces, shortest numbers, no −0, sets sorted,
 * what is undefined left out and null kept. The order of other lists is part of the value.
 * @throws Bug on what has no such text: a number that is not finite, a lone surrogate, a function.
 * Source: docs/glossary.md#canonical.
 * @example canonicalText({ b: 1, a: [-0, null], c: undefined }) // '{"a":[0,null],"b":1}'
 */
export function canonicalText(value: unknown): string {
  return written(value, "");
}

/**
 * The text of `canonicalText` as UTF-8: what is stored and hashed.
 * @throws Bug as `canonicalText` does.
 * @example canonicalBytes({ a: 1 }).length // 7
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/**
 * The canonical text of a change set. The order of its changes is kept.
 * @example canonicalChangeSet({ id: "c", author: "ada", reason: "r", effectiveOn: "2026-06-01", changes: [] }).length > 50 // true
 */
export function canonicalChangeSet(changeSet: ChangeSet): Uint8Array {
  return canonicalBytes(changeSet);
}

/**
 * The lists of an org as canonical bytes, each list sorted by id (rows by person, area, type and start): equal for two
 * orgs that say the same in another order.
 * @example canonicalLists(org.records).length > 100 // true
 */
export function canonicalLists(records: OrgRecords): Uint8Array {
  const parts = [...canonicalListParts(records)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** So many letters are encoded at once: the lists of a million people are longer than any one text may be. */
const PART_LETTERS = 4_000_000;

/**
 * The bytes of `canonicalLists`, part by part.
 * @example [...canonicalListParts(org.records)].length // 1
 */
export function* canonicalListParts(records: OrgRecords): Generator<Uint8Array> {
  const { rootAreaId, linesKnown, reading } = records;
  const fields: Readonly<Record<string, unknown>> = { rootAreaId, linesKnown, reading };
  const lists: readonly string[] = LISTS;
  const encoder = new TextEncoder();
  let text = "{";
  for (const [i, key] of [...lists, ...Object.keys(fields)].sort().entries()) {
    text += `${i === 0 ? "" : ","}${JSON.stringify(key)}:`;
    if (!lists.includes(key)) {
      text += canonicalText(fields[key]);
      continue;
    }
    let isFirst = true;
    text += "[";
    for (const record of sortedByKey(records[key as keyof Pick<OrgRecords, (typeof LISTS)[number]>])) {
      text += isFirst ? canonicalText(record) : `,${canonicalText(record)}`;
      isFirst = false;
      if (text.length < PART_LETTERS) continue;
      yield encoder.encode(text);
      text = "";
    }
    text += "]";
  }
  yield encoder.encode(`${text}}`);
}

function sortedByKey(records: readonly AnyRecord[]): AnyRecord[] {
  return records
    .map((record) => ({ key: keyOf(record), record }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ record }) => record);
}

/** What was read from canonical bytes, or why they are none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CanonicalRefusal };

/** `text`: no UTF-8 or no JSON; `form`: read, but not the one form such a value has; `shape`: not what was asked for. */
export interface CanonicalRefusal {
  readonly code: "text" | "form" | "shape";
  readonly message: string;
}

/**
 * The value of canonical bytes. Bytes that are not in the one canonical form are refused, so that equal values have
 * equal bytes and equal hashes.
 * @example parseCanonical(canonicalBytes({ a: 1 })) // ({ ok: true, value: { a: 1 } })
 */
export function parseCanonical(bytes: Uint8Array): Parsed<unknown> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    return refused("text", `${bytes.length} bytes are not readable as stored data: ${why}`);
  }
  try {
    if (canonicalText(value) === text) return { ok: true, value };
  } catch {
    // A value that could never have been written, such as a lone surrogate behind an escape: refused below.
  }
  return refused(
    "form",
    `${bytes.length} bytes are readable, but not in the form in which they are written.`,
  );
}

/**
 * The lists of an org from their canonical bytes. Records are taken as they are: their shape is the writer's promise.
 * @example parseCanonicalLists(canonicalLists(org.records)).ok // true
 */
export function parseCanonicalLists(bytes: Uint8Array): Parsed<OrgRecords> {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const lists: readonly (keyof OrgLists | "outside")[] = LISTS;
  if (!isObject(value) || !lists.every((list) => Array.isArray(value[list])))
    return refused("shape", "The stored data are not the lists of an organisation.");
  return { ok: true, value: value as unknown as OrgRecords };
}

/**
 * A change set from its canonical bytes. Its changes are taken as they are; `applyChanges` judges them.
 * @example parseCanonicalChangeSet(canonicalBytes({ a: 1 })).ok // false
 */
export function parseCanonicalChangeSet(bytes: Uint8Array): Parsed<ChangeSet> {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const texts = ["id", "author", "reason", "effectiveOn"];
  if (
    !isObject(value) ||
    !Array.isArray(value["changes"]) ||
    !texts.every((key) => typeof value[key] === "string")
  )
    return refused("shape", "The stored data are not a change set.");
  return { ok: true, value: value as unknown as ChangeSet };
}

function refused(code: CanonicalRefusal["code"], message: string): Parsed<never> {
  return { ok: false, refusal: { code, message } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function written(value: unknown, field: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value))
      throw new Bug(
        `The field ${field} holds ${value}, which cannot be stored.`,
        "Maybe a share was divided by 0.",
      );
    return value === 0 ? "0" : JSON.stringify(value);
  }
  if (typeof value === "string") return quoted(value, field);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => written(item ?? null, field));
    return `[${(SETS.has(field) ? items.sort() : items).join(",")}]`;
  }
  if (typeof value !== "object")
    throw new Bug(
      `The field ${field} holds a ${typeof value}, which cannot be stored.`,
      "Store plain data only.",
    );
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => compare(a, b));
  return `{${entries.map(([key, item]) => `${quoted(key, field)}:${written(item, key)}`).join(",")}}`;
}

/** UTF-8 has no lone surrogates: encoding one would silently store another text. */
function quoted(text: string, field: string): string {
  if (/[\ud800-\udfff]/u.test(text))
    throw new Bug(`The field ${field} holds half a character.`, "Texts are checked where they are read.");
  return JSON.stringify(text);
}
