import { DEFAULT_CONFIG, type Config } from "../../org/index.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * The config a plan was made with, as far as it decides the question; pins stand beside it.
 * @example configOf(plan).plan // { …, pins: [] }
 */
export function configOf({ settings, costTable }: Pick<Plan, "settings" | "costTable">): Config {
  const thresholds: Record<string, number> = { "unit-size.min": settings.smallUnit };
  for (const [kind, level] of Object.entries(settings.ownerLevels))
    thresholds[`plan.owner-level-${kind}`] = level;
  thresholds["plan.vacancy-days"] = settings.vacancyDays;
  thresholds["plan.owner-load-max"] = settings.ownerLoadMax;
  return {
    ...DEFAULT_CONFIG,
    thresholds,
    requiredDisciplines: settings.requiredDisciplines,
    executiveDisciplines: settings.executiveDisciplines,
    coverageMin: settings.coverageMin,
    plan: { ...settings.inputs, waves: settings.waves, costs: costTable, pins: [] },
  };
}
