import type { ProblemCode } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";

/** Takes down a value that is none of ours: key, value and what is expected. */
export type Note = (code: ProblemCode, key: string, value: YamlValue, expected: string) => void;
export type Entries = ReadonlyMap<string, YamlValue>;
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function entriesOf(value: YamlValue, key: string, note: Note): Entries {
  if (value === null) return new Map();
  if (typeof value === "object" && !Array.isArray(value)) return value as Entries;
  note("config-bad", key, value, "a map of keys and values");
  return new Map();
}

/** Thresholds may stand flat (`check.name: 1`) or under their check. */
export function flat(value: YamlValue, key: string, note: Note): Entries {
  const read = new Map<string, YamlValue>();
  for (const [check, inner] of entriesOf(value, key, note)) {
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner))
      for (const [name, one] of inner as Entries) read.set(`${check}.${name}`, one);
    else read.set(check, inner);
  }
  return read;
}

export function prefixed(entries: Entries, prefix: string): Entries {
  return new Map([...entries].map(([key, value]) => [`${prefix}.${key}`, value]));
}

export function numbersOf(
  entries: Entries,
  note: Note,
  isGood: (n: number) => boolean,
  expected: string,
): [string, number][] {
  return [...entries].flatMap(([key, value]): [string, number][] => {
    if (typeof value === "number" && Number.isFinite(value) && isGood(value)) return [[key, value]];
    note("config-bad", key, value, expected);
    return [];
  });
}

export function recordOf(
  entries: readonly (readonly [string, number])[],
  prefix: string,
): Record<string, number> {
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length + 1), value]));
}

export function textsOf(value: YamlValue, key: string, note: Note): string[] | undefined {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value as string[];
  note("config-bad", key, value, "a list of texts");
  return undefined;
}

export function wordsOf(value: YamlValue, key: string, note: Note): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [word, meaning] of entriesOf(value, key, note)) {
    if (typeof meaning === "string") put(read, word, meaning);
    else note("config-bad", `${key}.${word}`, meaning, "a text");
  }
  return read;
}

/** Sets a key of the input as a plain key, `__proto__` too. */
export function put<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
