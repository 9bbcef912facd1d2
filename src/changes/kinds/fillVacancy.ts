import { ID_LENGTH_MAX, mention, say, type Person } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { renamePerson } from "../mentions.ts";
import {
  dropPerson,
  isPersonIdUsed,
  leaveRedirect,
  moveRow,
  putPerson,
  reportsIn,
  rowsOf,
  standsUnder,
  type Workbench,
} from "../workbench.ts";

/**
 * Somebody takes an empty seat: its place, its reports, its rows and all that names it. It may be somebody new,
 * somebody who is to start, or somebody of the org; of the last the rows they had stay until they are removed.
 */
export const fillVacancy: ChangeKind<"fill-vacancy"> = {
  kind: "fill-vacancy",
  apply(bench, { vacancyId, personId, person }) {
    const seat = bench.people.get(vacancyId);
    if (seat === undefined) return say(["person.id"])`There is no seat ${vacancyId} to fill.`;
    if (!seat.vacant) return say(["person.vacant"])`${mention(seat)} is somebody, not an empty seat.`;
    if (personId === "" || personId.length > ID_LENGTH_MAX)
      return say([
        "person.id",
      ])`The id of who fills ${mention(seat)} has ${personId.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (person !== undefined && (person.id !== personId || isPersonIdUsed(bench, personId)))
      return person.id === personId
        ? say(["person.id"])`The id ${personId} was already used.`
        : say([
            "person.id",
          ])`${mention(seat)} would be filled by ${personId}, who is described as ${person.id}.`;
    const filler = person ?? bench.people.get(personId) ?? bench.outside.get(personId);
    if (filler === undefined)
      return say(["person.id"])`${mention(seat)} would be filled by ${personId}, whom nobody knows.`;
    if (filler.vacant || filler.placeholder === true)
      return say(["person.vacant"])`${mention(seat)} cannot be filled by ${mention(filler)}, an empty seat.`;
    if (filler.status === "terminated")
      return say([
        "person.status",
      ])`${mention(seat)} cannot be filled by ${mention(filler)}, who left; they return first.`;
    if (seat.managerId !== personId && standsUnder(bench, seat.managerId, personId))
      return say([
        "person.managerId",
      ])`${mention(filler)} cannot take ${mention(seat)}, which stands below them: the lines would form a loop.`;
    takeSeat(bench, seat, filler);
    return null;
  },
  describe: ({ vacancyId, personId, person }, names) =>
    person === undefined
      ? say(["person.vacant"])`${names.person(personId)} takes the seat ${names.person(vacancyId)}.`
      : say([
          "person.vacant",
          "person.name",
        ])`${mention(person)} joins in the seat ${names.person(vacancyId)}.`,
};

function takeSeat(bench: Workbench, seat: Person, filler: Person): void {
  const { id } = filler;
  // Who stood above the seat and takes it stays where they are.
  const managerId = seat.managerId === id ? filler.managerId : seat.managerId;
  bench.outside.remove(id);
  putPerson(bench, { ...filler, status: filler.status === "on-leave" ? "on-leave" : "active", managerId });
  for (const reportId of reportsIn(bench, seat.id)) {
    const report = bench.people.get(reportId);
    if (report !== undefined && reportId !== id) putPerson(bench, { ...report, managerId: id });
  }
  for (const row of rowsOf(bench, seat.id)) moveRow(bench, row, { personId: id });
  dropPerson(bench, seat);
  renamePerson(bench, seat.id, id);
  // Kept, so that the seat can open again; it is no person who left.
  bench.outside.set({ ...seat, status: "terminated", endOn: bench.today });
  leaveRedirect(bench, { kind: "person", fromId: seat.id, toIds: [id], on: bench.today });
}
