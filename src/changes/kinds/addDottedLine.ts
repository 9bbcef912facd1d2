import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, putPerson } from "../workbench.ts";

/** A secondary line beside the solid one, to a manager to whom none leads yet. */
export const addDottedLine: ChangeKind<"add-dotted-line"> = {
  kind: "add-dotted-line",
  apply(bench, { personId, line }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId}.`;
    if (!bench.people.has(line.managerId))
      return say([
        "person.dottedLines",
      ])`The dotted line of ${mention(person)} would lead to ${line.managerId}, who is not in the org.`;
    if (line.managerId === personId)
      return say(["person.dottedLines"])`${mention(person)} cannot have a dotted line to themself.`;
    if (person.dottedLines?.some((other) => other.managerId === line.managerId) === true)
      return say([
        "person.dottedLines",
      ])`${mention(person)} already has a dotted line to ${nameIn(bench, line.managerId)}.`;
    const { from, to } = line;
    if (from !== undefined && to !== undefined && to <= from)
      return say([
        "person.dottedLines",
      ])`The dotted line of ${mention(person)} to ${nameIn(bench, line.managerId)} would end on ${to}, which is not after ${from}, when it begins.`;
    putPerson(bench, { ...person, dottedLines: [...(person.dottedLines ?? []), line] });
    return null;
  },
  describe: ({ personId, line }, names) =>
    say([
      "person.dottedLines",
    ])`${names.person(personId)} gets a dotted line (${line.purpose}) to ${names.person(line.managerId)}.`,
};
