import { group, say, type Sentence, type SentenceValue } from "../org/index.ts";
import type { Figures } from "./figures.ts";
import type { Plan } from "./plan.ts";

/**
 * What sets a plan apart from the base, in whole words: "12 fewer people with another manager; 2 more seats to fill
 * (2 design)". Every axis on which they differ is named, the better and the worse in the same form and order.
 */
export function describeAlternative(plan: Plan, base: Plan, figures: Figures, of: Figures): Sentence {
  if (plan === base) return say([])`The plan at the company's own costs.`;
  const parts = [
    ...differing(figures.managerChanged, of.managerChanged, ["person", "people"], "with another manager"),
    ...differing(figures.moved, of.moved, ["person", "people"], "moving to a new area"),
    ...differing(
      figures.seatsToFill,
      of.seatsToFill,
      ["seat", "seats"],
      `to fill${seatsOf(plan, base)}`,
      false,
    ),
    ...differing(
      figures.completeAreas,
      of.completeAreas,
      ["area", "areas"],
      "with an owner and every discipline",
      false,
    ),
    ...differing(figures.waves, of.waves, ["wave", "waves"], "", false),
    ...differing(figures.legs, of.legs, ["leg", "legs"], "over all areas", false),
    ...differing(figures.points, of.points, ["point", "points"], "borne by people", false),
  ];
  if (parts.length === 0) return say([])`As many of everything as the plan; other people and areas.`;
  const joined = parts.reduce((text, part) => say([])`${text}, ${part}`);
  return say(["assignment", "person.managerId"])`Against the plan: ${joined}.`;
}

function differing(
  value: number,
  base: number,
  [one, many]: readonly [string, string],
  what: string,
  isPeople = true,
): Sentence[] {
  const more = value - base;
  if (more === 0) return [];
  const n = Math.abs(more);
  // A difference of one to four people is as telling as a group of so many.
  const count: SentenceValue = isPeople ? group(n) : n;
  const tail = what === "" ? "" : ` ${what}`;
  return [say([])`${count} ${more > 0 ? "more" : "fewer"} ${n === 1 ? one : many}${tail}`];
}

/** The kinds of seat that differ, as " (2 design, −1 engineering)"; nothing where the kinds are the same. */
function seatsOf(plan: Plan, base: Plan): string {
  const missing = (of: Plan): Map<string, number> => {
    const seats = new Map<string, number>();
    for (const { kind, heads } of of.todo.hires) seats.set(kind, (seats.get(kind) ?? 0) + heads);
    return seats;
  };
  const here = missing(plan);
  const there = missing(base);
  const kinds = [...new Set([...here.keys(), ...there.keys()])].sort();
  const told = kinds.flatMap((kind) => {
    const more = (here.get(kind) ?? 0) - (there.get(kind) ?? 0);
    return more === 0 ? [] : [`${more > 0 ? "" : "−"}${Math.abs(more)} ${kind}`];
  });
  return told.length === 0 ? "" : ` (${told.join(", ")})`;
}
