import type { PersonId } from "../ids.ts";
import type { Person } from "../person.ts";
import type { StringLookup } from "../stringTable.ts";
import { foldText } from "./fold.ts";
import type { Forwarding } from "./redirects.ts";

/** Finds the person a cell of another list means: an id (an old one too), else an e-mail address or a name. */
export type PersonFinder = (text: string) => Person | undefined;

export function createPersonFinder(
  people: readonly Person[],
  outside: readonly Person[],
  positionById: StringLookup,
  read: readonly Person[],
  forward: Forwarding,
): PersonFinder {
  let byEmail: Map<string, Person | null> | undefined;
  let byName: Map<string, Person | null> | undefined;
  const tableOf = (keyOf: (person: Person) => string | undefined): Map<string, Person | null> => {
    const table = new Map<string, Person | null>();
    for (const list of [people, outside])
      for (const person of list) {
        const key = keyOf(person);
        if (key !== undefined && key !== "") table.set(key, table.has(key) ? null : person);
      }
    return table;
  };
  return (text) => {
    const position = positionById.get(text);
    if (position >= 0) return read[position];
    const newId = forward.size === 0 ? undefined : forward.get(text);
    if (newId !== undefined) return read[positionById.get(newId)];
    if (text.includes("@")) {
      byEmail ??= tableOf((person) => person.email?.toLowerCase());
      return byEmail.get(text.toLowerCase()) ?? undefined;
    }
    byName ??= tableOf((person) => foldText(person.name));
    return byName.get(foldText(text)) ?? undefined;
  };
}

/** Ids of the list that name people; the others are left out and reported through `onUnknown`. */
export function knownPeople(
  ids: readonly string[],
  find: PersonFinder,
  onUnknown: (text: string) => void,
): PersonId[] {
  return ids.flatMap((id) => {
    const person = find(id);
    if (person === undefined) onUnknown(id);
    return person === undefined ? [] : [person.id];
  });
}
