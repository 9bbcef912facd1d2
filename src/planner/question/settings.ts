import { unitSize } from "../../checks/index.ts";
import type { Config } from "../../org/index.ts";
import { requiredLevel } from "./owners.ts";
import type { PlanSettings } from "../plan/plan.ts";

/** Half a year: what opens later is no help for a plan that goes live within it. Our proposal. */
const VACANCY_DAYS = 180;
/** Reports, tier-1 assets, agreements and half of each reserved decision that one owner carries well. Our proposal. */
const OWNER_LOAD_MAX = 20;

/** What of the company's settings decides or words a plan. */
export function settingsOf(config: Config): PlanSettings {
  return {
    ownerLevels: {
      leaf: requiredLevel("leaf", config),
      inner: requiredLevel("inner", config),
      root: requiredLevel("root", config),
    },
    requiredDisciplines: config.requiredDisciplines,
    executiveDisciplines: config.executiveDisciplines,
    smallUnit: config.thresholds["unit-size.min"] ?? unitSize.thresholds.min.value,
    vacancyDays: config.thresholds["plan.vacancy-days"] ?? VACANCY_DAYS,
    ownerLoadMax: config.thresholds["plan.owner-load-max"] ?? OWNER_LOAD_MAX,
    inputs: inputsOf(config),
    coverageMin: config.coverageMin,
    waves: config.plan.waves,
  };
}

function inputsOf({ plan }: Config): PlanSettings["inputs"] {
  const { costs: _costs, waves: _waves, pins: _pins, ...inputs } = plan;
  return inputs;
}
