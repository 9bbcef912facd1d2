import { say } from "../../org/index.ts";
import type { YamlMap, YamlNode } from "../yaml/nodes.ts";
import type { Find, Part, Place, Source, Template, TextReading, Word } from "./mapping.ts";
import { at, type Notes } from "./notes.ts";
import { textOf, textsIn, unknownKey } from "./nodes.ts";

/** Readings by name, and where to say what is wrong. */
export interface SourceContext {
  readonly notes: Notes;
  readonly readings: ReadonlyMap<string, TextReading>;
}

const SOURCE_KEYS = [
  "from",
  "text",
  "all",
  "join",
  "without",
  "withoutNumber",
  "words",
  "find",
  "otherwise",
  "read",
  "slug",
  "as",
];
const FIND_KEYS = ["file", "records", "by", "take"];
const PATTERN_MAX = 256;

/** Reads where a cell comes from: a place, a template with braces, or a map of steps. Undefined: said, not usable. */
export function parseSource(name: string, node: YamlNode, context: SourceContext): Source | undefined {
  const { notes } = context;
  if (node.kind === "text") {
    const template = parseTemplate(name, node, notes);
    return template === undefined ? undefined : { ...emptySource(node.line), from: [template] };
  }
  if (node.kind === "list") {
    notes.bad(
      node.line,
      say([])`${at(node.line)}: ${name} is a list, expected a field of theirs, or {all: [first, second]}.`,
    );
    return undefined;
  }
  const unknown = unknownKey(node, SOURCE_KEYS);
  if (unknown !== undefined) {
    const [key, line] = unknown;
    const hint = [...node.entries.values()].every((one) => one.kind === "text" && one.text === "")
      ? `Write "{${key}}" in quotes.`
      : `Expected ${SOURCE_KEYS.join(", ")}.`;
    notes.bad(line, say([])`${at(line)}: ${name} has ${key}, which says nothing about a cell. ${hint}`);
    return undefined;
  }
  return parseSteps(name, node, context);
}

function parseSteps(name: string, node: YamlMap, context: SourceContext): Source | undefined {
  const { notes } = context;
  const get = (key: string): YamlNode | undefined => node.entries.get(key);
  const line = node.line;
  const given = ["from", "text", "all"].filter((key) => node.entries.has(key));
  if (given.length !== 1) {
    const said = given.length === 0 ? "none of from, text and all" : given.join(" and ");
    notes.bad(line, say([])`${at(line)}: ${name} has ${said}, expected one of them.`);
    return undefined;
  }
  const from = templatesOf(name, get("from"), notes);
  const fixed = get("text");
  const all = get("all");
  const parts = all?.kind === "list" ? all.items.map((one) => parseSource(name, one, context)) : [];
  const read = readingOf(name, get("read"), context);
  const words = wordMap(name, get("words"), notes);
  const find = findsOf(name, get("find"), notes);
  const wrap = get("as");
  const template = wrap === undefined ? undefined : parseTemplate(name, wrap, notes);
  const otherwise = textOf(get("otherwise")) ?? "keep";
  if (!isOtherwise(otherwise)) {
    notes.bad(
      line,
      say([])`${at(line)}: otherwise of ${name} is "${otherwise}", expected keep, nothing or no row.`,
    );
    return undefined;
  }
  if (from === undefined || read === false || words === false || find === undefined) return undefined;
  if (parts.includes(undefined) || (all !== undefined && all.kind !== "list")) {
    if (all?.kind !== "list") notes.bad(line, say([])`${at(line)}: all of ${name} is no list.`);
    return undefined;
  }
  const number = textOf(get("withoutNumber"));
  const join = textOf(get("join"));
  return {
    from: fixed?.kind === "text" ? [{ parts: [{ text: fixed.text }], line }] : from,
    ...(all === undefined ? {} : { all: parts.filter((one) => one !== undefined) }),
    ...(join === undefined ? {} : { join }),
    without: textsIn(get("without")),
    ...(number === undefined ? {} : { withoutNumber: number }),
    ...(words === undefined ? {} : { words }),
    find,
    otherwise,
    ...(read === undefined ? {} : { read }),
    slug: textOf(get("slug")) === "true",
    ...(template === undefined ? {} : { as: template }),
    line,
  };
}

function emptySource(line: number): Source {
  return { from: [], without: [], find: [], otherwise: "keep", slug: false, line };
}

const isOtherwise = (text: string): text is Source["otherwise"] =>
  text === "keep" || text === "nothing" || text === "no row";

