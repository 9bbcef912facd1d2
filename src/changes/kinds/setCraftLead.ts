import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { disciplineIn } from "../workbench.ts";

/** Somebody answers for the standards of a discipline. A discipline only people name becomes a listed one. */
export const setCraftLead: ChangeKind<"set-craft-lead"> = {
  kind: "set-craft-lead",
  apply(bench, { disciplineId, personId }) {
    const discipline = disciplineIn(bench, disciplineId);
    if (discipline === undefined) return say(["discipline.id"])`There is no discipline ${disciplineId}.`;
    const person = bench.people.get(personId);
    if (person === undefined || person.vacant)
      return say([
        "discipline.leadId",
      ])`The craft lead of ${discipline.name} would be ${personId}, who is ${person === undefined ? "not in the org" : "an empty seat"}.`;
    bench.disciplines.set({ ...discipline, leadId: personId });
    return null;
  },
  describe: ({ disciplineId, personId }, names) =>
    say(["discipline.leadId"])`${names.person(personId)} is craft lead of ${names.discipline(disciplineId)}.`,
};
