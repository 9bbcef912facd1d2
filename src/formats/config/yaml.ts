import { parseDocument } from "yaml";

/** Longest YAML text that is read, in UTF-16 code units. Source: docs/guides/formats.md#limits. */
export const YAML_CHARS_MAX = 10 * 1024 * 1024;
const DEPTH_MAX = 64;
const ALIASES_MAX = 100;

/** A YAML value: maps are `Map`s, so that no key of the input is special. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | ReadonlyMap<string, YamlValue>;

/**
 * Parses YAML within limits. The refusal says what is wrong, with the line where the parser knows it.
 */
export function parseYaml(
  text: string,
): { readonly ok: true; readonly value: YamlValue } | { readonly ok: false; readonly refusal: string } {
  if (text.length > YAML_CHARS_MAX)
    return { ok: false, refusal: `it has ${text.length} characters, at most ${YAML_CHARS_MAX} are read` };
  if (isTooDeep(text)) return { ok: false, refusal: `it is nested deeper than ${DEPTH_MAX} levels` };
  try {
    const document = parseDocument(text, { schema: "core", uniqueKeys: true });
    const [error] = document.errors;
    if (error !== undefined) return { ok: false, refusal: error.message.split("\n")[0] ?? "it is no YAML" };
    const value: unknown = document.toJS({ mapAsMap: true, maxAliasCount: ALIASES_MAX });
    const plain = plainOf(value, 0);
    return plain === undefined
      ? { ok: false, refusal: `it is nested deeper than ${DEPTH_MAX} levels` }
      : { ok: true, value: plain };
  } catch (error) {
    return {
      ok: false,
      refusal: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it is no YAML",
    };
  }
}

/** Brackets are counted before parsing, since the parser itself descends by recursion. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) depth++;
    else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

function plainOf(value: unknown, depth: number): YamlValue | undefined {
  if (depth > DEPTH_MAX) return undefined;
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => plainOf(one, depth + 1));
    return items.some((one) => one === undefined) ? undefined : items.filter((one) => one !== undefined);
  }
  if (value instanceof Map) {
    const map = new Map<string, YamlValue>();
    for (const [key, one] of value) {
      const plain = plainOf(one, depth + 1);
      if (plain === undefined) return undefined;
      map.set(String(key), plain);
    }
    return map;
  }
  return String(value);
}
