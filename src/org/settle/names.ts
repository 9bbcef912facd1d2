import type { DraftPerson } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { plural, problemOf } from "./report.ts";

const EMPTY_SEAT =
  /^(?:(?:tbd|tba|tbh|n\/a|vacant|vacancy|open|opening|hiring|to be (?:hired|determined|announced)|new hire|unfilled|backfill)\b[\s\d#:.()-]*(?:$|[-–:(].*)|.*:req\b.*)$/i;
const ACTING = /\s*[([](?:interim|acting|a\.i\.|ad interim)[)\]]\s*|^(?:interim|acting)\s+(?=\S)/i;
// How the words above begin, two letters as one number: spares the regular expressions for nearly every name.
const BEGINNINGS = new Uint8Array(1024);
for (const two of ["tb", "n/", "va", "op", "hi", "to", "ne", "un", "ba", "in", "ac"])
  BEGINNINGS[beginningOf(two)] = 1;

export interface NamesRead {
  readonly people: readonly DraftPerson[];
  /** Ids of people whose name said interim or acting. */
  readonly acting: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** An empty seat's "name" makes a vacancy; "(Acting)" is taken off the name and kept for the owners. */
export function readNames(people: readonly DraftPerson[], file: string): NamesRead {
  const read = people.slice();
  const acting = new Set<string>();
  const seats: DraftPerson[] = [];
  for (let i = 0; i < read.length; i++) {
    const person = read[i]!;
    const { name } = person;
    if (!mayNameMore(name)) continue;
    let named: DraftPerson = person;
    if (!person.vacant && EMPTY_SEAT.test(name)) {
      named = { ...named, vacant: true };
      seats.push(person);
    }
    const stripped = ACTING.test(name) ? name.replace(ACTING, " ").trim() : "";
    if (stripped !== "") {
      named = { ...named, name: stripped };
      acting.add(person.id);
    }
    read[i] = named;
  }
  const problems =
    seats.length === 0
      ? []
      : [
          problemOf({
            code: "name-is-placeholder",
            blocks: false,
            policy: "read as a vacancy",
            message:
              seats.length === 1
                ? say(["person.name"])`Row ${seats[0]?.row ?? "?"} is an empty seat.`
                : say([
                    "person.name",
                  ])`${plural(seats.length, "row")} are empty seats, first row ${seats[0]?.row ?? "?"}.`,
            rows: seats.map((person) => person.row),
            count: seats.length,
            subjects: seats.map((person) => person.id),
            file,
          }),
        ];
  return { people: read, acting, problems };
}

/** Whether a name says more than a name, that is, whether `readNames` would change or report it. */
export function namesMore(name: string): boolean {
  return mayNameMore(name) && (EMPTY_SEAT.test(name) || ACTING.test(name));
}

/** Whether a name is worth a regular expression: it begins like one of the words, or holds a bracket or colon. */
function mayNameMore(name: string): boolean {
  if (name.length > 256) return false;
  if (BEGINNINGS[beginningOf(name)] === 1) return true;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 40 || code === 91 || code === 58) return true;
  }
  return false;
}

/** The first two characters as one number; letters of either case are alike, and so are some other characters. */
function beginningOf(name: string): number {
  return name.length < 2 ? 0 : ((name.charCodeAt(0) & 31) << 5) | (name.charCodeAt(1) & 31);
}
