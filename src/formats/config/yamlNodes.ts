import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { YAML_ALIASES_MAX, YAML_DEPTH_MAX, yamlExcess } from "./yaml.ts";

/**
 * A YAML value with the line it begins on (the first is 1). Texts are what the file writes, so that `007`, `no` and
 * `1e3` stay what they are; nothing (`~`, `null`) is the empty text. Of an entry of a map, `lines` has the key's line.
 */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  readonly kind: "text";
  readonly text: string;
  readonly line: number;
}
export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly line: number;
}
export interface YamlMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly lines: ReadonlyMap<string, number>;
  readonly line: number;
}

/**
 * Parses YAML within the limits of `parseYaml`, and keeps lines and texts. The refusal says what is wrong, with the
 * line where the parser knows it.
 */
export function parseYamlNodes(
  text: string,
): { readonly ok: true; readonly node: YamlNode } | { readonly ok: false; readonly refusal: string } {
  const tooMuch = yamlExcess(text);
  if (tooMuch !== undefined) return { ok: false, refusal: tooMuch };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { schema: "core", uniqueKeys: true, lineCounter: lines });
    const [error] = document.errors;
    if (error !== undefined) return { ok: false, refusal: firstLine(error.message) };
    // Counts what aliases would unfold to, and throws beyond the limit, before anything is unfolded here.
    if (text.includes("*")) document.toJS({ maxAliasCount: YAML_ALIASES_MAX });
    const budget = { nodes: text.length + UNFOLDED_MAX };
    const node = nodeOf(document.contents, { document, lines, budget, around: 1 }, 0);
    if (node !== undefined) return { ok: true, node };
    const refusal =
      budget.nodes < 0
        ? `its aliases unfold to more than ${UNFOLDED_MAX} values`
        : `it is nested deeper than ${YAML_DEPTH_MAX} levels`;
    return { ok: false, refusal };
  } catch (error) {
    return { ok: false, refusal: error instanceof Error ? firstLine(error.message) : "it is no YAML" };
  }
}

/** A text cannot hold more values than characters; this many more may come from aliases. */
const UNFOLDED_MAX = 1_000_000;

interface Place {
  /** Values that may still be made: an anchor that holds itself would unfold without end. */
  readonly budget: { nodes: number };
  readonly document: Document;
  readonly lines: LineCounter;
  /** The line of what stands around a value that has none of its own. */
  readonly around: number;
}

function nodeOf(value: unknown, place: Place, depth: number): YamlNode | undefined {
  if (depth > YAML_DEPTH_MAX || --place.budget.nodes < 0) return undefined;
  const node = isAlias(value) ? value.resolve(place.document) : value;
  const line = lineOf(value, place);
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const one of node.items) {
      const item = nodeOf(one, { ...place, around: line }, depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: "list", items, line };
  }
  if (isMap(node)) {
    const entries = new Map<string, YamlNode>();
    const lines = new Map<string, number>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const keyLine = lineOf(pair.key, { ...place, around: line });
      const entry = nodeOf(pair.value, { ...place, around: keyLine }, depth + 1);
      if (entry === undefined) return undefined;
      const key = textOf(pair.key);
      entries.set(key, entry);
      lines.set(key, keyLine);
    }
    return { kind: "map", entries, lines, line };
  }
  return { kind: "text", text: textOf(node), line };
}

/** Plain numbers and words as the file writes them; quoted texts as they are meant. */
function textOf(node: unknown): string {
  if (!isScalar(node)) return node === null || node === undefined ? "" : String(node);
  const { value, source, type } = node;
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return type === "PLAIN" && source !== undefined ? source : String(value);
}

function lineOf(node: unknown, { lines, around }: Place): number {
  const range =
    typeof node === "object" && node !== null && "range" in node ? (node.range as readonly number[]) : null;
  const start = range?.[0];
  return start === undefined ? around : lines.linePos(start).line;
}

const firstLine = (message: string): string => message.split("\n")[0] ?? "it is no YAML";
