import { say, type Problem } from "../../org/index.ts";
import { parseYamlNodes, type YamlMap, type YamlNode } from "../yaml/nodes.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import type { Condition, HatReading, RecordBlock, Source } from "./mapping.ts";
import { textOf, textsIn, unknownKey } from "./nodes.ts";
import { at, createNotes, MAPPING_FILE, type Notes } from "./notes.ts";
import { parseReadings } from "./parseReadings.ts";
import { parsePlace, parseSource, parseTemplate, type SourceContext } from "./parseSource.ts";

const FORMAT = "onethread-mapping/1";
const LISTS = Object.keys(FIELDS) as ListName[];
const BLOCK_KEYS = ["file", "records", "each", "only", "not", "once", "fields", "extra", "hats", "acting"];

/** What a mapping says: headings of tables, and records of other files that become rows. */
export interface Mapping {
  readonly columns: ColumnMapping;
  readonly records: readonly RecordBlock[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `mapping.yaml`: how a company's own list is read. In the simplest form a list (`people`) names our field and
 * their heading; a list of blocks says which files hold records, and where each cell comes from. Fields outside a
 * list are of people.
 * @returns never throws; a line that cannot be used is a problem `config-bad` with its number, and the rest holds.
 * Source: docs/guides/mapping.md.
 * @example parseMapping("people:\n  manager_id: Boss No.").columns // { people: { managerId: "Boss No." } }
 */
export function parseMapping(text: string): Mapping {
  const notes = createNotes();
  const columns: Partial<Record<ListName, Record<string, string>>> = {};
  const records: RecordBlock[] = [];
  const end = (): Mapping => ({ columns, records, problems: notes.problems() });
  const parsed = parseYamlNodes(text);
  if (!parsed.ok) {
    notes.bad(1, say([])`${MAPPING_FILE} cannot be read: ${parsed.refusal}.`);
    return end();
  }
  const { node } = parsed;
  if (node.kind === "text" && node.text === "") return end();
  if (node.kind !== "map") {
    notes.bad(node.line, say([])`${MAPPING_FILE} is no map of lists (${LISTS.join(", ")}).`);
    return end();
  }
  const format = textOf(node.entries.get("format"));
  if (node.entries.has("format") && format !== FORMAT)
    notes.bad(
      node.lines.get("format") ?? 1,
      say([])`${MAPPING_FILE}: format is "${(format ?? "").slice(0, 60)}", expected ${FORMAT}.`,
    );
  const context = { notes, readings: parseReadings(node.entries.get("readings"), notes) };
  for (const [key, inner] of node.entries) {
    const line = node.lines.get(key) ?? node.line;
    const list = LISTS.find((one) => one === key);
    if (key === "format" || key === "readings") continue;
    if (list === undefined) readColumn(columns, "people", key, inner, line, notes);
    else if (inner.kind === "list")
      for (const one of inner.items) records.push(...parseBlock(list, one, context));
    else if (inner.kind === "map")
      for (const [name, heading] of inner.entries)
        readColumn(columns, list, name, heading, inner.lines.get(name) ?? line, notes);
    else
      notes.bad(
        line,
        say([])`${at(line)}: ${list} is a text, expected fields and headings, or a list of blocks.`,
      );
  }
  return end();
}

function readColumn(
  columns: Partial<Record<ListName, Record<string, string>>>,
  list: ListName,
  name: string,
  heading: YamlNode,
  line: number,
  notes: Notes,
): void {
  const field = fieldNamed(list, name, line, notes);
  if (field === undefined) return;
  if (heading.kind === "text" && heading.text !== "") (columns[list] ??= {})[field.field] = heading.text;
  else
    notes.bad(
      line,
      say(
        [],
      )`${at(line)}: ${list}.${name} has no heading; expected a text. Records of files stand in a list: ${list}: with - file: below.`,
    );
}

function fieldNamed(list: ListName, name: string, line: number, notes: Notes) {
  const spec = FIELDS[list].find((one) => one.field === name || one.heading === name);
  if (spec !== undefined) return { field: spec.field, heading: spec.heading };
  const fields = FIELDS[list].map((one) => one.heading).join(", ");
  notes.bad(
    line,
    say(
      [],
    )`${at(line)} names ${name.slice(0, 60)}, which is no field of ${list} and no list. Fields: ${fields}. Lists: ${LISTS.join(", ")}.`,
  );
  return undefined;
}

/** One block: where its records are, and what their cells are made of. Nothing where it cannot be used. */
function parseBlock(list: ListName, node: YamlNode, context: SourceContext): RecordBlock[] {
  const { notes } = context;
  if (node.kind !== "map") {
    notes.bad(node.line, say([])`${at(node.line)}: a block of ${list} is no map with file and fields.`);
    return [];
  }
  const unknown = unknownKey(node, BLOCK_KEYS);
  if (unknown !== undefined)
    notes.bad(
      unknown[1],
      say([])`${at(unknown[1])}: a block of ${list} has ${unknown[0]}, expected ${BLOCK_KEYS.join(", ")}.`,
    );
  const place = parsePlace(node, notes);
  const fields = parseFields(list, node, context);
  if (place === undefined || fields === undefined) return [];
  const acting = optionalSource("acting", node, context);
  const hats = parseHats(node.entries.get("hats"), context);
  return [
    {
      list,
      place,
      each: textsIn(node.entries.get("each")),
      only: parseConditions("only", node, notes),
      not: parseConditions("not", node, notes),
      once: textOf(node.entries.get("once")) === "true",
      fields,
      extra: parseExtra(list, node, context),
      ...(hats === undefined ? {} : { hats }),
      ...(acting === undefined ? {} : { acting }),
      line: node.line,
    },
  ];
}

function parseFields(
  list: ListName,
  node: YamlMap,
  context: SourceContext,
): RecordBlock["fields"] | undefined {
  const fields = node.entries.get("fields");
  if (fields?.kind !== "map" || fields.entries.size === 0) {
    context.notes.bad(
      node.line,
      say(
        [],
      )`${at(node.line)}: this block of ${list} has no fields. Write fields: with our field: their field below.`,
    );
    return undefined;
  }
  const read: RecordBlock["fields"][number][] = [];
  for (const [name, one] of fields.entries) {
    const line = fields.lines.get(name) ?? fields.line;
    const spec = fieldNamed(list, name, line, context.notes);
    const source = parseSource(`${list}.${name}`, one, context);
    if (spec === undefined || source === undefined) continue;
    if (read.some((other) => other.field === spec.field))
      context.notes.bad(line, say([])`${at(line)}: ${list}.${name} stands there twice.`);
    else read.push({ ...spec, source });
  }
  return read.length === 0 ? undefined : read;
}

/** Fields of theirs that are kept beside ours: names, or our name and where it comes from. */
function parseExtra(list: ListName, node: YamlMap, context: SourceContext): RecordBlock["extra"] {
  const extra = node.entries.get("extra");
  if (extra === undefined) return [];
  const named: (readonly [string, YamlNode])[] =
    extra.kind === "map"
      ? [...extra.entries]
      : (extra.kind === "list" ? extra.items : [extra]).map((one) => [textOf(one) ?? "", one]);
  return named.flatMap(([heading, one]) => {
    const isOurs = FIELDS[list].some((spec) => spec.field === heading || spec.heading === heading);
    if (heading === "" || isOurs) {
      const why = isOurs ? `is a field of ${list}; write it under fields` : "has no name";
      context.notes.bad(one.line, say([])`${at(one.line)}: extra ${heading} ${why}.`);
      return [];
    }
    const source = parseSource(`extra.${heading}`, one, context);
    return source === undefined ? [] : [{ heading, source }];
  });
}

function optionalSource(key: string, node: YamlMap, context: SourceContext): Source | undefined {
  const one = node.entries.get(key);
  return one === undefined ? undefined : parseSource(key, one, context);
}

function parseHats(node: YamlNode | undefined, context: SourceContext): HatReading | undefined {
  if (node === undefined) return undefined;
  const expected = "expected same: what entries of one person have alike, and perhaps last";
  const unknown = node.kind === "map" ? unknownKey(node, ["same", "last"]) : undefined;
  if (node.kind !== "map" || unknown !== undefined || !node.entries.has("same")) {
    context.notes.bad(node.line, say([])`${at(node.line)}: hats cannot be used, ${expected}.`);
    return undefined;
  }
  const same = optionalSource("same", node, context);
  const last = optionalSource("last", node, context);
  return same === undefined ? undefined : { same, ...(last === undefined ? {} : { last }) };
}

function parseConditions(key: "only" | "not", node: YamlMap, notes: Notes): Condition[] {
  const given = node.entries.get(key);
  if (given === undefined) return [];
  if (given.kind !== "map") {
    notes.bad(given.line, say([])`${at(given.line)}: ${key} is no map of their field to texts.`);
    return [];
  }
  return [...given.entries].flatMap(([path, texts]): Condition[] => {
    const line = given.lines.get(path) ?? given.line;
    const template = parseTemplate(key, { kind: "text", text: path, line }, notes);
    return template === undefined
      ? []
      : [{ at: template, texts: textsIn(texts).map((text) => text.toLowerCase()), line }];
  });
}
