import { OTHER_DISCIPLINE, say, type PersonMention, type Sentence } from "../../org/index.ts";

/** Most names or areas that stand in one sentence. */
export const NAMES_MAX = 8;

export function areas(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export function peopleCount(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

export function ofKind(discipline: string): string {
  return discipline === OTHER_DISCIPLINE ? "without a known discipline" : `of ${discipline}`;
}

/** Names as a list, so that an audience without names reads a number; at most eight. */
export function named(people: readonly PersonMention[]): Sentence {
  const rest = people.length - NAMES_MAX;
  if (rest <= 0) return say([])`${people}`;
  const shown = people.slice(0, NAMES_MAX).map((one) => say([])`${one}`);
  return say([])`${shown.reduce((all, one) => say([])`${all}, ${one}`)} and ${rest} more`;
}

/** A head of a kind, as a noun. */
export function headOf(kind: string): string {
  if (kind === "manager") return "manager";
  return kind === OTHER_DISCIPLINE ? "person without a known discipline" : `person of ${kind}`;
}
