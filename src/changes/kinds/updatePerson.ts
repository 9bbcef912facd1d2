import { mention, say } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import { putPerson } from "../workbench.ts";

/** Fields of a person are rewritten; manager, status and seat have kinds of their own. */
export const updatePerson: ChangeKind<"update-person"> = {
  kind: "update-person",
  apply(bench, { personId, fields, unset }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId} to update.`;
    if (person.vacant && fields.email !== undefined)
      return say(["person.email"])`${mention(person)} is an empty seat and cannot have an e-mail address.`;
    const named = [
      fields.mentorId,
      fields.calibratorId,
      fields.backfillOf,
      ...(fields.interviewerIds ?? []),
      ...(fields.dottedLines ?? []).map((line) => line.managerId),
    ];
    for (const id of named) {
      if (id !== undefined && !bench.people.has(id) && !bench.outside.has(id))
        return say(["person.id"])`${mention(person)} would name ${id}, who is not in the org.`;
    }
    putPerson(bench, updated(person, fields, unset));
    return null;
  },
  describe: ({ personId, fields, unset }, names) =>
    say(["person"])`${names.person(personId)}: ${updateWords(fields, unset)}.`,
};
