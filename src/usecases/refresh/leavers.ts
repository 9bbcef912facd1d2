import { applyChanges, type OrgChange } from "../../changes/index.ts";
import { Bug, personId, type Day, type Org, type Person, type PersonId } from "../../org/index.ts";

/** Somebody who goes: the list says so, somebody accepted it, or it is only proposed because the list lacks them. */
export interface Leaver {
  readonly person: Person;
  readonly state: "said" | "accepted" | "proposed";
  readonly endOn: Day;
}

/** Everybody outside the states the changes lead through. */
export function applied(org: Org, changes: readonly OrgChange[]): Org {
  const result = applyChanges(org, changes);
  if (result.ok) return result.org;
  throw new Bug(
    `Change ${result.refusal.change} (${result.refusal.kind}) of a refresh does not apply.`,
    "The changes are made from the very state they are applied to.",
  );
}

/** The changes by which these people leave, the lowest first: who still has reports leaves an empty seat. */
export function leavesOf(org: Org, leavers: readonly Leaver[]): readonly OrgChange[] {
  const going = new Map<string, Leaver>(leavers.map((one) => [one.person.id, one]));
  const used = idsUsed(org);
  // Breadth-first from the end: reports come before their managers. A seat left below keeps the manager's seat too.
  const keeps = new Set<string>();
  for (let i = org.people.length - 1; i >= 0; i--) {
    const person = org.people[i];
    if (person?.managerId === undefined || person.managerId === null) continue;
    if (!going.has(person.id) || keeps.has(person.id)) keeps.add(person.managerId);
  }
  const changes: OrgChange[] = [];
  for (let i = org.people.length - 1; i >= 0; i--) {
    const leaver = going.get(org.people[i]?.id ?? "");
    if (leaver === undefined) continue;
    const { person, endOn } = leaver;
    const keepSeat = keeps.has(person.id);
    changes.push({
      kind: "leave",
      personId: person.id,
      endOn,
      keepSeat,
      ...(keepSeat ? { seatId: seatIdFor(person, used) } : {}),
    });
  }
  return changes;
}

/** An id for the seat of somebody, never given before. */
export function seatIdFor(person: Person, used: Set<string>): PersonId {
  return freeId(`seat:${person.id}`, used);
}

/** The wanted id, or one like it that nobody has or had; it is taken from then on. */
export function freeId(wanted: string, used: Set<string>): PersonId {
  const start = wanted.slice(0, 120);
  let id = start;
  for (let n = 2; used.has(id); n++) id = `${start}~${n}`;
  used.add(id);
  return personId(id);
}

/** Ids that people have or had. */
export function idsUsed({ records }: Org): Set<string> {
  const used = new Set<string>([...records.people, ...records.outside].map((person) => person.id));
  for (const { kind, fromId } of records.redirects) if (kind === "person") used.add(fromId);
  return used;
}
