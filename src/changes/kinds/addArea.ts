import { ID_LENGTH_MAX, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { isSpent } from "../workbench.ts";

/** A new area under an existing one, or the company itself where it is the first. Ids come from the caller and are never used twice. */
export const addArea: ChangeKind<"add-area"> = {
  kind: "add-area",
  apply(bench, { area }) {
    if (area.id === "" || area.id.length > ID_LENGTH_MAX)
      return say([
        "area.id",
      ])`The id of ${area.name} has ${area.id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.areas.has(area.id) || isSpent(bench, area.id))
      return say(["area.id"])`The area id ${area.id} was already used.`;
    const isCompany = area.parentId === null && area.id === bench.read.rootAreaId;
    if (!isCompany && (area.parentId === null || !bench.areas.has(area.parentId)))
      return say([
        "area.parentId",
      ])`${area.name} would hang under ${area.parentId ?? "nothing"}, which is not an area.`;
    const stranger = area.owners.find((owner) => !bench.people.has(owner.personId));
    if (stranger !== undefined)
      return say([
        "area.owners",
      ])`${area.name} would be owned by ${stranger.personId}, who is not in the org.`;
    bench.areas.set(area);
    return null;
  },
  describe: ({ area }, names) =>
    area.parentId === null
      ? say(["area.name"])`The areas are parts of ${area.name}.`
      : say([
          "area.name",
          "area.parentId",
        ])`The area ${area.name} is made under ${names.area(area.parentId)}.`,
};
