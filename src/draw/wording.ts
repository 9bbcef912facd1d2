import type { Org } from "../org/index.ts";
import type { DisciplineLooks } from "./disciplines.ts";

/** Whether a drawing may name people. `hidden`: titles and roles stand where names would, and no id appears. */
export type Names = "shown" | "hidden";

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
// Control and bidi-override characters would let one name rewrite the line around it; lone surrogates break XML.
const UNSAFE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** Text of a source made harmless for a line: no control characters; right-to-left text isolated from its neighbours. */
export function inert(content: string): string {
  const clean = content.replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** Two lines for a person: name and title, or for an audience without names title and discipline. */
export interface PersonLabel {
  readonly name: string;
  readonly title: string;
}

export function personLabel(org: Org, person: number, looks: DisciplineLooks, names: Names): PersonLabel {
  const { name, title = "", vacant, placeholder } = org.people[person]!;
  if (names === "shown") return { name: inert(name), title: inert(title) };
  const discipline = looks.of(org.disciplineOf[person]!).name;
  const role = inert(title);
  if (placeholder === true) return { name: "A manager the source does not list", title: "" };
  if (vacant) return { name: "Vacancy", title: role };
  return role === "" ? { name: "One person", title: discipline } : { name: role, title: discipline };
}

/** "Ada Berg, VP Product", or only the role where names are hidden. */
export function personPhrase(org: Org, person: number, looks: DisciplineLooks, names: Names): string {
  const { name, title } = personLabel(org, person, looks, names);
  return names === "hidden" || title === "" ? name : `${name}, ${title}`;
}

const WORDS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A small count as a word: `countWord(3)` is "three"; from 13 on digits. */
export function countWord(count: number): string {
  return WORDS[count] ?? String(count);
}

/**
 * A count with its noun.
 * @example counted(1, "person", "people") // "1 person"
 */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
