import { ERASED, isKnownField, isNeeded, isOpaque, isStructural, isTheirs, isUser } from "./fields.ts";
import { folded, plainForms } from "./foldedText.ts";

/** What must not be found any more: full names, addresses and codes, as they were written over time. */
export type Redact = (text: string) => string;

/** How somebody is met in texts. */
export interface Traces {
  readonly redact: Redact;
  /** The same for ids of a source, which write a name together or apart and in any case. */
  readonly redactId: Redact;
  /** Their texts go wherever a record is theirs. */
  readonly personIds: ReadonlySet<string>;
  /** In lower case without accents: what stands for them where a field names somebody, and nothing else is in it. */
  readonly cells: ReadonlySet<string>;
}

/**
 * A function that writes `[erased]` over the words given, wherever they stand as words. Neither case nor accents
 * count; of a name, the family name may stand first and an initial between. A name of one word may be a word of the
 * language ("May"), so it is met as it is written, and in capitals.
 */
export function redacting(words: readonly string[]): Redact {
  return redactingBy(words, IN_TEXTS);
}

/** The same within ids: a name may be written as one word, and is met in any case. */
export function redactingIds(words: readonly string[]): Redact {
  return redactingBy(words, IN_IDS);
}

/** How words are written where they are looked for. */
interface Writing {
  /** What stands between the words of a name. */
  readonly gap: string;
  /** Whether a name of one word is met as it is written alone, and in capitals. */
  readonly isCased: boolean;
}
const APART = "[\\s._-]+";
const TOGETHER = "[\\s._-]*";
const IN_TEXTS: Writing = { gap: APART, isCased: true };
const IN_IDS: Writing = { gap: TOGETHER, isCased: false };
/** A name of so many letters is no other word where it is written as one ("AdaLovelace"); "An Na" is "Anna". */
const LONG_NAME = 10;

function redactingBy(words: readonly string[], writing: Writing): Redact {
  const patterns = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))]
    // Longer ones first: "Ada Lovelace" before "Ada".
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => patternOf(word, writing));
  if (patterns.length === 0) return (text) => text;
  return (text) => patterns.reduce(writtenOver, text);
}

function writtenOver(text: string, pattern: RegExp): string {
  const plain = folded(text);
  let result = "";
  let from = 0;
  for (const match of plain.text.matchAll(pattern)) {
    result += text.slice(from, plain.beginOf(match.index)) + ERASED;
    from = plain.beginOf(match.index + match[0].length);
  }
  return from === 0 ? text : result + text.slice(from);
}

