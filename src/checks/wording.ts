import { mention, say, type Evidence, type Org, type PersonMention, type Sentence } from "../org/index.ts";

/** Pieces of sentences that several checks need. */

const mentionsByOrg = new WeakMap<Org, (PersonMention | undefined)[]>();

/** The mention of a person, one object per person and org: an owner is named in thousands of sentences. */
export function named(org: Org, person: number): PersonMention {
  let known = mentionsByOrg.get(org);
  if (known === undefined) mentionsByOrg.set(org, (known = []));
  return (known[person] ??= mention(org.people[person]!));
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

/** The row "reports to …" of a person. */
export function reportsToRow(org: Org, person: number, manager: number): Evidence {
  return personRow(
    org,
    person,
    manager < 0
      ? say(["person.managerId"])`${named(org, person)} reports to nobody.`
      : say(["person.managerId"])`${named(org, person)} reports to ${named(org, manager)}.`,
  );
}
