import {
  ownerColumn,
  peopleColumns,
  PERSON_DOTTED,
  PERSON_PLACEHOLDER,
  PERSON_VACANT,
} from "../metrics/index.ts";
import type { Org } from "../org/index.ts";
import { isWhollyHome } from "./work.ts";

/**
 * Whom a check of people can concern at all, as ascending indexes: a run asks these and passes over everybody else.
 * A check stays silent about others by itself, too: a move asks it of whom the move touches.
 */
export const among = {
  managers: (org: Org) => those(org, "managers", (person) => org.lines.childCount[person]! > 0),
  owners: (org: Org) => {
    const owns = ownerColumn(org);
    return those(org, "owners", (person) => owns[person] !== 0);
  },
  vacancies: (org: Org) => those(org, "vacancies", hasFlag(org, PERSON_VACANT)),
  dotted: (org: Org) => those(org, "dotted", hasFlag(org, PERSON_DOTTED)),
  /** People with anything but one core row of the whole share. */
  split: (org: Org) => those(org, "split", (person) => !isWhollyHome(org, person)),
  everybody: (org: Org) => those(org, "everybody", () => true),
} as const;

function hasFlag(org: Org, flag: number): (person: number) => boolean {
  const { flags } = peopleColumns(org);
  return (person) => (flags[person]! & flag) !== 0;
}

const listsByOrg = new WeakMap<Org, Map<string, Int32Array>>();

/** The people of whom it is true, placeholders left out. Kept per org. */
function those(org: Org, name: string, isOne: (person: number) => boolean): Int32Array {
  let lists = listsByOrg.get(org);
  if (lists === undefined) listsByOrg.set(org, (lists = new Map()));
  const known = lists.get(name);
  if (known !== undefined) return known;
  const { flags } = peopleColumns(org);
  const found = new Int32Array(org.people.length);
  let size = 0;
  for (let person = 0; person < found.length; person++)
    if ((flags[person]! & PERSON_PLACEHOLDER) === 0 && isOne(person)) found[size++] = person;
  const list = found.slice(0, size);
  lists.set(name, list);
  return list;
}
