import type { DraftPerson } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { plural, problemOf } from "./report.ts";

const EMPTY_SEAT =
  /^(?:(?:tbd|tba|tbh|n\/a|vacant|vacancy|open|opening|hiring|to be (?:hired|determined|announced)|new hire|unfilled|backfill)\b[\s\d#:.()-]*(?:$|[-–:(].*)|.*:req\b.*)$/i;
const ACTING = /\s*[([](?:interim|acting|a\.i\.|ad interim)[)\]]\s*|^(?:interim|acting)\s+(?=\S)/i;
// First letters (either case) of the words above: spares the regular expressions for nearly every name.
const FIRST = new Set("tvohnubTVOHNUB");

export interface NamesRead {
  readonly people: DraftPerson[];
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
    if (!person.vacant && (FIRST.has(name.charAt(0)) || name.includes(":")) && isEmptySeat(name)) {
      read[i] = { ...person, vacant: true };
      seats.push(person);
    }
    const c = name.charCodeAt(0) | 32;
    if (!name.includes("(") && !name.includes("[") && c !== 97 && c !== 105) continue;
    if (name.length <= 256 && ACTING.test(name)) {
      const stripped = name.replace(ACTING, " ").trim();
      if (stripped === "") continue;
      read[i] = { ...person, name: stripped };
      acting.add(person.id);
    }
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

function isEmptySeat(name: string): boolean {
  return name.length <= 256 && EMPTY_SEAT.test(name);
}
