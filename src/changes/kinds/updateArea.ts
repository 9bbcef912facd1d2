import { say } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";

/** Fields of an area are rewritten; owners, mode and place have kinds of their own. */
export const updateArea: ChangeKind<"update-area"> = {
  kind: "update-area",
  apply(bench, { areaId, fields, unset }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to update.`;
    const named = [fields.deputyId, ...(fields.candidacies ?? []).map((candidacy) => candidacy.personId)];
    for (const id of named) {
      if (id !== undefined && !bench.people.has(id))
        return say(["area"])`${area.name} would name ${id}, who is not in the org.`;
    }
    bench.areas.set(updated(area, fields, unset));
    return null;
  },
  describe: ({ areaId, fields, unset }, names) =>
    say(["area"])`${names.area(areaId)}: ${updateWords(fields, unset)}.`,
};
