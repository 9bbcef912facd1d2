import { readTree } from "./readTree.ts";
import { withoutMark, type Tree } from "./tree.ts";

/** A YAML value: maps are `Map`s, so that no key of the input is special. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | ReadonlyMap<string, YamlValue>;

/** Parses YAML within the limits, numbers and truth values as YAML 1.2 means them. The refusal names line and way out. */
export function parseYaml(
  text: string,
): { readonly ok: true; readonly value: YamlValue } | { readonly ok: false; readonly refusal: string } {
  const read = readTree(withoutMark(text));
  return read.ok ? { ok: true, value: valueOf(read.tree) } : { ok: false, refusal: read.refusal };
}

function valueOf(tree: Tree): YamlValue {
  if (tree.kind === "list") return tree.items.map(valueOf);
  if (tree.kind === "map") return new Map(tree.entries.map(({ key, value }) => [key, valueOf(value)]));
  return tree.style === "plain" || tree.style === "none" ? meantBy(tree.text) : tree.text;
}

const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const HEX_OR_OCTAL = /^0(?:x[\da-fA-F]+|o[0-7]+)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;

/** What a text without quotes means in the core schema of YAML 1.2 (§10.3.2). */
function meantBy(text: string): YamlValue {
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (NUMBER.test(text) || HEX_OR_OCTAL.test(text)) return Number(text);
  if (INFINITE.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : text;
}
