import { ID_LENGTH_MAX, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { isSpent, strangerAmong } from "../workbench.ts";

/** A craft is listed. Ids come from the caller and are never used twice. */
export const addDiscipline: ChangeKind<"add-discipline"> = {
  kind: "add-discipline",
  apply(bench, { discipline }) {
    const { id, name, leadId } = discipline;
    if (id === "" || id.length > ID_LENGTH_MAX)
      return say([
        "discipline.id",
      ])`The id of ${name} has ${id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.disciplines.has(id) || isSpent(bench, id))
      return say(["discipline.id"])`The discipline id ${id} was already used.`;
    if (strangerAmong(bench, [leadId]) !== undefined)
      return say(["discipline.leadId"])`${name} would be led by ${leadId ?? ""}, who is not in the org.`;
    bench.disciplines.set(discipline);
    return null;
  },
  describe: ({ discipline }) => say(["discipline.name"])`The discipline ${discipline.name} is listed.`,
};
