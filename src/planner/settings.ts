import { unitSize } from "../checks/index.ts";
import type { Config } from "../org/index.ts";
import { requiredLevel } from "./owners.ts";
import type { PlanSettings } from "./plan.ts";

/** What of the company's settings decides or words a plan. */
export function settingsOf(config: Config): PlanSettings {
  return {
    ownerLevels: {
      leaf: requiredLevel("leaf", config),
      inner: requiredLevel("inner", config),
      root: requiredLevel("root", config),
    },
    requiredDisciplines: config.requiredDisciplines,
    smallUnit: config.thresholds["unit-size.min"] ?? unitSize.thresholds.min.value,
    coverageMin: config.coverageMin,
  };
}
