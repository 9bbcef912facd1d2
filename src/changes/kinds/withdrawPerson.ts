import { group, mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { dropPerson, dropRow, leaveRedirect, reportsIn, rowsOf } from "../workbench.ts";

/** Somebody who was added by mistake never was: their rows go along, their id is spent. Who worked here leaves instead. */
export const withdrawPerson: ChangeKind<"withdraw-person"> = {
  kind: "withdraw-person",
  apply(bench, { personId }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId} to withdraw.`;
    const reports = reportsIn(bench, personId).size;
    if (reports > 0)
      return say([
        "person.managerId",
      ])`${mention(person)} cannot be withdrawn: ${group(reports)} ${reports === 1 ? "person reports" : "people report"} to them. Give them another manager first.`;
    const area = bench.areas
      .values()
      .find((one) => one.deputyId === personId || one.owners.some((owner) => owner.personId === personId));
    if (area !== undefined)
      return say([
        "area.owners",
      ])`${mention(person)} cannot be withdrawn: ${area.name} names them as owner or deputy.`;
    const decision = bench.decisions.values().find((one) => one.deciderId === personId);
    if (decision !== undefined)
      return say([
        "decision.deciderId",
      ])`${mention(person)} cannot be withdrawn: they decide ${decision.title}.`;
    for (const row of rowsOf(bench, personId)) dropRow(bench, row);
    dropPerson(bench, person);
    leaveRedirect(bench, { kind: "person", fromId: personId, toIds: [], on: bench.today });
    return null;
  },
  describe: ({ personId }, names) =>
    say(["person.id"])`${names.person(personId)} is taken off the records; the id is not used again.`,
};
