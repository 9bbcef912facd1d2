import { canonicalText, isSetField, type ChangeSet } from "../changes/index.ts";
import { isKnownField, isOpaque, isStructural, isTheirs } from "./fields.ts";

/**
 * What stands in a payload for a text: `{"$text": commitment}`, or `{"$json": commitment}` for a value with free keys.
 * No record has a field that begins with `$`; one that does is sealed with its name under `$rest`.
 */
export const TEXT = "$text";
export const JSON_TEXT = "$json";
export const REST = "$rest";

/** A free text on its way out of a change set. */
export interface FoundText {
  readonly text: string;
  readonly field: string;
  /** The nearest person it belongs to. */
  readonly personId: string | null;
}

/** Takes a text and says what commits to it. */
export type Seal = (found: FoundText) => string;

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

/** A change set as it is stored: a line without its changes, then a line each change, canonical, every text sealed. */
export function* sealedLines(changeSet: ChangeSet, seal: Seal): Generator<string> {
  const { changes, ...head } = changeSet;
  yield sealedText(head, "", null, seal);
  for (const change of changes) yield sealedText(change, "", null, seal);
}

/** The canonical text of a value, its free texts given to `seal` in the order in which they are written. */
function sealedText(value: unknown, field: string, personId: string | null, seal: Seal): string {
  if (typeof value === "string") {
    if (isStructural(field, value)) return structural(field, value);
    requireFit(field, value);
    return sealed(TEXT, value, field, personId, seal);
  }
  if (typeof value !== "object" || value === null) return canonicalText(value);
  if (Array.isArray(value)) return sealedList(value, field, personId, seal);
  if (isOpaque(field)) return sealed(JSON_TEXT, fitJson(field, value), field, personId, seal);
  return sealedRecord(value as Readonly<Record<string, unknown>>, field, personId, seal);
}

function sealed(as: string, text: string, field: string, personId: string | null, seal: Seal): string {
  return `{"${as}":"${seal({ text, field, personId: isTheirs(field) ? personId : null })}"}`;
}

function structural(field: string, text: string): string {
  requireFit(field, text);
  return JSON.stringify(text);
}

function sealedList(items: readonly unknown[], field: string, personId: string | null, seal: Seal): string {
  // Sorted before sealing, so that texts are met in the same order when they are read.
  const ordered =
    isSetField(field) && items.every((item) => typeof item === "string") ? [...items].sort() : items;
  return `[${ordered.map((item) => sealedText(item ?? null, field, personId, seal)).join(",")}]`;
}

function sealedRecord(
  record: Readonly<Record<string, unknown>>,
  field: string,
  above: string | null,
  seal: Seal,
): string {
  const personId = personOf(record, field) ?? above;
  let text = "";
  let rest: Record<string, unknown> | undefined;
  const keys = Object.keys(record).sort();
  for (const key of keys) {
    if (record[key] === undefined || isKnownField(key)) continue;
    rest ??= Object.create(null) as Record<string, unknown>;
    rest[key] = record[key];
  }
  // "$" sorts before every letter.
  if (rest !== undefined) text = `"${REST}":${sealed(JSON_TEXT, fitJson(REST, rest), REST, personId, seal)}`;
  for (const key of keys) {
    const value = record[key];
    if (value === undefined || (rest !== undefined && Object.hasOwn(rest, key))) continue;
    text += `${text === "" ? "" : ","}"${key}":${sealedText(value, key, personId, seal)}`;
  }
  return `{${text}}`;
}

/** Whose texts a record holds, where it says so itself. */
function personOf(record: Readonly<Record<string, unknown>>, field: string): string | null {
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

/** @throws UnfitText as `requireFit` does, keys included. */
export function requireFitDeep(field: string, value: unknown): void {
  if (typeof value === "string") requireFit(field, value);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) {
      requireFit(field, key);
      requireFitDeep(field, item);
    }
}

function hasHalf(text: string): boolean {
  return /[\ud800-\udfff]/u.test(text);
}
