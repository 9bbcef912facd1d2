import { CHECKS } from "../../../checks/index.ts";
import { NONE, type Org } from "../../../org/index.ts";

const things = new WeakMap<Org, ReadonlyMap<string, string>>();

/** What bears the id, by name: a person, an area, a thing, a decision; else the id itself. */
export function nameOf(org: Org, id: string): string {
  const person = org.people[org.personIndexById.get(id) ?? NONE];
  if (person !== undefined) return person.name;
  return org.areas[org.areaIndexById.get(id) ?? NONE]?.name ?? thingsOf(org).get(id) ?? id;
}

function thingsOf(org: Org): ReadonlyMap<string, string> {
  let names = things.get(org);
  if (names === undefined) {
    const { assets, decisions, outside } = org.records;
    names = new Map<string, string>([
      ...org.disciplines.map(({ id, name }) => [id, name] as const),
      ...decisions.map(({ id, title }) => [id, title] as const),
      ...assets.map(({ id, name }) => [id, name] as const),
      ...outside.map(({ id, name }) => [id, name] as const),
    ]);
    things.set(org, names);
  }
  return names;
}

const TITLES = new Map(CHECKS.map(({ id, title }) => [id, title]));

/** A check by what it says. */
export const titleOf = (check: string): string => TITLES.get(check) ?? check;
