import type { OrgChange } from "../../changes/index.ts";
import { foldText, type Org, type Person } from "../../org/index.ts";
import { idsUsed, seatIdFor, type Leaver } from "./leavers.ts";

/** Somebody new who may take an empty seat, or the place of somebody who goes. Applied only when accepted. */
export interface Filling {
  readonly person: Person;
  /** The empty seat, or the person whose place it is. */
  readonly seat: Person;
  readonly because: "backfill" | "expected" | "same-place";
  readonly isApplied: boolean;
}

/** Newcomers and the seats they may take: one seat for one newcomer, else nothing is proposed. */
export function fillingsOf(
  newcomers: readonly Person[],
  seats: readonly Person[],
  accepted: "accept" | ReadonlySet<string>,
): readonly Filling[] {
  const found: Filling[] = [];
  const ways: readonly (readonly [Filling["because"], Key, Key])[] = [
    ["backfill", ({ backfillOf }) => backfillOf, (seat) => (seat.vacant ? seat.backfillOf : seat.id)],
    [
      "expected",
      ({ startOn, managerId }) => keyOf(managerId, startOn),
      (seat) => (seat.vacant ? keyOf(seat.managerId, seat.expectedOn) : undefined),
    ],
    [
      "same-place",
      ({ title, managerId }) => keyOf(managerId, title),
      ({ title, managerId }) => keyOf(managerId, title),
    ],
  ];
  const taken = new Set<string>();
  for (const [because, ofPerson, ofSeat] of ways) {
    const free = (list: readonly Person[]): Person[] => list.filter(({ id }) => !taken.has(id));
    const open = grouped(free(seats), ofSeat);
    for (const [key, [person, ...others]] of grouped(free(newcomers), ofPerson)) {
      const [seat, ...more] = open.get(key) ?? [];
      if (person === undefined || seat === undefined || others.length + more.length > 0) continue;
      taken.add(person.id).add(seat.id);
      const isApplied = accepted === "accept" || accepted.has(seat.id) || accepted.has(person.id);
      found.push({ person, seat, because, isApplied });
    }
  }
  return found;
}

/** The changes by which accepted newcomers take their seats, in the order of the list. */
export function fillChanges(
  org: Org,
  fillings: readonly Filling[],
  leavers: ReadonlyMap<string, Leaver>,
): readonly OrgChange[] {
  const used = idsUsed(org);
  const managerOf = new Map<string, string>();
  return fillings
    .filter(({ isApplied }) => isApplied)
    .flatMap(({ person, seat }): OrgChange[] => {
      const here = org.people[org.personIndexById.get(seat.id) ?? -1] ?? seat;
      const known = here.managerId === null ? null : (managerOf.get(here.managerId) ?? here.managerId);
      const filler = { ...person, managerId: known as Person["managerId"] };
      managerOf.set(seat.id, person.id);
      const leaver = leavers.get(seat.id);
      if (leaver === undefined)
        return [{ kind: "fill-vacancy", vacancyId: seat.id, personId: person.id, person: filler }];
      const seatId = seatIdFor(seat, used);
      return [
        { kind: "leave", personId: seat.id, endOn: leaver.endOn, keepSeat: true, seatId },
        { kind: "fill-vacancy", vacancyId: seatId, personId: person.id, person: filler },
      ];
    });
}

type Key = (person: Person) => string | undefined;

/** Without both, two people are not said to have one place. */
function keyOf(managerId: string | null, said: string | undefined): string | undefined {
  return managerId === null || said === undefined ? undefined : JSON.stringify([managerId, foldText(said)]);
}

function grouped(people: readonly Person[], keyOfPerson: Key): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const key = keyOfPerson(person);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [person]);
    else group.push(person);
  }
  return groups;
}
