import type { Day, Org, Person } from "../../org/index.ts";
import type { Levels } from "../question/levels.ts";

/** Ways to divide people, all by fields the org holds; what it does not hold is not made up. */
export const DIMENSIONS = ["part-time", "leave", "tenure", "site", "discipline", "level"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Years of service: a group holds those from its number on, up to the next. Our proposal. */
const TENURE_FROM = [0, 1, 3, 10] as const;

/** The field each way rests on. */
export const FIELD_OF: Readonly<Record<Dimension, string>> = {
  "part-time": "person.fte",
  leave: "person.status",
  tenure: "person.startOn",
  site: "person.location",
  discipline: "person.discipline",
  level: "person.level",
};

/** What people are divided by. */
export const WORD_OF: Readonly<Record<Dimension, string>> = {
  "part-time": "working time",
  leave: "leave",
  tenure: "first day",
  site: "site",
  discipline: "discipline",
  level: "level",
};

/** Several groups of a way, as they are named together. */
export const PLURAL: Readonly<Record<Dimension, string>> = {
  "part-time": "working times",
  leave: "states of leave",
  tenure: "spans of service",
  site: "sites",
  discipline: "disciplines",
  level: "levels",
};

/** The group of a person as it goes on after "people": "who work part-time"; null where the field is not given. */
export function groupOf(
  dimension: Dimension,
  org: Org,
  levels: Levels,
  p: number,
  today: Day,
): string | null {
  const person = org.people[p]!;
  switch (dimension) {
    case "part-time":
      return person.fte < 1 ? "who work part-time" : "who work full-time";
    case "leave":
      return person.status === "on-leave" ? "on leave" : "at work";
    case "tenure":
      return tenureOf(person, today);
    case "site":
      return person.location === undefined ? null : `at ${person.location}`;
    case "discipline":
      return person.discipline === undefined ? null : `of ${person.discipline}`;
    case "level":
      return `of level ${levels.level[p]!}`;
  }
}

function tenureOf({ startOn }: Person, today: Day): string | null {
  if (startOn === undefined || startOn > today) return null;
  // Whole years: the year's difference, one less before the day of the year.
  const years =
    Number(today.slice(0, 4)) - Number(startOn.slice(0, 4)) - (today.slice(5) < startOn.slice(5) ? 1 : 0);
  const k = TENURE_FROM.findLastIndex((from) => years >= from);
  const next = TENURE_FROM[k + 1];
  if (next === undefined) return `with ${TENURE_FROM[k]} years of service or more`;
  return k === 0
    ? `with under ${next} year of service`
    : `with ${TENURE_FROM[k]} to ${next} years of service`;
}
