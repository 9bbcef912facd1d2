import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** Work on an area rests; what its mode demands is not judged meanwhile. */
export const pauseArea: ChangeKind<"pause-area"> = {
  kind: "pause-area",
  apply(bench, { areaId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to pause.`;
    if (area.parentId === null)
      return say(["area.status"])`${area.name} is the company and cannot be paused.`;
    if (area.status === "retired" || area.status === "paused")
      return say(["area.status"])`${area.name} is ${area.status} already.`;
    bench.areas.set({ ...area, status: "paused" });
    return null;
  },
  describe: ({ areaId }, names) => say(["area.status"])`Work on ${names.area(areaId)} is paused.`,
};
