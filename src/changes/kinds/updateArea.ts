import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** Fields of an area are rewritten; owners, mode and place have kinds of their own. */
export const updateArea: ChangeKind<"update-area"> = {
  kind: "update-area",
  apply(bench, { areaId, fields }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to update.`;
    const named = [fields.deputyId, ...(fields.candidacies ?? []).map((candidacy) => candidacy.personId)];
    for (const id of named) {
      if (id !== undefined && !bench.people.has(id))
        return say(["area"])`${area.name} would name ${id}, who is not in the org.`;
    }
    bench.areas.set({ ...area, ...fields });
    return null;
  },
  describe: ({ areaId, fields }, names) =>
    say([
      "area",
    ])`${names.area(areaId)}: ${Object.keys(fields).sort().join(", ")} ${Object.keys(fields).length === 1 ? "is" : "are"} updated.`,
};
