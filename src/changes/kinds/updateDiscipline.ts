import { say } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import { disciplineIn, strangerAmong } from "../workbench.ts";

/** Fields of a discipline are rewritten. One that only people name becomes a listed one. */
export const updateDiscipline: ChangeKind<"update-discipline"> = {
  kind: "update-discipline",
  apply(bench, { disciplineId, fields, unset }) {
    const discipline = disciplineIn(bench, disciplineId);
    if (discipline === undefined)
      return say(["discipline.id"])`There is no discipline ${disciplineId} to update.`;
    const stranger = strangerAmong(bench, [fields.leadId]);
    if (stranger !== undefined)
      return say([
        "discipline.leadId",
      ])`${discipline.name} would be led by ${stranger}, who is not in the org.`;
    bench.disciplines.set(updated(discipline, fields, unset));
    return null;
  },
  describe: ({ disciplineId, fields, unset }, names) =>
    say(["discipline"])`${names.discipline(disciplineId)}: ${updateWords(fields, unset)}.`,
};
