import type { Org } from "../../org/index.ts";

/** Where a text occurs: areas first, then people, in the order of the org. */
export interface Found {
  readonly subject: string;
  readonly name: string;
  readonly title: string;
}

export interface FoundSubjects {
  readonly list: readonly Found[];
  /** All that fit, also those not listed. */
  readonly count: number;
}

/** Letters without marks and case: "Søren" is found by "soren" no, by "søren" yes; "Zoë" by "zoe". */
export const plain = (text: string): string =>
  IS_ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase("en");

/** Most names: taking marks off a hundred thousand of them took most of the first answer. */
const IS_ASCII = /^[ -~]*$/;

interface Index {
  readonly areas: readonly string[];
  readonly people: readonly string[];
}

const kept = new WeakMap<Org, Index>();

function indexOf(org: Org): Index {
  const known = kept.get(org);
  if (known !== undefined) return known;
  const index = {
    areas: org.areas.map((area) => plain(`${area.name} ${(area.aliases ?? []).join(" ")}`)),
    people: org.people.map((person) => plain(`${person.name} ${person.title ?? ""}`)),
  };
  kept.set(org, index);
  return index;
}

/** Areas and people whose name or title holds every word of the text. 100,000 people: a few ms once indexed. */
export function searchOrg(org: Org, text: string, most: number): FoundSubjects {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return { list: [], count: 0 };
  const list: Found[] = [];
  let count = 0;
  const { areas, people } = indexOf(org);
  for (const [a, name] of areas.entries()) {
    if (org.areas[a]?.placeholder === true || !words.every((word) => name.includes(word))) continue;
    if (count++ < most) list.push(foundArea(org, a));
  }
  for (const [p, name] of people.entries()) {
    if (!words.every((word) => name.includes(word))) continue;
    if (count++ < most) list.push(foundPerson(org, p));
  }
  return { list, count };
}

function foundArea(org: Org, area: number): Found {
  const { id = "", name = "" } = org.areas[area] ?? {};
  return { subject: `area:${id}`, name, title: "" };
}

function foundPerson(org: Org, person: number): Found {
  const { id = "", name = "", title = "" } = org.people[person] ?? {};
  return { subject: `person:${id}`, name, title };
}