function patternOf(word: string, { gap, isCased }: Writing): RegExp {
  const isMail = word.includes("@");
  const isName = /\s/.test(word) && !isMail;
  // Within JSON and YAML a quote stands escaped.
  const forms = [...new Set([word, JSON.stringify(word).slice(1, -1)].flatMap(plainForms))];
  const isWritten = isCased && !/[\s@\d._-]/.test(word);
  const bodies = isName
    ? forms.flatMap((form) => ordersOf(form, isLong(form) ? TOGETHER : gap))
    : isMail
      ? forms.map(slugged)
      : (isWritten ? [...new Set(forms.flatMap((form) => [form, form.toUpperCase()]))] : forms).map(escaped);
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${bodies.join("|")})${isName ? "s?" : ""}(?![\\p{L}\\p{N}])`,
    isWritten ? "gu" : "giu",
  );
}

/** "ada@acme.example", and as short names write it: "ada-acme-example". */
function slugged(mail: string): string {
  return mail
    .split(/([^\p{L}\p{N}]+)/u)
    .map((part, i) => (i % 2 === 0 ? part : `(?:${escaped(part)}|[._-])`))
    .join("");
}

const isLong = (name: string): boolean => (name.match(/\p{L}/gu)?.length ?? 0) >= LONG_NAME;

/** Names of more words are met in the order they have; each word more would double the work. */
const WORDS_TURNED = 6;
const INITIAL = /^\p{L}\.?$/u;

/** "Ada Lovelace", "Ada K. Lovelace", "Lovelace, Ada". */
function ordersOf(name: string, gap: string): string[] {
  const words = name.split(/\s+/);
  const joined = (part: readonly string[]): string =>
    part
      .map((word, i) => {
        const body = escaped(word);
        if (i === 0) return body;
        return INITIAL.test(word) && i < part.length - 1
          ? `(?:${gap}${body})?`
          : `${gap}(?:\\p{L}\\.?${APART})?${body}`;
      })
      .join("");
  const turned =
    words.length > WORDS_TURNED
      ? []
      : words
          .slice(1)
          .map((_, i) => `${joined(words.slice(i + 1))}(?:\\s*,\\s*|${gap})${joined(words.slice(0, i + 1))}`);
  return [joined(words), ...turned];
}

/** A text of a field that names a user, or any other one. */
export function redactedField(field: string, text: string, { redact, redactId, cells }: Traces): string {
  if (field === "sourceId") return cells.has(cellOf(text)) ? ERASED : redactId(text);
  return isUser(field) && cells.has(cellOf(text)) ? ERASED : redact(text);
}

/** A whole value, as it is compared. */
export function cellOf(text: string): string {
  return folded(text.trim()).text.toLowerCase();
}

/** Where a value stands. */
interface Place {
  readonly field: string;
  /** Below keys that anybody may choose: nothing there is an id. */
  readonly isFree: boolean;
  /** Within a record of theirs. */
  readonly isTheirs: boolean;
}

/**
 * The texts within a value redacted, ids and words of closed lists left: they are what holds a history together. Below
 * free keys everything is redacted, keys included. Of records of theirs the texts are gone.
 * @param isFree the whole value stands below free keys.
 */
export function redactedValue(value: unknown, traces: Traces, isFree = false): unknown {
  return valueAt(value, traces, { field: "", isFree, isTheirs: false });
}

function valueAt(value: unknown, traces: Traces, place: Place): unknown {
  if (typeof value === "string") return textAt(value, traces, place);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => valueAt(item, traces, place));
  const { field, isFree } = place;
  const record = value as Readonly<Record<string, unknown>>;
  const isOf = (id: unknown): boolean => typeof id === "string" && traces.personIds.has(id);
  const theirs = !isFree && (place.isTheirs || (field === "person" && isOf(record["id"])));
  const below = !isFree && (theirs || isOf(record["personId"]));
  const chosen = isFree ? record : withoutChosen(record, isOf);
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(chosen)) {
    if (theirs && isGone(key, item)) continue;
    const name = isKnownField(key) && !isFree ? key : traces.redact(key);
    result[freeName(name, result)] = valueAt(item, traces, {
      field: key,
      // What somebody chose instead is a value of any field.
      isFree: isFree || isOpaque(key) || (key === "value" && "choice" in record),
      isTheirs: theirs || (below && (key === "fields" || key === "expect")),
    });
  }
  return { ...result };
}

function textAt(text: string, traces: Traces, { field, isFree, isTheirs: isOwn }: Place): string {
  if (!isFree && (isId(field) || isStructural(field, text))) return text;
  if (isOwn && isTheirs(field) && isNeeded(field)) return ERASED;
  return isFree && traces.cells.has(cellOf(text)) ? ERASED : redactedField(field, text, traces);
}

/** Of a record of theirs: a text that goes with its field. */
function isGone(key: string, value: unknown): boolean {
  if (isOpaque(key) || (!isKnownField(key) && typeof value !== "boolean" && typeof value !== "number"))
    return true;
  return typeof value === "string" && isTheirs(key) && !isNeeded(key) && !isStructural(key, value);
}

/** A value that somebody chose for a text of theirs. */
function withoutChosen(
  record: Readonly<Record<string, unknown>>,
  isOf: (id: unknown) => boolean,
): Readonly<Record<string, unknown>> {
  const { choice, subject, field, value } = record;
  if (choice === undefined || value === undefined || value === null || typeof field !== "string")
    return record;
  const { list, id } = (subject ?? {}) as { readonly list?: unknown; readonly id?: unknown };
  if ((list !== "people" && list !== "outside") || !isOf(id)) return record;
  const isText = typeof value === "object" || (typeof value === "string" && !isStructural(field, value));
  return isText && isTheirs(field) ? { ...record, value: isNeeded(field) ? ERASED : null } : record;
}

/** Two keys may be one after they are redacted. */
function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  let free = name;
  for (let n = 2; free in taken; n++) free = `${name} ${n}`;
  return free;
}

/** Scenarios and problems name ids in fields of their own. */
function isId(field: string): boolean {
  return (/Ids?$/.test(field) && !isUser(field)) || field === "subjects";
}

/** A text that is JSON, redacted value by value; any other as it stands. */
export function redactedText(text: string, traces: Traces, isFree = false): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return traces.redact(text);
  }
  if (typeof value !== "object" || value === null) return traces.redact(text);
  const redacted = JSON.stringify(redactedValue(value, traces, isFree));
  return redacted === JSON.stringify(value) ? text : redacted;
}

/** Spaces of a name may be any and several. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
}
