import type { YamlMap, YamlNode } from "../yaml/nodes.ts";

/** The first key of a map that is none of those, with its line. */
export function unknownKey(node: YamlMap, known: readonly string[]): readonly [string, number] | undefined {
  for (const key of node.entries.keys())
    if (!known.includes(key)) return [key.slice(0, 60), node.lines.get(key) ?? node.line];
  return undefined;
}

/** A text, or the texts of a list. */
export function textsIn(node: YamlNode | undefined): string[] {
  if (node === undefined) return [];
  if (node.kind === "text") return [node.text];
  return node.kind === "list" ? node.items.flatMap((one) => (one.kind === "text" ? [one.text] : [])) : [];
}

export const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === "text" ? node.text : undefined;
