import { GITHUB_LIMITS } from "./limits.ts";

/** A JSON value: objects are `Map`s, so that no key of the input is special (`__proto__` is a key like others). */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonFields;
export type JsonFields = ReadonlyMap<string, JsonValue>;

export interface JsonRead {
  readonly values: readonly JsonValue[];
  /** Keys that an object says twice, the last of which counts: how often, and the first. */
  readonly repeated?: { readonly count: number; readonly key: string; readonly line: number };
  /** Why reading stopped, with the line; what stood before is read. `isLimit` refuses the import. */
  readonly stop?: { readonly line: number; readonly refusal: string; readonly isLimit: boolean };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const CONTROL = /[^ -\uffff]/;

type Open =
  | { readonly list: JsonValue[] }
  | { readonly map: Map<string, JsonValue>; key: string | undefined };

/**
 * Reads JSON values that stand one after the other, as `gh api --paginate` prints pages. By a stack of its own, not by
 * recursion: 100,000 brackets are refused like any other text. `JSON.parse` would say nothing of a key that stands
 * there twice and reads one value only. O(length).
 */
export function readJson(text: string): JsonRead {
  const values: JsonValue[] = [];
  let repeated: { count: number; key: string; line: number } | undefined;
  const open: Open[] = [];
  let at = 0;
  /** What may come next: a value, or what ends the one before. */
  let wantsValue = true;
  let mayEnd = true;

  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const whole = (): JsonRead => ({ values, ...(repeated === undefined ? {} : { repeated }) });
  const stopped = (refusal: string, isLimit = false): JsonRead => ({
    ...whole(),
    stop: { line: lineOf(at), refusal, isLimit },
  });
  const put = (value: JsonValue): void => {
    const top = open[open.length - 1];
    wantsValue = false;
    mayEnd = true;
    if (top === undefined) {
      values.push(value);
      wantsValue = true;
    } else if ("list" in top) top.list.push(value);
    else {
      const key = top.key ?? "";
      if (top.map.has(key))
        repeated = { ...(repeated ?? { key, line: lineOf(at) }), count: (repeated?.count ?? 0) + 1 };
      top.map.set(key, value);
      top.key = undefined;
    }
  };
  /** The text from a quote on, and where it ends; undefined where it is broken. */
  const readText = (): string | undefined => {
    let end = at;
    do {
      end = text.indexOf('"', end + 1);
      if (end < 0) return undefined;
    } while (isEscaped(text, end));
    const raw = text.slice(at, end + 1);
    if (CONTROL.test(raw)) return undefined;
    at = end + 1;
    if (!raw.includes("\\")) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      return undefined;
    }
  };

  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return open.length === 0 ? whole() : stopped("it ends in the middle");
    const c = text.charAt(at);
    const top = open[open.length - 1];
    if (top !== undefined && (c === "]" || c === "}")) {
      if ("list" in top !== (c === "]") || !mayEnd || ("map" in top && top.key !== undefined))
        return stopped(`there is ${c} where none may stand`);
      at++;
      open.pop();
      put("list" in top ? top.list : top.map);
    } else if (!wantsValue) {
      if (c !== ",") return stopped("a comma is missing");
      at++;
      wantsValue = true;
      mayEnd = false;
    } else if (top !== undefined && "map" in top && top.key === undefined) {
      const key = c === '"' ? readText() : undefined;
      while (isBlank(text.charCodeAt(at))) at++;
      if (key === undefined || text.charAt(at) !== ":")
        return stopped("a key in quotes and a colon are missing");
      at++;
      top.key = key;
      mayEnd = false;
    } else if (c === "[" || c === "{") {
      if (open.length >= GITHUB_LIMITS.depth)
        return stopped(`it is nested deeper than ${GITHUB_LIMITS.depth} levels`, true);
      open.push(c === "[" ? { list: [] } : { map: new Map(), key: undefined });
      at++;
      mayEnd = true;
    } else if (c === '"') {
      const value = readText();
      if (value === undefined) return stopped("a text is not closed or holds what JSON does not allow");
      put(value);
    } else {
      const word = WORDS.find(([one]) => text.startsWith(one, at));
      NUMBER.lastIndex = at;
      const number = word === undefined ? NUMBER.exec(text)?.[0] : undefined;
      if (word === undefined && number === undefined) return stopped("this is no JSON");
      at += (word?.[0] ?? number ?? "").length;
      put(word === undefined ? Number(number) : word[1]);
    }
  }
}

const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text.charCodeAt(at) === 92) at--;
  return (quote - at) % 2 === 0;
}

export function fieldsOf(value: JsonValue | undefined): JsonFields | undefined {
  return value instanceof Map ? value : undefined;
}

/** The text of a field; numbers as text; "" where it is absent or something else. */
export function textAt(fields: JsonFields | undefined, key: string): string {
  const value = fields?.get(key);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function listAt(fields: JsonFields, key: string): readonly JsonValue[] {
  const value = fields.get(key);
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
