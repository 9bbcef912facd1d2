import { group, mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import {
  dropPerson,
  dropRow,
  leaveRedirect,
  nameIn,
  putPerson,
  reportsIn,
  rowsOf,
  standsUnder,
} from "../workbench.ts";

/**
 * An empty seat is given up, with the reason. Its reports must have somewhere to go, and no area may wait for it as
 * owner; the seat stays known outside the org, with the cost it had.
 */
export const closeSeat: ChangeKind<"close-seat"> = {
  kind: "close-seat",
  apply(bench, { vacancyId, reportsTo }) {
    const seat = bench.people.get(vacancyId);
    if (seat === undefined) return say(["person.id"])`There is no seat ${vacancyId} to close.`;
    if (!seat.vacant)
      return say(["person.vacant"])`${mention(seat)} is somebody, not an empty seat; people leave.`;
    const reports = reportsIn(bench, vacancyId).size;
    if (reports > 0 && reportsTo === undefined)
      return say([
        "person.managerId",
      ])`${group(reports)} ${reports === 1 ? "person reports" : "people report"} to ${mention(seat)}: say to whom they go.`;
    if (reportsTo !== undefined && !bench.people.has(reportsTo))
      return say([
        "person.managerId",
      ])`The reports of ${mention(seat)} would go to ${nameIn(bench, reportsTo)}, who is not in the org.`;
    if (reportsTo !== undefined && standsUnder(bench, reportsTo, vacancyId))
      return say([
        "person.managerId",
      ])`The reports of ${mention(seat)} cannot go to somebody below it: the lines would form a loop.`;
    const area = bench.areas
      .values()
      .find((one) => one.owners.some((owner) => owner.personId === vacancyId && owner.to === undefined));
    if (area !== undefined)
      return say(["area.owners"])`${mention(seat)} cannot be closed: it is to own ${area.name}.`;
    for (const id of reportsIn(bench, vacancyId)) {
      const report = bench.people.get(id);
      if (report !== undefined) putPerson(bench, { ...report, managerId: reportsTo ?? null });
    }
    for (const row of rowsOf(bench, vacancyId)) dropRow(bench, row);
    dropPerson(bench, seat);
    bench.outside.set({ ...seat, status: "terminated", endOn: bench.today });
    leaveRedirect(bench, { kind: "person", fromId: vacancyId, toIds: [], on: bench.today });
    return null;
  },
  describe: ({ vacancyId, reason, reportsTo }, names) =>
    reportsTo === undefined
      ? say(["person.vacant"])`The seat ${names.person(vacancyId)} is closed: ${reason}.`
      : say([
          "person.vacant",
        ])`The seat ${names.person(vacancyId)} is closed and its reports go to ${names.person(reportsTo)}: ${reason}.`,
};
