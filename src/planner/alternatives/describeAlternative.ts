import { group, say, type Sentence } from "../../org/index.ts";
import type { Figures } from "./figures.ts";
import { isBetter } from "./pareto.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * What sets a plan apart from the base, in whole words: "12 fewer with another manager, 2 more seats to fill (2 design)". Every axis on which they differ is named, the better and the worse in the same form and order.
 */
export function describeAlternative(plan: Plan, base: Plan, figures: Figures, of: Figures): Sentence {
  if (plan === base) return say([])`The plan at the company's own costs.`;
  const parts = [
    ...people(figures.managerChanged - of.managerChanged, "with another manager"),
    ...people(figures.moved - of.moved, "moving to a new area"),
    ...things(figures.seatsToFill - of.seatsToFill, "seat", `to fill${seatsOf(plan, base)}`),
    ...things(figures.completeAreas - of.completeAreas, "area", "with an owner and every discipline"),
    ...things(figures.waves - of.waves, "wave", ""),
    ...things(figures.legs - of.legs, "leg", "over all areas"),
    ...things(figures.points - of.points, "point", "borne by people"),
  ];
  if (parts.length === 0) return say([])`As many of everything as the plan; other people and areas.`;
  const joined = parts.reduce((text, part) => say([])`${text}, ${part}`);
  const better = isBetter(figures, of) ? " In nothing worse: it may stand in for the plan." : "";
  return say(["assignment", "person.managerId"])`Against the plan: ${joined}.${better}`;
}

const moreOrFewer = (more: number): string => (more > 0 ? "more" : "fewer");

/** A difference of one to four people is as telling as a group of so many. */
function people(more: number, what: string): Sentence[] {
  return more === 0 ? [] : [say([])`${group(Math.abs(more))} ${moreOrFewer(more)} ${what}`];
}

function things(more: number, one: string, what: string): Sentence[] {
  if (more === 0) return [];
  const n = Math.abs(more);
  const noun = n === 1 ? one : `${one}s`;
  return [say([])`${n} ${moreOrFewer(more)} ${noun}${what === "" ? "" : ` ${what}`}`];
}

/** The kinds of seat that differ, as " (2 design, 1 owner)"; with signs where some are more and some are fewer. */
function seatsOf(plan: Plan, base: Plan): string {
  const missing = (of: Plan): Map<string, number> => {
    const seats = new Map<string, number>();
    for (const { kind, heads } of of.todo.hires) seats.set(kind, (seats.get(kind) ?? 0) + heads);
    return seats;
  };
  const here = missing(plan);
  const there = missing(base);
  const told = [...new Set([...here.keys(), ...there.keys()])]
    .sort()
    .map((kind) => ({ kind, more: (here.get(kind) ?? 0) - (there.get(kind) ?? 0) }))
    .filter(({ more }) => more !== 0);
  if (told.length === 0) return "";
  const isMixed = told.some(({ more }) => more > 0) && told.some(({ more }) => more < 0);
  const sign = (more: number): string => (!isMixed ? "" : more > 0 ? "+" : "−");
  const noun = (kind: string, n: number): string =>
    n > 1 && (kind === "owner" || kind === "manager") ? `${kind}s` : kind;
  return ` (${told.map(({ kind, more }) => `${sign(more)}${Math.abs(more)} ${noun(kind, Math.abs(more))}`).join(", ")})`;
}
