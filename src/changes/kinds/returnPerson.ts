import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { dropPerson, leaveRedirect, moveRow, putPerson, reportsIn, rowsOf } from "../workbench.ts";

/**
 * Somebody who left comes back. Where their seat is still open they take it again, with its reports and rows; what
 * they owned is given back by `set-owner`, not by this.
 */
export const returnPerson: ChangeKind<"return-person"> = {
  kind: "return-person",
  apply(bench, { personId, managerId }) {
    const person = bench.outside.get(personId);
    if (person === undefined)
      return bench.people.has(personId)
        ? say([
            "person.status",
          ])`${mention(bench.people.get(personId) ?? { id: personId, name: personId })} did not leave.`
        : say(["person.id"])`There is no person ${personId} who could return.`;
    if (person.status !== "terminated")
      return say([
        "person.status",
      ])`${mention(person)} has not started yet; they come in by the change set-status.`;
    if (person.vacant)
      return say([
        "person.vacant",
      ])`${mention(person)} is a seat; it opens again by the change reopen-vacancy.`;
    const seat = bench.people.values().find((one) => one.vacant && one.backfillOf === personId);
    const place =
      managerId === undefined ? (seat === undefined ? person.managerId : seat.managerId) : managerId;
    if (place !== null && !bench.people.has(place))
      return say([
        "person.managerId",
      ])`${mention(person)} would report to ${place}, who is not in the org: name their manager.`;
    if (place !== null && place === seat?.id)
      return say(["person.managerId"])`${mention(person)} cannot report to their own seat.`;
    const { endOn: _, ...rest } = person;
    bench.outside.remove(personId);
    putPerson(bench, { ...rest, status: "active", managerId: place });
    if (seat === undefined) return null;
    for (const id of reportsIn(bench, seat.id)) {
      const report = bench.people.get(id);
      if (report !== undefined) putPerson(bench, { ...report, managerId: personId });
    }
    for (const row of rowsOf(bench, seat.id)) moveRow(bench, row, { personId });
    dropPerson(bench, seat);
    bench.outside.set({ ...seat, status: "terminated", endOn: bench.today });
    leaveRedirect(bench, { kind: "person", fromId: seat.id, toIds: [personId], on: bench.today });
    return null;
  },
  describe: ({ personId, managerId }, names) =>
    managerId === undefined || managerId === null
      ? say(["person.status"])`${names.person(personId)} returns.`
      : say([
          "person.status",
          "person.managerId",
        ])`${names.person(personId)} returns and reports to ${names.person(managerId)}.`,
};
