import { say } from "../../org/index.ts";
import type { Condition, Find, Place, RecordBlock, Source, Template, TextReading } from "./mapping.ts";
import { at, type Notes } from "./notes.ts";
import { fieldNamesOf, textsOf, type SourceRecord } from "./record.ts";

/** Which lines of the mapping did something: templates, words, rules, look-ups, conditions. */
export interface Usage {
  met(thing: object): void;
  isMet(thing: object): boolean;
  /** A look-up that found more than `FOUND_MAX` records for a text. */
  crowded(find: Find, text: string): void;
  crowdOf(find: Find): string | undefined;
}

/** More records than this for one text are no reference: a mistake, which would take quadratic time and room. */
export const FOUND_MAX = 200;

export function createUsage(): Usage {
  const met = new Set<object>();
  const crowds = new Map<Find, string>();
  return {
    met: (thing) => void met.add(thing),
    isMet: (thing) => met.has(thing),
    crowded: (find, text) => void crowds.set(find, text),
    crowdOf: (find) => crowds.get(find),
  };
}

/** Rules of readings that no text has met. */
export function noteUnusedRules(blocks: readonly RecordBlock[], usage: Usage, notes: Notes): void {
  const readings = new Set<TextReading>();
  for (const block of blocks)
    for (const source of sourcesOf(block)) if (source.read !== undefined) readings.add(source.read);
  for (const { name, rules } of readings)
    for (const rule of rules)
      if (!usage.isMet(rule))
        notes.idle(
          rule.line,
          say(
            [],
          )`${at(rule.line)}: no text is read as ${rule.is === "" ? "nothing" : rule.is} by this rule of ${name}.`,
        );
}

function sourcesOf(block: RecordBlock): Source[] {
  const given = [...block.fields, ...block.extra].map(({ source }) => source);
  const hats = [block.hats?.same, block.hats?.last, block.acting].filter((one) => one !== undefined);
  return [...given, ...hats].flatMap((source) => [source, ...(source.all ?? [])]);
}

/** Says what of a block found nothing: a field no record has, a word or rule that was never met. */
export function noteUnused(
  block: RecordBlock,
  records: readonly SourceRecord[],
  usage: Usage,
  notes: Notes,
): void {
  const names = namesOf(records);
  const missing = (name: string, template: Template): void => {
    // A second choice is not asked where the first always says something.
    if (usage.isMet(template) || records.some((record) => textsOf(record, template).length > 0)) return;
    notes.bad(
      template.line,
      say(
        [],
      )`${at(template.line)}: ${name} finds nothing: no record of ${filesOf(block.place)} has ${textOf(template)}. They have ${names}.`,
    );
  };
  const look = (name: string, source: Source): void => {
    for (const template of source.from) if (template.parts.length > 0) missing(name, template);
    for (const part of source.all ?? []) look(name, part);
    for (const find of source.find) {
      const crowded = usage.crowdOf(find);
      if (crowded !== undefined)
        notes.bad(
          find.line,
          say(
            [],
          )`${at(find.line)}: find of ${name} finds more than ${FOUND_MAX} records by ${textOf(find.by)} for one text, and takes none of them. Look by something that fewer share.`,
        );
      if (usage.isMet(find) && find.take !== undefined && !usage.isMet(find.take))
        notes.bad(
          find.take.line,
          say(
            [],
          )`${at(find.take.line)}: take of ${name} finds nothing: no record found by ${textOf(find.by)} has ${textOf(find.take)}.`,
        );
      if (usage.isMet(find) || crowded !== undefined) continue;
      notes.idle(
        find.line,
        say(
          [],
        )`${at(find.line)}: find of ${name} never finds anything by ${textOf(find.by)} in ${filesOf(find.place ?? block.place)}.`,
      );
    }
    for (const [word, entry] of source.words ?? [])
      if (!usage.isMet(entry))
        notes.idle(entry.line, say([])`${at(entry.line)}: no ${name} is "${word.slice(0, 60)}".`);
  };
  for (const { field, source } of block.fields) look(`${block.list}.${field}`, source);
  for (const { heading, source } of block.extra) look(`extra ${heading}`, source);
  if (block.acting !== undefined) look("acting", block.acting);
  if (block.hats !== undefined) look("hats", block.hats.same);
  if (block.hats?.last !== undefined) look("hats", block.hats.last);
  for (const condition of [...block.only, ...block.not]) noteCondition(condition, usage, missing, notes);
}

function noteCondition(
  condition: Condition,
  usage: Usage,
  missing: (name: string, template: Template) => void,
  notes: Notes,
): void {
  if (!usage.isMet(condition.at)) missing("the condition", condition.at);
  else if (!usage.isMet(condition))
    notes.idle(
      condition.line,
      say([])`${at(condition.line)}: no record says ${condition.texts.join(" or ").slice(0, 60)} there.`,
    );
}

/** "team.yml and groups/*.yaml" */
export const filesOf = ({ files }: Place): string => files.join(" and ");

function textOf(template: Template): string {
  return template.parts
    .map((part) => ("text" in part ? part.text : template.parts.length === 1 ? part.name : `{${part.name}}`))
    .join("")
    .slice(0, 60);
}

/** Names of fields among the first records: what could have been meant. */
function namesOf(records: readonly SourceRecord[]): string {
  const names = new Set<string>();
  for (const { node } of records.slice(0, 100)) for (const name of fieldNamesOf(node)) names.add(name);
  if (names.size === 0) return "{key} and {value} only";
  return [...names].slice(0, 12).join(", ").slice(0, 300);
}
