import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, putPerson, standsUnder } from "../workbench.ts";

/** The solid line moves; reports move along, ownership and assignments stay. Loops are refused. */
export const setManager: ChangeKind<"set-manager"> = {
  kind: "set-manager",
  apply(bench, { personId, managerId }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId} to move.`;
    if (managerId !== null && !bench.people.has(managerId))
      return say([
        "person.managerId",
      ])`${mention(person)} would report to ${managerId}, who is not in the org.`;
    if (standsUnder(bench, managerId, personId))
      return managerId === personId
        ? say(["person.managerId"])`${mention(person)} cannot report to themself.`
        : say([
            "person.managerId",
          ])`${mention(person)} cannot report to ${nameIn(bench, managerId ?? "")}, who stands below them: the lines would form a loop.`;
    putPerson(bench, { ...person, managerId });
    return null;
  },
  describe: ({ personId, managerId }, names) =>
    managerId === null
      ? say(["person.managerId"])`${names.person(personId)} reports to nobody.`
      : say(["person.managerId"])`${names.person(personId)} reports to ${names.person(managerId)}.`,
};