/** `role` is a field; in `team-{key}` only what stands in braces is one. */
export function parseTemplate(name: string, node: YamlNode, notes: Notes): Template | undefined {
  if (node.kind !== "text" || node.text === "") {
    const is = node.kind === "text" ? "empty" : `a ${node.kind}`;
    notes.bad(node.line, say([])`${at(node.line)}: ${name} is ${is}, expected a field of theirs.`);
    return undefined;
  }
  const { text, line } = node;
  if (!text.includes("{")) return { parts: [placeOf(text)], line };
  const parts: Part[] = [];
  let rest = text;
  while (rest !== "") {
    const open = rest.indexOf("{");
    if (open < 0) {
      parts.push({ text: rest });
      break;
    }
    const close = rest.indexOf("}", open);
    if (close < 0) {
      notes.bad(line, say([])`${at(line)}: ${name} has a { without its }: "${text.slice(0, 60)}".`);
      return undefined;
    }
    if (open > 0) parts.push({ text: rest.slice(0, open) });
    parts.push(placeOf(rest.slice(open + 1, close).trim()));
    rest = rest.slice(close + 1);
  }
  return { parts, line };
}

const placeOf = (name: string): Part => ({ name, steps: name.split(".").slice(0, 64) });

function templatesOf(
  name: string,
  node: YamlNode | undefined,
  notes: Notes,
): readonly Template[] | undefined {
  if (node === undefined) return [];
  const templates = (node.kind === "list" ? node.items : [node]).map((one) =>
    parseTemplate(name, one, notes),
  );
  return templates.includes(undefined) ? undefined : templates.filter((one) => one !== undefined);
}

function wordMap(
  name: string,
  node: YamlNode | undefined,
  notes: Notes,
): ReadonlyMap<string, Word> | undefined | false {
  if (node === undefined) return undefined;
  if (node.kind !== "map") {
    notes.bad(node.line, say([])`${at(node.line)}: words of ${name} is no map of their words to ours.`);
    return false;
  }
  const words = new Map<string, Word>();
  for (const [word, meaning] of node.entries)
    if (meaning.kind === "text")
      words.set(word, { is: meaning.text, line: node.lines.get(word) ?? node.line });
  return words;
}

/** The name of a reading. */
function readingOf(
  name: string,
  node: YamlNode | undefined,
  { notes, readings }: SourceContext,
): TextReading | undefined | false {
  if (node === undefined) return undefined;
  const reading = node.kind === "text" ? readings.get(node.text) : undefined;
  if (reading !== undefined) return reading;
  const said = node.kind === "text" ? `"${node.text}"` : `a ${node.kind}`;
  const known = readings.size === 0 ? "there are none" : [...readings.keys()].join(", ");
  notes.bad(
    node.line,
    say([])`${at(node.line)}: ${name} is read by ${said}, which is none of the readings: ${known}.`,
  );
  return false;
}

/** One look-up, or several in a row: each looks for what the one before has found. */
function findsOf(name: string, node: YamlNode | undefined, notes: Notes): readonly Find[] | undefined {
  if (node === undefined) return [];
  const finds = (node.kind === "list" ? node.items : [node]).map((one): Find | undefined => {
    const by = one.kind === "map" ? one.entries.get("by") : undefined;
    if (one.kind !== "map" || by === undefined) {
      notes.bad(one.line, say([])`${at(one.line)}: find of ${name} does not say by which field.`);
      return undefined;
    }
    if (one.entries.has("file") && !one.entries.has("take")) {
      notes.bad(
        one.line,
        say([])`${at(one.line)}: find of ${name} names a file, but not what to take of it.`,
      );
      return undefined;
    }
    const unknown = unknownKey(one, FIND_KEYS);
    if (unknown !== undefined) {
      notes.bad(
        unknown[1],
        say([])`${at(unknown[1])}: find of ${name} has ${unknown[0]}, expected ${FIND_KEYS.join(", ")}.`,
      );
      return undefined;
    }
    const wanted = parseTemplate(`by of ${name}`, by, notes);
    const take = one.entries.get("take");
    const taken = take === undefined ? undefined : parseTemplate(`take of ${name}`, take, notes);
    const place = one.entries.has("file") ? parsePlace(one, notes) : undefined;
    if (wanted === undefined || (take !== undefined && taken === undefined)) return undefined;
    if (one.entries.has("file") && place === undefined) return undefined;
    return {
      by: wanted,
      line: one.line,
      ...(taken === undefined ? {} : { take: taken }),
      ...(place === undefined ? {} : { place }),
    };
  });
  return finds.includes(undefined) ? undefined : finds.filter((one) => one !== undefined);
}

/** `file` and `records` of a block or a look-up. */
export function parsePlace(node: YamlMap, notes: Notes): Place | undefined {
  const line = node.lines.get("file") ?? node.line;
  const files = textsIn(node.entries.get("file")).filter((file) => file !== "");
  const tooLong = files.find((file) => file.length > PATTERN_MAX);
  if (files.length === 0 || tooLong !== undefined) {
    const why = tooLong === undefined ? "names no file" : `names a file of more than ${PATTERN_MAX} letters`;
    notes.bad(line, say([])`${at(line)}: this ${why}. Write file: team.yml, or file: "groups/*.yaml".`);
    return undefined;
  }
  const records = node.entries.get("records");
  const path = textOf(records) ?? "*";
  if (records !== undefined && records.kind !== "text") {
    notes.bad(records.line, say([])`${at(records.line)}: records is no path such as areas.approvers.`);
    return undefined;
  }
  return { files, records: path === "." ? [] : path.split(".").slice(0, 64), line };
}
