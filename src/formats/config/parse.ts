import {
  AREA_KINDS,
  AREA_MODES,
  DEFAULT_CONFIG,
  TIERS,
  say,
  type Config,
  type Problem,
  type ProblemCode,
} from "../../org/index.ts";
import { parseYaml, type YamlValue } from "../yaml/values.ts";

const FILE = "onethread.yaml";

type Note = (code: ProblemCode, key: string, value: YamlValue, expected: string) => void;
type Entries = ReadonlyMap<string, YamlValue>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One top-level key: what it may hold, and where that goes. */
type Reader = (value: YamlValue, key: string, config: Mutable<Config>, note: Note) => void;

const READERS: Readonly<Record<string, Reader>> = {
  format: (value, key, _config, note) => {
    if (value !== 1) note("config-bad", key, value, "1, the only format so far");
  },
  thresholds: (value, key, config, note) => {
    const read = numbersOf(prefixed(flat(value, key, note), key), note, () => true, "a number");
    config.thresholds = recordOf(read, key);
  },
  tiers: (value, key, config, note) => {
    const read: Record<string, Config["tiers"][string]> = {};
    for (const [check, word] of entriesOf(value, key, note)) {
      const tier = TIERS.find((one) => one === word);
      if (tier === undefined) note("config-bad", `${key}.${check}`, word, `one of ${TIERS.join(", ")}`);
      else put(read, check, tier);
    }
    config.tiers = read;
  },
  off: (value, key, config, note) => {
    config.off = textsOf(value, key, note) ?? config.off;
  },
  aliases: (value, key, config, note) => {
    config.disciplineAliases = wordsOf(value, key, note);
  },
  requiredDisciplines: (value, key, config, note) => {
    config.requiredDisciplines = textsOf(value, key, note) ?? config.requiredDisciplines;
  },
  executiveDisciplines: (value, key, config, note) => {
    config.executiveDisciplines = textsOf(value, key, note) ?? config.executiveDisciplines;
  },
  levels: (value, key, config, note) => {
    const isLevel = (n: number): boolean => Number.isInteger(n) && n >= 0;
    config.levels = recordOf(
      numbersOf(prefixed(entriesOf(value, key, note), key), note, isLevel, "a whole number from 0 on"),
      key,
    );
  },
  words: (value, key, config, note) => {
    config.words = wordsOf(value, key, note);
  },
  areas: (value, key, config, note) => {
    const areas: Record<string, Mutable<Config["areas"][string]>> = {};
    for (const [id, fields] of entriesOf(value, key, note)) {
      const read: Mutable<Config["areas"][string]> = {};
      for (const [field, word] of entriesOf(fields, `${key}.${id}`, note)) {
        const words: readonly string[] | undefined =
          field === "kind" ? AREA_KINDS : field === "mode" ? AREA_MODES : undefined;
        if (words === undefined) note("config-unknown", `${key}.${id}.${field}`, word, "kind or mode");
        else if (typeof word !== "string" || !words.includes(word))
          note("config-bad", `${key}.${id}.${field}`, word, `one of ${words.join(", ")}`);
        else read[field === "kind" ? "kind" : "mode"] = word;
      }
      put(areas, id, read);
    }
    config.areas = areas;
  },
  coverageMin: (value, key, config, note) => {
    if (typeof value === "number" && value >= 0 && value <= 1) config.coverageMin = value;
    else note("config-bad", key, value, "a share from 0 to 1");
  },
  plan: (value, key, config, note) => {
    for (const [field, costs] of entriesOf(value, key, note)) {
      if (field !== "costs") {
        note("config-unknown", `${key}.${field}`, costs, "costs");
        continue;
      }
      const path = `${key}.${field}`;
      const read = numbersOf(
        prefixed(entriesOf(costs, path, note), path),
        note,
        (n) => Number.isInteger(n) && n >= 0,
        "whole disruption points from 0 on",
      );
      config.planCosts = recordOf(read, path);
    }
  },
};

/**
 * Reads `onethread.yaml`. What is missing keeps its default; an unknown key or a bad value is a problem that names
 * key, value and what is expected, and the default stays. A text that is no YAML gives the defaults and one problem.
 * @example parseConfig("coverageMin: 0.5").config.coverageMin // 0.5
 */
export function parseConfig(text: string): {
  readonly config: Config;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const note: Note = (code, key, value, expected) => problems.push(problemOf(code, key, value, expected));
  const parsed = parseYaml(text);
  if (!parsed.ok) {
    problems.push({
      code: "config-bad",
      blocks: true,
      file: FILE,
      rows: [],
      count: 1,
      policy: "the defaults hold",
      message: say([])`${FILE} cannot be read: ${parsed.refusal}.`,
      subjects: [],
      fixes: [],
    });
    return { config: DEFAULT_CONFIG, problems };
  }
  const config: Mutable<Config> = { ...DEFAULT_CONFIG };
  for (const [key, value] of entriesOf(parsed.value, "", note)) {
    const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
    if (reader === undefined) note("config-unknown", key, value, `one of ${Object.keys(READERS).join(", ")}`);
    else if (value !== null) reader(value, key, config, note);
  }
  return { config, problems };
}

function problemOf(code: ProblemCode, key: string, value: YamlValue, expected: string): Problem {
  const text = textOf(value);
  return {
    code,
    blocks: code === "config-bad",
    file: FILE,
    rows: [],
    count: 1,
    cell: { column: key, text },
    policy: code === "config-bad" ? "the default holds" : "ignored",
    message:
      code === "config-bad"
        ? say([])`${FILE}: ${key === "" ? "the file" : key} is ${text}, expected ${expected}.`
        : say([])`${FILE}: ${key} is no setting, expected ${expected}.`,
    subjects: [key],
    fixes: [],
  };
}

function textOf(value: YamlValue): string {
  if (value === null) return "empty";
  if (typeof value === "string") return `"${value.slice(0, 60)}"`;
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? "a list" : "a map";
}

function entriesOf(value: YamlValue, key: string, note: Note): Entries {
  if (value === null) return new Map();
  if (typeof value === "object" && !Array.isArray(value)) return value as Entries;
  note("config-bad", key, value, "a map of keys and values");
  return new Map();
}

/** Thresholds may stand flat (`check.name: 1`) or under their check. */
function flat(value: YamlValue, key: string, note: Note): Entries {
  const read = new Map<string, YamlValue>();
  for (const [check, inner] of entriesOf(value, key, note)) {
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner))
      for (const [name, one] of inner as Entries) read.set(`${check}.${name}`, one);
    else read.set(check, inner);
  }
  return read;
}

function prefixed(entries: Entries, prefix: string): Entries {
  return new Map([...entries].map(([key, value]) => [`${prefix}.${key}`, value]));
}

function numbersOf(
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

function recordOf(entries: readonly (readonly [string, number])[], prefix: string): Record<string, number> {
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length + 1), value]));
}

function textsOf(value: YamlValue, key: string, note: Note): string[] | undefined {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value as string[];
  note("config-bad", key, value, "a list of texts");
  return undefined;
}

function wordsOf(value: YamlValue, key: string, note: Note): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [word, meaning] of entriesOf(value, key, note)) {
    if (typeof meaning === "string") put(read, word, meaning);
    else note("config-bad", `${key}.${word}`, meaning, "a text");
  }
  return read;
}

/** Sets a key of the input as a plain key, `__proto__` too. */
function put<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
