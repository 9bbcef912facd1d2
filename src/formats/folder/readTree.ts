import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { YAML_ALIASES_MAX, YAML_DEPTH_MAX, yamlExcess } from "../config/yaml.ts";
import { blockTree } from "./blockTree.ts";
import { trimmedEnd, type Tree, type TreeEntry, type TreeRead } from "./tree.ts";

/** Reads one YAML text, without a BOM, within the limits. Source: docs/guides/formats.md#folder. */
export function readTree(text: string): TreeRead {
  const excess = yamlExcess(text);
  if (excess !== undefined) return { ok: false, isLimit: true, line: 1, refusal: excess };
  const fast = blockTree(text);
  return fast === undefined ? libraryTree(text) : { ok: true, tree: fast };
}

/** The same by the YAML library alone: everything YAML has. */
export function libraryTree(text: string): TreeRead {
  const lineCounter = new LineCounter();
  let walk: Walk | undefined;
  try {
    // Keys are compared here: the library compares each with all before it, which takes hours for a million.
    const document = parseDocument(text, {
      schema: "failsafe",
      uniqueKeys: false,
      prettyErrors: false,
      keepSourceTokens: true,
      lineCounter,
      logLevel: "error",
    });
    const error = document.errors[0] ?? document.warnings[0];
    if (error !== undefined)
      return { ok: false, isLimit: false, ...refusalOf(error, lineCounter.linePos(error.pos[0]).line) };
    walk = { text, document, lineCounter, aliases: 0, inside: 0, unfolded: 0 };
    return { ok: true, tree: treeOf(document.contents, 0, walk, 0) };
  } catch (error) {
    if (error instanceof Refusal) {
      const line = error.offset === undefined ? 1 : lineCounter.linePos(error.offset).line;
      return { ok: false, isLimit: error.offset === undefined, line, refusal: error.why(line) };
    }
    // The library descends by recursion: the only thing it throws on is depth beyond what the stack holds.
    return { ok: false, isLimit: true, line: 1, refusal: DEEP };
  }
}

const DEEP = `it is nested deeper than ${YAML_DEPTH_MAX} levels`;

interface Walk {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
  aliases: number;
  /** How many aliases stand around the value that is read, and how many values were read inside of them. */
  inside: number;
  unfolded: number;
}

/** A hundred aliases of one long list would stand for a hundred times the file. */
const UNFOLDED_MAX = 100_000;

class Refusal extends Error {
  readonly offset: number | undefined;
  readonly why: (line: number) => string;

  /** Without an offset it is a limit. */
  constructor(why: (line: number) => string, offset?: number) {
    super("refused");
    this.why = why;
    this.offset = offset;
  }
}

function treeOf(node: unknown, place: number, walk: Walk, depth: number): Tree {
  if (depth > YAML_DEPTH_MAX) throw new Refusal(() => DEEP);
  if (walk.inside > 0 && ++walk.unfolded > UNFOLDED_MAX)
    throw new Refusal(() => `its aliases unfold to more than ${UNFOLDED_MAX} values`);
  if (isAlias(node)) {
    if (++walk.aliases > YAML_ALIASES_MAX)
      throw new Refusal(() => `its aliases stand for more than ${YAML_ALIASES_MAX} values`);
    const [start, end] = node.range ?? [place, place];
    const anchored = node.resolve(walk.document);
    if (anchored === undefined)
      throw new Refusal(
        (line) => `line ${line} has an alias (a word with *) of nothing above it: write the value out`,
        start,
      );
    walk.inside++;
    const tree = treeOf(anchored, place, walk, depth + 1);
    walk.inside--;
    return { ...tree, start, end, isAlias: true };
  }
  if (isMap(node)) return mapOf(node as YAMLMap.Parsed, walk, depth);
  if (isSeq(node)) return listOf(node as YAMLSeq.Parsed, walk, depth);
  if (!isScalar(node)) return { kind: "text", text: "", style: "none", start: place, end: place };
  const [start, end] = node.range ?? [place, place];
  const value = typeof node.value === "string" ? node.value : String(node.value ?? "");
  if (node.type === "QUOTE_SINGLE") return { kind: "text", text: value, style: "single", start, end };
  if (node.type === "QUOTE_DOUBLE") return { kind: "text", text: value, style: "double", start, end };
  if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")
    return { kind: "text", text: value, style: "block", start, end: trimmedEnd(walk.text, start, end) };
  if (start === end) return { kind: "text", text: "", style: "none", start: place, end: place };
  return { kind: "text", text: value, style: "plain", start, end };
}

