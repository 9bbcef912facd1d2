import { readTree } from "./readTree.ts";
import { isNothing, lineAt, lineStartsOf, withoutMark, type Tree } from "./tree.ts";

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

/** A text as nodes, or why it cannot be read and where. */
export type YamlRead =
  | { readonly ok: true; readonly node: YamlNode }
  | { readonly ok: false; readonly isLimit: boolean; readonly line: number; readonly refusal: string };

/** Parses YAML within the limits. Source: docs/guides/formats.md#limits. */
export function parseYamlNodes(text: string): YamlRead {
  const plain = withoutMark(text);
  const read = readTree(plain);
  return read.ok ? { ok: true, node: nodeOf(read.tree, lineStartsOf(plain)) } : read;
}

function nodeOf(tree: Tree, starts: readonly number[]): YamlNode {
  const line = lineAt(starts, tree.start);
  if (tree.kind === "list")
    return { kind: "list", items: tree.items.map((one) => nodeOf(one, starts)), line };
  if (tree.kind === "text") return { kind: "text", text: isNothing(tree) ? "" : tree.text, line };
  const entries = new Map<string, YamlNode>();
  const lines = new Map<string, number>();
  for (const { key, keyStart, value } of tree.entries) {
    entries.set(key, nodeOf(value, starts));
    lines.set(key, lineAt(starts, keyStart));
  }
  return { kind: "map", entries, lines, line };
}
