import { NONE, type Org } from "../org/index.ts";
import type { DisciplineLooks } from "./disciplines.ts";

/**
 * Whether a drawing may name people. `hidden`: no name, id or title appears, because a title held by one person names
 * that person; "a manager" and the discipline stand instead.
 */
export type Names = "shown" | "hidden";

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
// Control and bidi-override characters would let one name rewrite the line around it; lone surrogates break XML.
const UNSAFE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** Text of a source made harmless for a line: no control characters; right-to-left text isolated from its neighbours. */
export function inert(content: string): string {
  const clean = content.replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** Two lines for a person: name and title, or for an audience without names rank and discipline. */
export interface PersonLabel {
  readonly name: string;
  readonly title: string;
}

export function personLabel(org: Org, person: number, looks: DisciplineLooks, names: Names): PersonLabel {
  const { name, title = "", vacant, placeholder } = org.people[person]!;
  if (names === "shown") return { name: inert(name), title: inert(title) };
  if (placeholder === true) return { name: "A manager the source does not list", title: "" };
  return { name: rankOf(org, person, vacant), title: looks.of(org.disciplineOf[person]!).name };
}

function rankOf(org: Org, person: number, vacant: boolean): string {
  if (vacant) return "A vacancy";
  const { parent, rootCount, childCount } = org.lines;
  if (parent[person] === NONE && rootCount === 1) return "The head of the company";
  return childCount[person]! > 0 ? "A manager" : "A person";
}

/** "Ada Berg, VP Product", or inside a sentence without names "a manager (Product)". */
export function personPhrase(org: Org, person: number, looks: DisciplineLooks, names: Names): string {
  const { name, title } = personLabel(org, person, looks, names);
  if (names === "shown") return title === "" ? name : `${name}, ${title}`;
  const rank = name.charAt(0).toLowerCase() + name.slice(1);
  return title === "" ? rank : `${rank} (${title})`;
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