interface SourceItem {
  readonly start: readonly { readonly type: string; readonly offset: number }[];
  readonly sep?: readonly { readonly type: string; readonly offset: number }[];
}

function listOf(node: YAMLSeq.Parsed, walk: Walk, depth: number): Tree {
  const isFlow = node.flow === true;
  const [from, to] = node.range;
  const token = node.srcToken as { readonly items: readonly SourceItem[] } | undefined;
  const dashes: number[] = [];
  const items = node.items.map((item: ParsedNode | Pair, i): Tree => {
    if (!("range" in item))
      throw new Refusal((line) => `line ${line} has a pair in a list: give it { }`, from);
    const dash = isFlow ? item.range[0] : offsetOf(token?.items[i]?.start, "seq-item-ind");
    dashes.push(dash);
    return treeOf(item, isFlow ? dash : dash + 1, walk, depth + 1);
  });
  const start = isFlow ? from : (dashes[0] ?? from);
  return { kind: "list", items, dashes, isFlow, start, end: isFlow ? to : (items.at(-1)?.end ?? to) };
}

function mapOf(node: YAMLMap.Parsed, walk: Walk, depth: number): Tree {
  const isFlow = node.flow === true;
  const [from, to] = node.range;
  const keys = new Set<string>();
  const entries = node.items.map((pair): TreeEntry => {
    const keyNode: unknown = pair.key;
    const keyStart = isScalar(keyNode) ? (keyNode.range?.[0] ?? from) : from;
    if (keyNode !== null && !isScalar(keyNode))
      throw new Refusal(
        (line) => `line ${line} has a key that is no text: write a text before the colon`,
        from,
      );
    const key = isScalar(keyNode) ? String(keyNode.value ?? "") : "";
    if (key === "<<" && isScalar(keyNode) && keyNode.type === "PLAIN")
      throw new Refusal(
        (line) => `line ${line} merges keys with <<, which is not read: write the keys out`,
        keyStart,
      );
    if (keys.has(key))
      throw new Refusal((line) => `line ${line} repeats the key ${key}: keep one of them`, keyStart);
    keys.add(key);
    const source = pair.srcToken as SourceItem | undefined;
    const colon = offsetOf(source?.sep, "map-value-ind");
    const keyEnd = isScalar(keyNode) ? (keyNode.range?.[1] ?? from) : from;
    const value = treeOf(pair.value, colon < 0 ? keyEnd : colon + 1, walk, depth + 1);
    return { key, keyStart, colon, value };
  });
  const start = isFlow ? from : (entries[0]?.keyStart ?? from);
  return { kind: "map", entries, isFlow, start, end: isFlow ? to : (entries.at(-1)?.value.end ?? to) };
}

function offsetOf(tokens: SourceItem["sep"], type: string): number {
  return tokens?.find((token) => token.type === type)?.offset ?? -1;
}

/** What is wrong and the way out, in words of somebody who edits the file. */
function refusalOf(error: YAMLError, line: number): { readonly line: number; readonly refusal: string } {
  const at = `line ${line}`;
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { line, refusal: `${at} is indented with a tab: use spaces` };
    case "MULTIPLE_DOCS":
      return { line, refusal: `${at} begins a second document: put it into a file of its own` };
    case "TAG_RESOLVE_FAILED":
      return { line, refusal: `${at} has a tag (a word with !), which is not read: take it off` };
    case "BLOCK_AS_IMPLICIT_KEY":
      return { line, refusal: `${at} has a second colon: put the value into quotes` };
    case "MISSING_CHAR":
      return {
        line,
        refusal: `${at} lacks a quote, bracket, comma or colon: add it, or indent like the lines above`,
      };
    case "BAD_INDENT":
      return { line, refusal: `${at} is indented unlike its neighbours: line it up` };
    default:
      return {
        line,
        refusal: `${at} is no YAML (${error.message.split("\n")[0] ?? ""}): mend it or put the value into quotes`,
      };
  }
}
