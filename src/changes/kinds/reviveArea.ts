import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { dropRedirect } from "../workbench.ts";

/** A retired area lives again, without the owners it had. */
export const reviveArea: ChangeKind<"revive-area"> = {
  kind: "revive-area",
  apply(bench, { areaId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to revive.`;
    if (area.status !== "retired")
      return say(["area.status"])`${area.name} is ${area.status}, not retired: there is nothing to revive.`;
    const parent = area.parentId === null ? undefined : bench.areas.get(area.parentId);
    if (parent?.status === "retired")
      return say([
        "area.status",
      ])`${area.name} hangs under ${parent.name}, which is retired: move or revive that first.`;
    bench.areas.set({ ...area, status: "active" });
    dropRedirect(bench, "area", areaId);
    return null;
  },
  describe: ({ areaId }, names) => say(["area.status"])`${names.area(areaId)} lives again, without an owner.`,
};
