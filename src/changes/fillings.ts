import { personId, type Person } from "../org/index.ts";
import type { Diffing } from "./diffing.ts";
import { isPersonIdUsed, reportsIn } from "./workbench.ts";

/**
 * Seats that somebody new takes: those the target says so of (a redirect from the seat), and those of leavers whose
 * place is taken, with the same manager, the same title and all reports that stay. Each is noted as a change.
 * @returns ids of the people who are seated by that.
 */
export function fillingsOf(to: Diffing): string[] {
  return [...fillKnownSeats(to), ...fillSeatsOfLeavers(to)];
}

function fillKnownSeats({ bench, target, add }: Diffing): string[] {
  const seated: string[] = [];
  for (const { kind, fromId, toIds } of target.records.redirects) {
    const [to] = toIds;
    if (kind !== "person" || to === undefined || toIds.length > 1) continue;
    if (bench.people.get(fromId)?.vacant !== true || target.personIndexById.has(fromId)) continue;
    const person = personOf(to);
    if (person === undefined) continue;
    const isKnown = bench.people.has(to) || bench.outside.has(to);
    if (!isKnown && (person.managerId === null || !bench.people.has(person.managerId))) continue;
    const filled = add({
      kind: "fill-vacancy",
      vacancyId: personId(fromId),
      personId: person.id,
      ...(isKnown ? {} : { person }),
    });
    if (filled) seated.push(to);
  }
  return seated;

  function personOf(id: string): Person | undefined {
    const index = target.personIndexById.get(id);
    return index === undefined ? undefined : target.people[index];
  }
}

function fillSeatsOfLeavers({ bench, target, add }: Diffing): string[] {
  const seated: string[] = [];
  const leavers = bench.people
    .values()
    .filter((one) => !one.vacant && one.placeholder !== true && !target.personIndexById.has(one.id));
  if (leavers.length === 0) return seated;
  const newcomers = new Map<string, Person[]>();
  for (const person of target.people) {
    if (isPersonIdUsed(bench, person.id) || person.vacant) continue;
    const key = placeOf(person);
    const known = key === null ? undefined : newcomers.get(key);
    // Added to, never copied: a thousand people may have one manager and one title.
    if (known !== undefined) known.push(person);
    else if (key !== null) newcomers.set(key, [person]);
  }
  if (newcomers.size === 0) return seated;
  const outside = new Map(target.records.outside.map((person) => [person.id as string, person]));
  for (const leaver of leavers) {
    const key = placeOf(leaver);
    const candidates = key === null ? undefined : newcomers.get(key);
    const staying = [...reportsIn(bench, leaver.id)].filter((id) => target.personIndexById.has(id));
    const at = candidates?.findIndex((one) => staying.every((id) => managerOf(id) === one.id)) ?? -1;
    const person = candidates?.[at];
    const seatId = personId(`seat:${leaver.id}`);
    if (person === undefined || isPersonIdUsed(bench, seatId) || target.personIndexById.has(seatId)) continue;
    const endOn = outside.get(leaver.id)?.endOn ?? target.today;
    if (!add({ kind: "leave", personId: leaver.id, endOn, keepSeat: true, seatId })) continue;
    if (!add({ kind: "fill-vacancy", vacancyId: seatId, personId: person.id, person })) continue;
    candidates?.splice(at, 1);
    seated.push(person.id);
  }
  return seated;

  function managerOf(id: string): string | null {
    const index = target.personIndexById.get(id);
    return (index === undefined ? undefined : target.people[index]?.managerId) ?? null;
  }
}

/** Manager and title: without both, two people are not said to have one place. */
function placeOf(person: Person): string | null {
  return person.managerId === null || person.title === undefined
    ? null
    : JSON.stringify([person.managerId, person.title]);
}
