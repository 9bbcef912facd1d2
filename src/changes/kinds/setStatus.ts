import { holdsOn, mention, say, type Ownership } from "../../org/index.ts";
import type { ChangeKind, ChangeOf } from "../kind.ts";
import { putPerson, type Workbench } from "../workbench.ts";

/**
 * Somebody goes on leave or comes back. The line stays; while an owner is away an active deputy acts, until the day
 * of the return where it is known. Who was pending comes in by becoming active.
 */
export const setStatus: ChangeKind<"set-status"> = {
  kind: "set-status",
  apply(bench, change) {
    const { personId, status, from, to } = change;
    const person = bench.people.get(personId) ?? bench.outside.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId}.`;
    // A file or a tool may hand over any word; leaving is another kind, because of what hangs on it.
    if (status !== "active" && status !== "on-leave")
      return say([
        "person.status",
      ])`${mention(person)} cannot be set to ${String(status)} here; who goes leaves by the change leave.`;
    if (person.status === "terminated")
      return say([
        "person.status",
      ])`${mention(person)} left${person.endOn === undefined ? "" : ` on ${person.endOn}`}; somebody who comes back returns by the change return-person.`;
    if (person.vacant)
      return say([
        "person.vacant",
      ])`${mention(person)} is an empty seat and cannot be ${status.replace("-", " ")}.`;
    if (to !== undefined && to <= (from ?? bench.today))
      return say([
        "person.status",
      ])`${mention(person)} would be back on ${to}, not after ${from ?? bench.today}.`;
    if (person.status === "pending") {
      if (person.managerId !== null && !bench.people.has(person.managerId))
        return say([
          "person.managerId",
        ])`${mention(person)} would report to ${person.managerId}, who is not in the org.`;
      bench.outside.remove(personId);
    }
    putPerson(bench, { ...person, status });
    if (status === "on-leave" && person.status !== "on-leave") standIn(bench, change);
    return null;
  },
  describe: ({ personId, status, from, to }, names) =>
    say([
      "person.status",
    ])`${names.person(personId)} is ${status.replace("-", " ")}${from === undefined ? "" : ` from ${from}`}${to === undefined ? "" : ` until ${to}`}.`,
};

function standIn(bench: Workbench, { personId, from, to }: ChangeOf<"set-status">): void {
  const day = from ?? bench.today;
  for (const area of bench.areas.values()) {
    const entry = area.owners.find((one) => one.personId === personId && holdsOn(one, day));
    const deputy = area.deputyId === undefined ? undefined : bench.people.get(area.deputyId);
    if (entry === undefined || deputy === undefined || deputy.id === personId) continue;
    if (deputy.vacant || deputy.status !== "active") continue;
    const hasBegun = entry.from === undefined || entry.from < day;
    const comesBack = to !== undefined && (entry.to === undefined || entry.to > to);
    const entries: Ownership[] = [
      ...(hasBegun ? [{ ...entry, to: day }] : []),
      { personId: deputy.id, acting: true, from: day, ...(to === undefined ? {} : { to }) },
      ...(comesBack ? [{ ...entry, from: to }] : []),
    ];
    bench.areas.set({ ...area, owners: area.owners.flatMap((one) => (one === entry ? entries : [one])) });
  }
}
