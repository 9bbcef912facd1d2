import { mention, say, type Evidence, type Org, type PersonMention, type Sentence } from "../org/index.ts";

/** Pieces of sentences that several checks need. */

/** Remembers per org and index what would be made again for thousands of sentences. */
function oncePer<T>(make: (org: Org, index: number) => T): (org: Org, index: number) => T {
  const madeByOrg = new WeakMap<Org, (T | undefined)[]>();
  return (org, index) => {
    let made = madeByOrg.get(org);
    if (made === undefined) madeByOrg.set(org, (made = Array.from({ length: org.people.length })));
    return (made[index] ??= make(org, index));
  };
}

/** The mention of a person, one object per person and org: an owner is named in thousands of sentences. */
export const named = oncePer((org, person): PersonMention => mention(org.people[person]!));

/** Words around the name of an area, one string per area and org. */
export function areaWords(before: string, after: string): (org: Org, area: number) => string {
  return oncePer((org, area) => `${before}${areaName(org, area)}${after}`);
}

export function areaName(org: Org, area: number): string {
  return org.areas[area]!.name;
}

/** "1 person", "4 people". */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C"; at most eight, then "and n more". */
export function listed(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} more`] : names;
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

/** Mentions of at most eight people, then "and n more" as text. */
export function mentions(org: Org, people: readonly number[]): Sentence {
  if (people.length <= 8) return say([])`${people.map((p) => named(org, p))}`;
  const first = people.slice(0, 7).flatMap((p) => [named(org, p), ", "] as const);
  return {
    parts: [...first.slice(0, -1), ` and ${people.length - 7} more`],
    restsOn: [],
  };
}

/** A share as people read it: 0.5 is "50 %", 1/3 is "33.3 %". */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

export function personRow(org: Org, person: number, says: Sentence): Evidence {
  return { subject: org.people[person]!.id, says };
}

/** The row "reports to …" of a person; by the lines of the org it is one object, which several findings show. */
export function reportsToRow(org: Org, person: number, manager: number): Evidence {
  return manager === org.lines.parent[person] ? rowByLines(org, person) : makeRow(org, person, manager);
}

const rowByLines = oncePer((org, person): Evidence => makeRow(org, person, org.lines.parent[person]!));
const REPORTS_REST_ON = ["person.managerId"];

function makeRow(org: Org, person: number, manager: number): Evidence {
  const says =
    manager < 0
      ? say(REPORTS_REST_ON)`${named(org, person)} reports to nobody.`
      : { parts: [named(org, person), " reports to ", named(org, manager), "."], restsOn: REPORTS_REST_ON };
  return personRow(org, person, says);
}
