import {
  mention,
  say,
  type Evidence,
  type Org,
  type Person,
  type PersonMention,
  type Sentence,
} from "../org/index.ts";

/** Pieces of sentences that several checks need. */

/** What was made for an org, and where: by index, the place in the list after it; 0 where it was not made yet. */
interface Made<T> {
  readonly after: Int32Array;
  readonly list: T[];
}

/** Remembers per org and index what would be made again for thousands of sentences. */
function oncePer<T>(
  size: (org: Org) => number,
  make: (org: Org, index: number) => T,
): (org: Org, index: number) => T {
  const madeByOrg = new WeakMap<Org, Made<T>>();
  return (org, index) => {
    let made = madeByOrg.get(org);
    if (made === undefined) madeByOrg.set(org, (made = { after: new Int32Array(size(org)), list: [] }));
    const after = made.after[index]!;
    if (after > 0) return made.list[after - 1]!;
    const one = make(org, index);
    made.after[index] = made.list.push(one);
    return one;
  };
}

const byPerson = (org: Org): number => org.people.length;
const byArea = (org: Org): number => org.areas.length;

/** The mention of a person, one object per person and org: an owner is named in thousands of sentences. */
export const named = oncePer(byPerson, (org, person): PersonMention => mention(org.people[person]!));

/** Words around the name of an area, one string per area and org. */
export function areaWords(before: string, after: string): (org: Org, area: number) => string {
  return oncePer(byArea, (org, area) => `${before}${areaName(org, area)}${after}`);
}

/**
 * The mention of whom an id names, those who left included; undefined where nobody bears it, which is for
 * `reference-resolves` to say.
 */
export function anyoneNamed(org: Org, id: string): PersonMention | undefined {
  const person = org.personIndexById.get(id);
  if (person !== undefined) return named(org, person);
  let left = leftByOrg.get(org);
  if (left === undefined)
    leftByOrg.set(org, (left = new Map(org.records.outside.map((one) => [one.id, one]))));
  const one = left.get(id);
  return one === undefined ? undefined : mention(one);
}

const leftByOrg = new WeakMap<Org, ReadonlyMap<string, Person>>();

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

/** What a list in a sentence may hold. */
export type Listed = string | PersonMention | Sentence;

/** As `listed`, of names, people and phrases. */
export function listing(items: readonly Listed[]): Sentence {
  const shown: readonly Listed[] =
    items.length > 8 ? [...items.slice(0, 7), `${items.length - 7} more`] : items;
  return shown.reduce<Sentence>(
    (text, item, i) => say([])`${text}${i === 0 ? "" : i === shown.length - 1 ? " and " : ", "}${item}`,
    { parts: [], restsOn: [] },
  );
}

/** Mentions of at most eight people, then "and n more" as text. */
export function mentions(org: Org, people: readonly number[]): Sentence {
  // Only those who are shown are made: a name may stand for thousands.
  const shown = people.slice(0, 8).map((p) => named(org, p));
  return mentionList(shown, people.length);
}

/** As `mentions`, of mentions; `count` of them where not all are given. */
export function mentionList(people: readonly PersonMention[], count = people.length): Sentence {
  if (count <= 8) return say([])`${people}`;
  const first = people.slice(0, 7).flatMap((one) => [one, ", "] as const);
  return {
    parts: [...first.slice(0, -1), ` and ${count - 7} more`],
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

/** `reportsToRow` as the only row of a list; by the lines of the org one list, which several findings show. */
export function reportsToRows(org: Org, person: number, manager: number): readonly Evidence[] {
  return manager === org.lines.parent[person] ? listByLines(org, person) : [makeRow(org, person, manager)];
}

const listByLines = oncePer(byPerson, (org, person): readonly Evidence[] => [rowByLines(org, person)]);

const rowByLines = oncePer(byPerson, (org, person): Evidence =>
  makeRow(org, person, org.lines.parent[person]!),
);
const REPORTS_REST_ON = ["person.managerId"];

function makeRow(org: Org, person: number, manager: number): Evidence {
  const says =
    manager < 0
      ? say(REPORTS_REST_ON)`${named(org, person)} reports to nobody.`
      : { parts: [named(org, person), " reports to ", named(org, manager), "."], restsOn: REPORTS_REST_ON };
  return personRow(org, person, says);
}
