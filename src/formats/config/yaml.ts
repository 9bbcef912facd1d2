import { isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";

/** Longest YAML text that is read, in UTF-16 code units. Source: docs/guides/formats.md#limits. */
export const YAML_CHARS_MAX = 10 * 1024 * 1024;
export const YAML_DEPTH_MAX = 64;
export const YAML_ALIASES_MAX = 100;

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
  const tooMuch = yamlExcess(text);
  if (tooMuch !== undefined) return { ok: false, refusal: tooMuch };
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { schema: "core", uniqueKeys: false, lineCounter: lines });
    const [error] = document.errors;
    if (error !== undefined) return { ok: false, refusal: error.message.split("\n")[0] ?? "it is no YAML" };
    const repeated = repeatedKey(document);
    if (repeated !== undefined)
      return { ok: false, refusal: `Map keys must be unique at line ${lines.linePos(repeated).line}` };
    const value: unknown = document.toJS({ mapAsMap: true, maxAliasCount: YAML_ALIASES_MAX });
    const plain = plainOf(value, 0);
    return plain === undefined
      ? { ok: false, refusal: `it is nested deeper than ${YAML_DEPTH_MAX} levels` }
      : { ok: true, value: plain };
  } catch (error) {
    return {
      ok: false,
      refusal: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it is no YAML",
    };
  }
}

/**
 * Where a key stands a second time in its map. The library's own check compares each key with all before it, which
 * takes minutes for a hundred thousand.
 */
export function repeatedKey(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        const value = isScalar(key) ? String(key.value) : key;
        if (keys.has(value)) {
          found = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
          return visit.BREAK;
        }
        keys.add(value);
      }
      return undefined;
    },
  });
  return found;
}

/** Why a text is not even tried, or undefined: what can be told before parsing. */
export function yamlExcess(text: string): string | undefined {
  if (text.length > YAML_CHARS_MAX)
    return `it has ${text.length} characters, at most ${YAML_CHARS_MAX} are read`;
  return isTooDeep(text) ? `it is nested deeper than ${YAML_DEPTH_MAX} levels` : undefined;
}

/** Lists in lists and maps as keys on one line: sixty-five dashes or question marks. */
const DEEP_LINE = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${YAML_DEPTH_MAX + 1}}`, "m");

/** Brackets are counted before parsing, since the parser itself descends by recursion. */
function isTooDeep(text: string): boolean {
  if (DEEP_LINE.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) depth++;
    else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
    if (depth > YAML_DEPTH_MAX) return true;
  }
  return false;
}

function plainOf(value: unknown, depth: number): YamlValue | undefined {
  if (depth > YAML_DEPTH_MAX) return undefined;
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
