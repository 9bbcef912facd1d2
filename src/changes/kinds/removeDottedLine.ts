import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, putPerson } from "../workbench.ts";

/** A dotted line ends. */
export const removeDottedLine: ChangeKind<"remove-dotted-line"> = {
  kind: "remove-dotted-line",
  apply(bench, { personId, managerId }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId}.`;
    if (person.dottedLines?.some((line) => line.managerId === managerId) !== true)
      return say([
        "person.dottedLines",
      ])`${mention(person)} has no dotted line to ${nameIn(bench, managerId)}.`;
    const { dottedLines, ...rest } = person;
    const left = dottedLines.filter((line) => line.managerId !== managerId);
    putPerson(bench, left.length === 0 ? rest : { ...rest, dottedLines: left });
    return null;
  },
  describe: ({ personId, managerId }, names) =>
    say([
      "person.dottedLines",
    ])`The dotted line of ${names.person(personId)} to ${names.person(managerId)} ends.`,
};
