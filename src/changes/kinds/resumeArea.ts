import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** A paused area is worked on again. */
export const resumeArea: ChangeKind<"resume-area"> = {
  kind: "resume-area",
  apply(bench, { areaId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to resume.`;
    if (area.status !== "paused")
      return say(["area.status"])`${area.name} is ${area.status}, not paused: there is nothing to resume.`;
    bench.areas.set({ ...area, status: "active" });
    return null;
  },
  describe: ({ areaId }, names) => say(["area.status"])`Work on ${names.area(areaId)} goes on.`,
};
