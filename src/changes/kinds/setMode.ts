import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** The declared form of an area; turning `sto` or `stl` on notes the day. */
export const setMode: ChangeKind<"set-mode"> = {
  kind: "set-mode",
  apply(bench, { areaId, mode, on }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId}.`;
    if (area.status === "retired") return say(["area.status"])`${area.name} is retired.`;
    const turnsOn = mode !== "functional" && area.mode !== mode;
    bench.areas.set({ ...area, mode, ...(turnsOn ? { activatedOn: on ?? bench.today } : {}) });
    return null;
  },
  describe: ({ areaId, mode }, names) =>
    mode === "functional"
      ? say(["area.mode"])`${names.area(areaId)} is functional.`
      : say(["area.mode"])`${names.area(areaId)} turns ${mode.toUpperCase()}.`,
};
