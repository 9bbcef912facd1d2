import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { dropRedirect, putPerson } from "../workbench.ts";

/** A seat that was filled or closed is empty again at its place. Whoever reports there now stays where they are. */
export const reopenVacancy: ChangeKind<"reopen-vacancy"> = {
  kind: "reopen-vacancy",
  apply(bench, { vacancyId, managerId }) {
    const seat = bench.outside.get(vacancyId);
    if (seat === undefined || !seat.vacant)
      return bench.people.get(vacancyId)?.vacant === true
        ? say(["person.vacant"])`The seat ${vacancyId} is open already.`
        : say(["person.id"])`There is no closed or filled seat ${vacancyId} to open again.`;
    const place = managerId === undefined ? seat.managerId : managerId;
    if (place !== null && !bench.people.has(place))
      return say([
        "person.managerId",
      ])`${mention(seat)} would report to ${place}, who is not in the org: name its manager.`;
    const { endOn: _, ...rest } = seat;
    bench.outside.remove(vacancyId);
    dropRedirect(bench, "person", vacancyId);
    putPerson(bench, { ...rest, status: "active", managerId: place });
    return null;
  },
  describe: ({ vacancyId, managerId }, names) =>
    managerId === undefined || managerId === null
      ? say(["person.vacant"])`The seat ${names.person(vacancyId)} is open again.`
      : say([
          "person.vacant",
          "person.managerId",
        ])`The seat ${names.person(vacancyId)} is open again, reporting to ${names.person(managerId)}.`,
};
