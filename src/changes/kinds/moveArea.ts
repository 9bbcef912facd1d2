import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** An area hangs under another one; what is below it moves along. Loops are refused. */
export const moveArea: ChangeKind<"move-area"> = {
  kind: "move-area",
  apply(bench, { areaId, parentId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to move.`;
    const parent = bench.areas.get(parentId);
    if (parent === undefined)
      return say(["area.parentId"])`${area.name} would hang under ${parentId}, which is not an area.`;
    if (area.parentId === null)
      return say(["area.parentId"])`${area.name} is the company and cannot be moved.`;
    for (let at: string | null = parentId; at !== null; at = bench.areas.get(at)?.parentId ?? null) {
      if (at === areaId)
        return say(["area.parentId"])`${area.name} cannot hang under ${parent.name}, which lies inside it.`;
    }
    if (parent.status === "retired" && area.status !== "retired")
      return say(["area.status"])`${area.name} cannot hang under ${parent.name}, which is retired.`;
    bench.areas.set({ ...area, parentId });
    return null;
  },
  describe: ({ areaId, parentId }, names) =>
    say(["area.parentId"])`${names.area(areaId)} hangs under ${names.area(parentId)}.`,
};
