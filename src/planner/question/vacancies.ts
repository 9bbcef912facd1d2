import { daysBetween, type Day, type Person } from "../../org/index.ts";
import type { PlanSettings } from "../plan/plan.ts";

/** What a seat nobody sits in counts as: a head, one more head wanted, or neither. */
export type VacancyUse = "supply" | "demand" | "ignore";

/**
 * How a plan uses a vacancy. By date: supply where a start is known and near enough, else demand; whether the seat was
 * approved is not in the data. Null for people. Source: docs/planner.md#vacancies.
 */
export function vacancyUse(
  person: Person,
  { inputs, vacancyDays }: Pick<PlanSettings, "inputs" | "vacancyDays">,
  madeOn: Day,
): VacancyUse | null {
  if (!person.vacant) return null;
  if (inputs.vacancies !== "by-date") return inputs.vacancies;
  const opens = person.expectedOn ?? person.startOn;
  return opens !== undefined && daysBetween(madeOn, opens) <= vacancyDays ? "supply" : "demand";
}
