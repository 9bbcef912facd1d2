import type { YamlList, YamlNode } from "../yaml/nodes.ts";
import { stemOf } from "./files.ts";
import type { Template } from "./mapping.ts";

/** One row of a sheet: headings with their places, and the cells. */
export interface RowNode {
  readonly kind: "row";
  readonly headings: ReadonlyMap<string, number>;
  readonly cells: readonly string[];
  readonly line: number;
}

/** One thing of a file that may become a row: an entry of a map, an item of a list, a row of a sheet. */
export interface SourceRecord {
  readonly node: YamlNode | RowNode;
  /** The path of its file. */
  readonly file: string;
  /** Of an entry of a map: its key. */
  readonly key?: string;
  /** Of what was found under `each`: the name of that field. */
  readonly field?: string;
  /** What it stands in: the item around it, at last the file itself. */
  readonly parent?: SourceRecord;
  readonly line: number;
}

/** Cells of one row that a template may make, so that lists in lists cannot multiply without end. */
const TEXTS_MAX = 10_000;
const PARENT = "parent";

/** What a record says for a template, one text for each value found; none where a place says nothing. */
export function textsOf(record: SourceRecord, template: Template): readonly string[] {
  const [only] = template.parts;
  if (template.parts.length === 1 && only !== undefined && !("text" in only))
    return textsAt(record, only.name, only.steps);
  let made = [""];
  for (const part of template.parts) {
    const texts = "text" in part ? [part.text] : textsAt(record, part.name, part.steps);
    if (made.length * texts.length > TEXTS_MAX) return [];
    made = made.flatMap((before) => texts.map((text) => before + text));
  }
  return made;
}

function textsAt(record: SourceRecord, name: string, steps: readonly string[]): readonly string[] {
  const own = childOf(record.node, name);
  if (own !== undefined && !isReserved(record, name)) return leavesOf(own);
  const reserved = reservedOf(record, name);
  if (reserved !== undefined) return reserved === "" ? [] : [reserved];
  if (steps.length < 2) return [];
  const [first = "", ...rest] = steps;
  if (first === PARENT && record.parent !== undefined && childOf(record.node, PARENT) === undefined)
    return textsAt(record.parent, rest.join("."), rest);
  if (record.node.kind === "row") return [];
  return walk(record.node, steps);
}

/** `key` and `field` are what the mapping asks for wherever a record has them; its own fields come after. */
function isReserved(record: SourceRecord, name: string): boolean {
  return (name === "key" && record.key !== undefined) || (name === "field" && record.field !== undefined);
}

function reservedOf(record: SourceRecord, name: string): string | undefined {
  if (name === "key") return record.key;
  if (name === "field") return record.field;
  if (name === "value") return record.node.kind === "text" ? record.node.text.trim() : undefined;
  return name === "fileName" ? stemOf(record.file) : undefined;
}

/** What stands at the end of the steps; lists on the way are taken item by item. */
function walk(start: YamlNode, steps: readonly string[]): readonly string[] {
  let nodes: YamlNode[] = [start];
  for (const step of steps) {
    const next: YamlNode[] = [];
    for (const node of nodes.flatMap(itemsOf)) {
      const child = node.kind === "map" ? node.entries.get(step) : undefined;
      if (child !== undefined && next.length < TEXTS_MAX) next.push(child);
    }
    nodes = next;
  }
  return nodes.flatMap(leavesOf).slice(0, TEXTS_MAX);
}

const itemsOf = (node: YamlNode): readonly YamlNode[] => (node.kind === "list" ? node.items : [node]);

/** A text, or the texts of a list; a map says nothing by itself. */
function leavesOf(node: YamlNode): readonly string[] {
  if (node.kind === "text") return node.text.trim() === "" ? [] : [node.text];
  if (node.kind === "map") return [];
  return node.items.flatMap((one) => (one.kind === "text" && one.text.trim() !== "" ? [one.text] : []));
}

/** A field of a record, or undefined where it has none of that name. */
export function childOf(node: YamlNode | RowNode, name: string): YamlNode | undefined {
  if (node.kind === "map") return node.entries.get(name);
  if (node.kind !== "row") return undefined;
  const column = node.headings.get(name);
  return column === undefined ? undefined : { kind: "text", text: node.cells[column] ?? "", line: node.line };
}

/** The names of the fields that a record has, for messages. */
export function fieldNamesOf(node: YamlNode | RowNode): string[] {
  if (node.kind === "map") return [...node.entries.keys()];
  return node.kind === "row" ? [...node.headings.keys()] : [];
}

/** The records at the end of the steps inside one file. */
export function recordsIn(root: SourceRecord, steps: readonly string[]): SourceRecord[] {
  let found = [root];
  steps.forEach((step, i) => {
    if (step === "*") found = found.flatMap((record) => entriesOf(record, i === 0 ? record : record.parent));
    else found = found.flatMap((record) => below(record, step, steps[i + 1] === "*"));
  });
  return found;
}

/** One step down; a list is taken item by item unless the next step says so itself. */
function below(record: SourceRecord, step: string, isWhole: boolean): SourceRecord[] {
  const child = childOf(record.node, step);
  if (child === undefined || (child.kind === "text" && child.text.trim() === "")) return [];
  if (child.kind === "list" && !isWhole) return itemsIn(child, record.file, record);
  return [{ node: child, file: record.file, parent: record, line: lineOf(record.node, step) }];
}

/** What stands in fields of a record: each is a record of its own, and knows its field. */
export function recordsUnder(record: SourceRecord, fields: readonly string[]): SourceRecord[] {
  return fields.flatMap((field) => {
    const { node } = record;
    const child = childOf(node, field);
    if (child === undefined) return [];
    if (child.kind === "list") return itemsIn(child, record.file, record).map((one) => ({ ...one, field }));
    if (child.kind === "text" && child.text.trim() === "") return [];
    return [{ node: child, file: record.file, field, parent: record, line: lineOf(node, field) }];
  });
}

/** Entries of a map with their keys, or items of a list. `parent` is what the map or list stands in. */
function entriesOf({ node, file }: SourceRecord, parent: SourceRecord | undefined): SourceRecord[] {
  if (node.kind === "list") return itemsIn(node, file, parent);
  if (node.kind !== "map") return [];
  return [...node.entries].map(([key, child]) => ({
    node: child,
    file,
    key,
    line: node.lines.get(key) ?? child.line,
    ...(parent === undefined ? {} : { parent }),
  }));
}

function itemsIn(list: YamlList, file: string, parent: SourceRecord | undefined): SourceRecord[] {
  return list.items.map((node) => ({
    node,
    file,
    line: node.line,
    ...(parent === undefined ? {} : { parent }),
  }));
}

function lineOf(node: YamlNode | RowNode, key: string): number {
  return node.kind === "map" ? (node.lines.get(key) ?? node.line) : node.line;
}
