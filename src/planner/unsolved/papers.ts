import { say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";

export function schedules({ schedule }: Told): Sentence[] {
  const sentences: Sentence[] = [];
  if (schedule.pilotTooLarge)
    sentences.push(
      say([
        "assignment",
      ])`The pilot is larger than a pilot should be: its areas need each other's people and go live together.`,
    );
  for (const number of schedule.overCap)
    sentences.push(
      say([
        "assignment",
      ])`Wave ${number} changes more than a fifth of the people in the plan: its areas go live whole.`,
    );
  return sentences;
}

export function papers({ todo, units }: Told): Sentence[] {
  const sentences: Sentence[] = [];
  if (todo.charters.length > 0)
    sentences.push(
      say([
        "area.charter",
      ])`${todo.charters.length} of ${units.length} ${units.length === 1 ? "area" : "areas"} ${todo.charters.length === 1 ? "has" : "have"} no signed charter.`,
    );
  const lost = todo.agreements.length;
  if (lost > 0)
    sentences.push(
      say([
        "assignment",
      ])`${lost === 1 ? "1 share of 1 person in an area they no longer work in ends" : `${lost} shares of people in areas they no longer work in end`}: the two areas agree on the help, or do without.`,
    );
  return sentences;
}
