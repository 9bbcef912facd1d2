import { PROBLEM_ROWS_MAX, say, type Problem } from "../../org/index.ts";
import type { InputFile, Reading } from "../define.ts";
import { documentsOf } from "../yaml/documents.ts";
import { libraryWork, readTree } from "../yaml/readTree.ts";
import { isNothing, type Tree, type TreeRead } from "../yaml/tree.ts";
import { readJson, type JsonFields, type JsonValue } from "../github/json.ts";
import type { Faults } from "../tabular/faults.ts";
import { fileText } from "../tabular/fileText.ts";
import { BACKSTAGE_LIMITS } from "./limits.ts";
import { DEFAULT_NAMESPACE, type Ref } from "./refs.ts";

/** The fields of a map, as trees of texts: `007` and `no` stay what the file says. */
export type Fields = ReadonlyMap<string, Tree>;

/** One document of a catalogue. `line`: where it begins in its file. */
export interface Entity {
  readonly ref: Ref;
  readonly line: number;
  readonly metadata: Fields;
  readonly annotations: Fields;
  readonly spec: Fields;
}

/** The entities of one file. Documents that are none are problems, with their line. */
export function readEntities(file: InputFile, reading: Reading, faults: Faults): Entity[] {
  const text = fileText(file, faults);
  if (text.length > BACKSTAGE_LIMITS.fileChars) {
    reading.refuse(
      faults,
      `it has ${text.length} characters, at most ${BACKSTAGE_LIMITS.fileChars} are read`,
    );
    return [];
  }
  const entities: Entity[] = [];
  const others = new Map<string, number[]>();
  const bad: number[] = [];
  const work = libraryWork();
  const isJson = /\.json$/i.test(file.name);
  for (const { body, line } of isJson ? [{ body: text, line: 1 }] : documentsOf(text)) {
    const read = isJson ? readJsonTree(body) : readTree(body, work);
    if (!read.ok && read.isLimit) {
      reading.refuse(faults, read.refusal);
      return [];
    }
    if (!read.ok) {
      if (bad.push(line) <= BAD_TOLD)
        reading.problem(documentBad(file.name, [line], inFile(read.refusal, line)));
      continue;
    }
    // A catalogue's API answers with a list of entities; YAML holds one a document.
    for (const value of read.tree.kind === "list" ? read.tree.items : [read.tree]) {
      const entity = entityOf(value, line);
      if (entity !== undefined) entities.push(entity);
      else {
        const kind = textAt(fieldsOf(value), "kind");
        const lines = others.get(kind) ?? [];
        lines.push(line);
        others.set(kind, lines);
      }
    }
  }
  if (bad.length > BAD_TOLD)
    reading.problem(documentBad(file.name, bad.slice(BAD_TOLD), "more of the same file"));
  for (const [kind, lines] of others)
    reading.problem(
      skipped(file.name, kind === "" ? "without a kind" : `of kind ${kind}, not Backstage's`, lines),
    );
  return entities;
}

/** Broken documents that are told one by one; the rest of a file is counted. */
const BAD_TOLD = 20;

/** What a catalogue's API answers, as the same trees; JSON is YAML too, but the library takes minutes for it. */
function readJsonTree(text: string): TreeRead {
  const { values, stop } = readJson(text);
  if (stop !== undefined)
    return {
      ok: false,
      isLimit: stop.isLimit,
      line: stop.line,
      refusal: `line ${stop.line}: ${stop.refusal}`,
    };
  return { ok: true, tree: treeOf(values.length === 1 ? (values[0] ?? null) : values) };
}

function treeOf(value: JsonValue): Tree {
  const at = { start: 0, end: 0 };
  if (typeof value === "string") return { ...at, kind: "text", style: "double", text: value };
  if (typeof value !== "object") return { ...at, kind: "text", style: "plain", text: String(value) };
  if (value === null) return { ...at, kind: "text", style: "none", text: "" };
  if (value instanceof Map) {
    const entries = [...(value as JsonFields)].map(([key, one]) => ({
      key,
      keyStart: 0,
      colon: 0,
      value: treeOf(one),
    }));
    return { ...at, kind: "map", isFlow: true, entries };
  }
  return {
    ...at,
    kind: "list",
    isFlow: true,
    dashes: [],
    items: (value as readonly JsonValue[]).map(treeOf),
  };
}

/** A refusal of a document, with the line of the file. */
function inFile(refusal: string, line: number): string {
  return refusal.replace(/\bline (\d+)/, (_, n) => `line ${Number(n) + line - 1}`);
}

function documentBad(file: string, lines: readonly number[], refusal: string): Problem {
  const [line = 1] = lines;
  return {
    code: "document-bad",
    blocks: true,
    file,
    rows: lines.slice(0, PROBLEM_ROWS_MAX),
    count: lines.length,
    policy: "set aside, the others are read",
    message:
      lines.length === 1
        ? say([])`The document from line ${line} of ${file} is set aside: ${refusal}.`
        : say([])`${lines.length} documents of ${file} are set aside, from line ${line} on: ${refusal}.`,
    subjects: [],
    fixes: [],
  };
}

/** A note that records were read past. */
export function skipped(file: string, what: string, rows: readonly number[], policy = "read past") {
  return {
    code: "record-skipped",
    blocks: false,
    file,
    rows: rows.slice(0, PROBLEM_ROWS_MAX),
    count: rows.length,
    policy,
    message: say(
      [],
    )`${rows.length} ${rows.length === 1 ? "record" : "records"} of ${file} ${what}, first in line ${rows[0] ?? 1}.`,
    subjects: [],
    fixes: [],
  } as const;
}

function entityOf(value: Tree, line: number): Entity | undefined {
  const fields = fieldsOf(value);
  if (!/^(?:[a-z0-9-]+\.)*backstage\.io\//.test(textAt(fields, "apiVersion"))) return undefined;
  const metadata = fieldsOf(fields.get("metadata"));
  const namespace = textAt(metadata, "namespace");
  return {
    ref: {
      kind: textAt(fields, "kind"),
      namespace: namespace === "" ? DEFAULT_NAMESPACE : namespace,
      name: textAt(metadata, "name"),
    },
    line,
    metadata,
    annotations: fieldsOf(metadata.get("annotations")),
    spec: fieldsOf(fields.get("spec")),
  };
}

export function fieldsOf(value: Tree | undefined): Fields {
  return value?.kind === "map" ? new Map(value.entries.map((entry) => [entry.key, entry.value])) : NO_FIELDS;
}

const NO_FIELDS: Fields = new Map();

/** The text of a field, "" where it is absent, null or no text. */
export function textAt(fields: Fields, key: string): string {
  return textOf(fields.get(key));
}

/** The texts of a list field; a lone text counts as a list of one. */
export function textsAt(fields: Fields, key: string): string[] {
  const value = fields.get(key);
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items.map(textOf).filter((text) => text !== "");
}

function textOf(value: Tree | undefined): string {
  return value?.kind !== "text" || isNothing(value) ? "" : value.text;
}
