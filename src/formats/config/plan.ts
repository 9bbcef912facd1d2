import { AREA_MODES, DEFAULT_CONFIG, VACANCY_RULES, type PlanConfig } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { readPins } from "./pins.ts";
import { entriesOf, numbersOf, prefixed, put, recordOf, textsOf, type Mutable, type Note } from "./read.ts";
import { readWaves } from "./waves.ts";

type Reader = (value: YamlValue, key: string, plan: Mutable<PlanConfig>, note: Note) => void;

const yesOrNo =
  (field: "tenure" | "ownersToHire" | "playerCoach"): Reader =>
  (value, key, plan, note) => {
    if (typeof value === "boolean") plan[field] = value;
    else note("config-bad", key, value, "true or false");
  };

/** What is asked of one plan alone has no place in the file. */
type Settings = Exclude<keyof PlanConfig, "stayWith">;

const READERS: Readonly<Record<Settings, Reader>> = {
  costs: (value, key, plan, note) => {
    const read = numbersOf(
      prefixed(entriesOf(value, key, note), key),
      note,
      (n) => Number.isInteger(n) && n >= 0,
      "whole disruption points from 0 on",
    );
    plan.costs = recordOf(read, key);
  },
  vacancies: (value, key, plan, note) => {
    const rule = VACANCY_RULES.find((one) => one === value);
    if (rule === undefined) note("config-bad", key, value, `one of ${VACANCY_RULES.join(", ")}`);
    else plan.vacancies = rule;
  },
  areas: (value, key, plan, note) => {
    const areas: Record<string, PlanConfig["areas"][string]> = {};
    for (const [id, word] of entriesOf(value, key, note)) {
      const mode = AREA_MODES.find((one) => one === word);
      if (mode === undefined) note("config-bad", `${key}.${id}`, word, `one of ${AREA_MODES.join(", ")}`);
      else put(areas, id, mode);
    }
    plan.areas = areas;
  },
  bringIn: (value, key, plan, note) => {
    const read = { ...DEFAULT_CONFIG.plan.bringIn };
    for (const [field, ids] of entriesOf(value, key, note)) {
      const path = `${key}.${field}`;
      if (field === "people" || field === "disciplines")
        read[field] = textsOf(ids, path, note) ?? read[field];
      else note("config-unknown", path, ids, "people or disciplines");
    }
    plan.bringIn = read;
  },
  tenure: yesOrNo("tenure"),
  ownersToHire: yesOrNo("ownersToHire"),
  playerCoach: yesOrNo("playerCoach"),
  waves: (value, key, plan, note) => {
    plan.waves = readWaves(value, key, note);
  },
  pins: (value, key, plan, note) => {
    plan.pins = readPins(value, key, note);
  },
};

/** Reads what stands under `plan`; what is missing keeps its default. */
export function readPlanConfig(value: YamlValue, key: string, note: Note): PlanConfig {
  const plan: Mutable<PlanConfig> = { ...DEFAULT_CONFIG.plan };
  for (const [field, one] of entriesOf(value, key, note)) {
    const path = `${key}.${field}`;
    const reader = Object.hasOwn(READERS, field) ? READERS[field as Settings] : undefined;
    if (reader === undefined) note("config-unknown", path, one, `one of ${Object.keys(READERS).join(", ")}`);
    else if (one !== null) reader(one, path, plan, note);
  }
  return plan;
}
