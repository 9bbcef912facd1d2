import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { TOO_DEEP, YAML_ALIASES_MAX, YAML_DEPTH_MAX, YAML_UNFOLDED_MAX } from "./limits.ts";
import { trimmedEnd, type TextStyle, type Tree, type TreeEntry, type TreeRead } from "./tree.ts";

/** Where a piece of a text begins in the whole. */
export interface Beginning {
  readonly offset: number;
  /** The first is 1. */
  readonly line: number;
}

const WHOLE: Beginning = { offset: 0, line: 1 };

/** Reads a text, or a piece of one, by the YAML library alone: everything YAML has. Offsets and lines are the whole's. */
export function libraryTree(text: string, from: Beginning = WHOLE): TreeRead {
  try {
    const document = documentOf(text);
    const walk = { text, base: from.offset, document, aliases: 0, inside: 0, unfolded: 0 };
    return { ok: true, tree: treeOf(document?.contents, 0, walk, 0) };
  } catch (error) {
    // The library descends by recursion: the only thing it throws on is depth beyond what the stack holds.
    const { why, offset } = error instanceof Refusal ? error : new Refusal(() => TOO_DEEP);
    const line = from.line + (offset === undefined ? 0 : linesBefore(text, offset));
    return { ok: false, isLimit: offset === undefined, line, refusal: why(line) };
  }
}

/**
 * The one document of a text. The first fault ends the reading: the library would collect them all, at 13 µs each,
 * which is half a minute for a few megabytes of brackets.
 */
function documentOf(text: string): Document.Parsed | undefined {
  // Keys are compared by us: the library compares each with all before it, which takes hours for a million.
  const composer = new Composer({
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: "error",
  });
  let first: Refusal | undefined;
  const onError = (place: number | readonly number[] | { offset: number }, code: string, message: string) => {
    const offset = typeof place === "number" ? place : "offset" in place ? place.offset : (place[0] ?? 0);
    // The library catches what is thrown in a scalar, and calls again.
    throw (first ??= refusalOf(code, message, offset));
  };
  Object.assign(composer, { onError });
  let document: Document.Parsed | undefined;
  let documents = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === "error") throw refusalOf("UNEXPECTED_TOKEN", token.message, token.offset);
    if (token.type === "document" && ++documents > 1)
      throw refusalOf("MULTIPLE_DOCS", "a second document", token.offset);
    for (const one of composer.next(token)) document ??= one;
  }
  for (const one of composer.end(true, text.length)) document ??= one;
  const error = document?.errors[0] ?? document?.warnings[0];
  if (error !== undefined) throw refusalOf(error.code, error.message, error.pos[0]);
  return document;
}

function linesBefore(text: string, offset: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

interface Walk {
  readonly text: string;
  /** Offset of the text in the whole. */
  readonly base: number;
  readonly document: Document.Parsed | undefined;
  aliases: number;
  /** How many aliases stand around the value that is read, and how many values were read inside of them. */
  inside: number;
  unfolded: number;
}

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
  if (depth > YAML_DEPTH_MAX) throw new Refusal(() => TOO_DEEP);
  if (walk.inside > 0 && ++walk.unfolded > YAML_UNFOLDED_MAX)
    throw new Refusal(() => `its aliases unfold to more than ${YAML_UNFOLDED_MAX} values`);
  if (isAlias(node)) {
    if (++walk.aliases > YAML_ALIASES_MAX)
      throw new Refusal(() => `its aliases stand for more than ${YAML_ALIASES_MAX} values`);
    const [start, end] = node.range ?? [place, place];
    const anchored = walk.document === undefined ? undefined : node.resolve(walk.document);
    if (anchored === undefined)
      throw new Refusal(
        (line) => `line ${line} has an alias (a word with *) of nothing above it: write the value out`,
        start,
      );
    walk.inside++;
    const tree = treeOf(anchored, place, walk, depth + 1);
    walk.inside--;
    return { ...tree, start: walk.base + start, end: walk.base + end, isAlias: true };
  }
  if (isMap(node)) return mapOf(node as YAMLMap.Parsed, walk, depth);
  if (isSeq(node)) return listOf(node as YAMLSeq.Parsed, walk, depth);
  const [start, end] = isScalar(node) ? (node.range ?? [place, place]) : [place, place];
  const text = (style: TextStyle, said: string, from: number, to: number): Tree => ({
    kind: "text",
    text: said,
    style,
    start: walk.base + from,
    end: walk.base + to,
  });
  if (!isScalar(node)) return text("none", "", place, place);
  const value = typeof node.value === "string" ? node.value : String(node.value ?? "");
  if (node.type === "QUOTE_SINGLE") return text("single", value, start, end);
  if (node.type === "QUOTE_DOUBLE") return text("double", value, start, end);
  if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")
    return text("block", value, start, trimmedEnd(walk.text, start, end));
  return start === end ? text("none", "", place, place) : text("plain", value, start, end);
}

