import {
  AREA_KINDS,
  AREA_MODES,
  DEFAULT_CONFIG,
  TIERS,
  say,
  type Config,
  type Pin,
  type Problem,
  type ProblemCode,
} from "../../org/index.ts";
import { parseYaml, type YamlValue } from "../yaml/values.ts";
import { readPins } from "./pins.ts";
import { readPlanConfig } from "./plan.ts";
import {
  entriesOf,
  flat,
  numbersOf,
  prefixed,
  put,
  recordOf,
  textsOf,
  wordsOf,
  type Mutable,
  type Note,
} from "./read.ts";

const FILE = "onethread.yaml";

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
    config.plan = readPlanConfig(value, key, note);
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

/**
 * Reads a file of pins: a list of them, or the list under `pins`. Nothing is left out silently: whatever is none of
 * ours is a sentence with key, value and what is expected.
 * @example parsePins("- {kind: place, person: ada, area: pay}").pins[0]?.kind // "place"
 */
export function parsePins(text: string): {
  readonly pins: readonly Pin[];
  readonly faults: readonly string[];
} {
  const parsed = parseYaml(text);
  if (!parsed.ok) return { pins: [], faults: [`The file cannot be read: ${parsed.refusal}.`] };
  const faults: string[] = [];
  const note: Note = (_code, key, value, expected) =>
    faults.push(`${key} is ${textOf(value)}, expected ${expected}.`);
  const { value } = parsed;
  if (!(value instanceof Map)) return { pins: readPins(value, "pins", note), faults };
  for (const [key, other] of value) if (key !== "pins") note("config-unknown", key, other, "pins");
  return { pins: readPins(value.get("pins") ?? null, "pins", note), faults };
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
