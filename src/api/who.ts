import type { Person } from "../org/index.ts";

/** A person on the wire. */
export interface PersonJson {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly vacant: boolean;
}

export const presentPerson = (person: Person): PersonJson => ({
  id: person.id,
  name: person.name,
  title: person.title ?? null,
  vacant: person.vacant,
});