interface SourceItem {
  readonly start: readonly { readonly type: string; readonly offset: number }[];
  readonly sep?: readonly { readonly type: string; readonly offset: number }[];
}

function listOf(node: YAMLSeq.Parsed, walk: Walk, depth: number): Tree {
  const isFlow = node.flow === true;
  const { base } = walk;
  const [from, to] = node.range;
  const token = node.srcToken as { readonly items: readonly SourceItem[] } | undefined;
  const dashes: number[] = [];
  const items = node.items.map((item: ParsedNode | Pair, i): Tree => {
    if (!("range" in item))
      throw new Refusal((line) => `line ${line} has a pair in a list: give it { }`, from);
    const dash = isFlow ? item.range[0] : offsetOf(token?.items[i]?.start, "seq-item-ind");
    dashes.push(base + dash);
    return treeOf(item, isFlow ? dash : dash + 1, walk, depth + 1);
  });
  const start = isFlow ? base + from : (dashes[0] ?? base + from);
  const end = isFlow ? base + to : (items.at(-1)?.end ?? base + to);
  return { kind: "list", items, dashes, isFlow, start, end };
}

function mapOf(node: YAMLMap.Parsed, walk: Walk, depth: number): Tree {
  const isFlow = node.flow === true;
  const { base } = walk;
  const [from, to] = node.range;
  const keys = new Set<string>();
  const entries = node.items.map((pair): TreeEntry => {
    const keyNode: unknown = pair.key;
    const [keyStart, keyEnd] = isScalar(keyNode) ? (keyNode.range ?? [from, from]) : [from, from];
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
    if (keys.has(key)) throw new Refusal((line) => repeatedKey(key, line), keyStart);
    keys.add(key);
    const source = pair.srcToken as SourceItem | undefined;
    const colon = offsetOf(source?.sep, "map-value-ind");
    const value = treeOf(pair.value, colon < 0 ? keyEnd : colon + 1, walk, depth + 1);
    return { key, keyStart: base + keyStart, colon: colon < 0 ? -1 : base + colon, value };
  });
  const start = isFlow ? base + from : (entries[0]?.keyStart ?? base + from);
  const end = isFlow ? base + to : (entries.at(-1)?.value.end ?? base + to);
  return { kind: "map", entries, isFlow, start, end };
}

export const repeatedKey = (key: string, line: number): string =>
  `line ${line} repeats the key ${key.slice(0, 60)}: keep one of them`;

function offsetOf(tokens: SourceItem["sep"], type: string): number {
  return tokens?.find((token) => token.type === type)?.offset ?? -1;
}

/** What is wrong and the way out, in words of somebody who edits the file. */
function refusalOf(code: string, message: string, offset: number): Refusal {
  return new Refusal((line) => `line ${line} ${faultOf(code, message)}`, offset);
}

function faultOf(code: string, message: string): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "is indented with a tab: use spaces";
    case "MULTIPLE_DOCS":
      return "begins a second document: put it into a file of its own";
    case "TAG_RESOLVE_FAILED":
      return "has a tag (a word with !), which is not read: take it off";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "has a second colon: put the value into quotes";
    case "MISSING_CHAR":
      return "lacks a quote, bracket, comma or colon: add it, or indent like the lines above";
    case "BAD_INDENT":
      return "is indented unlike its neighbours: line it up";
    default:
      return `is no YAML (${message.split("\n")[0]?.slice(0, 120) ?? ""}): mend it or put the value into quotes`;
  }
}
