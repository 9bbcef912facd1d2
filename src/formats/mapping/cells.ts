import type { Condition, Find, Place, RecordBlock, Source, Template } from "./mapping.ts";
import { textsOf, type SourceRecord } from "./record.ts";
import { ruleFor, slugOf, withoutNumber } from "./rules.ts";
import { FOUND_MAX, type Usage } from "./usage.ts";

/** What cells need beside their record. */
export interface CellContext {
  readonly block: RecordBlock;
  readonly usage: Usage;
  /** All records of a place, read once. */
  readonly recordsAt: (place: Place) => readonly SourceRecord[];
  /** What was already looked up, by the look-up it is for. */
  readonly indexes: Map<Find, ReadonlyMap<string, readonly SourceRecord[]>>;
}

/** The texts of a cell; null: this record makes no row. */
export type CellTexts = readonly string[] | null;

/** What a source says of a record. Steps in the order of the guide: from, without, words, find, read, slug, as. */
export function cellTexts(
  source: Source,
  record: SourceRecord,
  context: CellContext,
  isInside = false,
): CellTexts {
  const given = found(source, record, context, isInside);
  if (given === null) return null;
  let texts = given;
  if (source.without.length > 0 || source.withoutNumber !== undefined)
    texts = texts.map((text) => stripped(text, source)).filter((text) => text !== "");
  if (source.words !== undefined) texts = texts.map((text) => meant(text, source, context.usage));
  texts = texts.filter((text) => text !== "");
  for (const find of source.find) {
    const next = texts.flatMap((text) => lookUp(find, text.trim(), context, isInside));
    if (next.length === 0 && source.otherwise === "keep") break;
    texts = next;
  }
  if (source.read !== undefined) {
    const { read } = source;
    texts = texts.flatMap((text) => {
      const rule = ruleFor(read, text);
      if (rule !== undefined) context.usage.met(rule);
      return rule === undefined || rule.is === "" ? [] : [rule.is];
    });
  }
  if (source.slug) texts = texts.map(slugOf).filter((text) => text !== "");
  if (source.as !== undefined) texts = texts.flatMap((text) => put(source.as, text, record));
  // A field that says nothing finds no more than one whose text is unknown.
  return texts.length === 0 && source.otherwise === "no row" ? null : texts;
}

function found(source: Source, record: SourceRecord, context: CellContext, isInside: boolean): CellTexts {
  if (source.all !== undefined) {
    const parts = source.all.map((one) => cellTexts(one, record, context, isInside));
    if (parts.includes(null)) return null;
    if (source.join === undefined) return parts.flatMap((texts) => texts ?? []);
    // A joined text is whole or nothing, as a template is.
    return parts.some((texts) => texts?.length === 0)
      ? []
      : [parts.map((texts) => texts?.join(", ") ?? "").join(source.join)];
  }
  for (const template of source.from) {
    const texts = said(template, record, context);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** What a record says for a template, noted as used where it says something. */
function said(template: Template, record: SourceRecord, { usage }: CellContext): readonly string[] {
  const texts = textsOf(record, template);
  if (texts.length > 0) usage.met(template);
  return texts;
}

function stripped(text: string, source: Source): string {
  let left = text;
  for (const mark of source.without) if (mark !== "") left = left.replaceAll(mark, "");
  left = left.trim();
  return source.withoutNumber === undefined ? left : withoutNumber(left, source.withoutNumber);
}

/** What a word of theirs means; any other text stays. */
function meant(text: string, { words }: Source, usage: Usage): string {
  const word = words?.get(text.trim());
  if (word === undefined) return text;
  usage.met(word);
  return word.is;
}

function lookUp(find: Find, text: string, context: CellContext, isInside: boolean): readonly string[] {
  const records = indexOf(find, context).get(text) ?? [];
  if (records.length > FOUND_MAX) {
    context.usage.crowded(find, text);
    return [];
  }
  if (records.length > 0) context.usage.met(find);
  if (find.take !== undefined) {
    const { take } = find;
    return records.flatMap((record) => said(take, record, context));
  }
  const id = context.block.fields.find((one) => one.field === "id")?.source;
  // An id that is itself looked up by the ids of its own records would go round and round.
  if (id === undefined || isInside) return [];
  return records.flatMap((record) => cellTexts(id, record, context, true) ?? []);
}

function indexOf(find: Find, context: CellContext): ReadonlyMap<string, readonly SourceRecord[]> {
  const known = context.indexes.get(find);
  if (known !== undefined) return known;
  const index = new Map<string, SourceRecord[]>();
  for (const record of context.recordsAt(find.place ?? context.block.place))
    for (const text of said(find.by, record, context)) {
      const key = text.trim();
      const same = index.get(key);
      if (same === undefined) index.set(key, [record]);
      else same.push(record);
    }
  context.indexes.set(find, index);
  return index;
}

/** `as` with the text at `{value}`. */
function put(template: Template | undefined, text: string, record: SourceRecord): readonly string[] {
  if (template === undefined) return [text];
  let made = "";
  for (const part of template.parts) {
    if ("text" in part) made += part.text;
    else if (part.name === "value") made += text;
    else {
      const [first] = textsOf(record, { parts: [part], line: template.line });
      if (first === undefined) return [];
      made += first;
    }
  }
  return [made];
}

/** Whether a record says one of the texts of a condition, in any case. */
export function meets(condition: Condition, record: SourceRecord, { usage }: CellContext): boolean {
  const texts = textsOf(record, condition.at);
  if (texts.length > 0) usage.met(condition.at);
  const meetsIt = texts.some((text) => condition.texts.includes(text.trim().toLowerCase()));
  if (meetsIt) usage.met(condition);
  return meetsIt;
}
