import { ID_LENGTH_MAX, mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { isSpent, nameIn, putPerson } from "../workbench.ts";

/** A person or a vacancy joins the tree. Ids come from the caller and are never used twice. */
export const addPerson: ChangeKind<"add-person"> = {
  kind: "add-person",
  apply(bench, { person }) {
    if (person.id === "" || person.id.length > ID_LENGTH_MAX)
      return say([
        "person.id",
      ])`The id of ${mention(person)} has ${person.id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.people.has(person.id) || bench.outside.has(person.id) || isSpent(bench, person.id))
      return say(["person.id"])`The id ${person.id} was already used, by ${nameIn(bench, person.id)}.`;
    if (person.managerId === person.id)
      return say(["person.managerId"])`${mention(person)} cannot report to themself.`;
    if (person.managerId !== null && !bench.people.has(person.managerId))
      return say([
        "person.managerId",
      ])`${mention(person)} would report to ${person.managerId}, who is not in the org.`;
    if (person.vacant && person.email !== undefined)
      return say(["person.email"])`${mention(person)} is an empty seat and cannot have an e-mail address.`;
    if (person.status === "pending" || person.status === "terminated") bench.outside.set(person);
    else putPerson(bench, person);
    return null;
  },
  describe: ({ person }, names) =>
    person.managerId === null
      ? say([
          "person.name",
        ])`${mention(person, "a seat")} ${person.vacant ? "is opened" : "joins"}, reporting to nobody.`
      : say([
          "person.name",
          "person.managerId",
        ])`${mention(person, "a seat")} ${person.vacant ? "is opened" : "joins"}, reporting to ${names.person(person.managerId)}.`,
};
