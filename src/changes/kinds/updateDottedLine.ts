import { mention, say, type DottedLine } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, putPerson } from "../workbench.ts";

/** The terms of an existing dotted line are rewritten. */
export const updateDottedLine: ChangeKind<"update-dotted-line"> = {
  kind: "update-dotted-line",
  apply(bench, { personId, line }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId}.`;
    if (person.dottedLines?.some((other) => other.managerId === line.managerId) !== true)
      return say([
        "person.dottedLines",
      ])`${mention(person)} has no dotted line to ${nameIn(bench, line.managerId)}.`;
    const { from, to } = line;
    if (from !== undefined && to !== undefined && to <= from)
      return say([
        "person.dottedLines",
      ])`The dotted line of ${mention(person)} to ${nameIn(bench, line.managerId)} would end on ${to}, which is not after ${from}, when it begins.`;
    putPerson(bench, {
      ...person,
      dottedLines: person.dottedLines.map((other) => (other.managerId === line.managerId ? line : other)),
    });
    return null;
  },
  describe: ({ personId, line }, names) => {
    // A plan or a file may hold a line without a purpose, whatever the type says.
    const purpose = (line.purpose as string | undefined) ?? "";
    const powers = [
      ...(line.rates === true ? ["rates"] : []),
      ...(line.prioritises === true ? ["sets priorities"] : []),
    ];
    const days =
      (line.from === undefined ? "" : ` from ${line.from}`) +
      (line.to === undefined ? "" : ` until ${line.to}`);
    return say([
      "person.dottedLines",
    ])`The dotted line of ${names.person(personId)} to ${names.person(line.managerId)} ${purpose === "" ? "has new terms" : `is for ${PURPOSE_WORDS[line.purpose]}`}${days}${powers.length === 0 ? "" : ` and ${powers.join(" and ")}`}.`;
  },
};

const PURPOSE_WORDS: Readonly<Record<DottedLine["purpose"], string>> = {
  craft: "the craft",
  mentor: "mentoring",
  project: "a project",
  admin: "administration",
};
