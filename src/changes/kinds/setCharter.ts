import { say, type Charter } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { strangerAmong } from "../workbench.ts";

/** The charter of an area is written anew; what was signed before is signed no longer. */
export const setCharter: ChangeKind<"set-charter"> = {
  kind: "set-charter",
  apply(bench, { areaId, charter }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to give a charter.`;
    if (area.status === "retired") return say(["area.status"])`${area.name} is retired.`;
    const stranger = strangerAmong(bench, Object.values(charter.responsibilities ?? {}));
    if (stranger !== undefined)
      return say([
        "area.charter",
      ])`The charter of ${area.name} would name ${stranger}, who is not in the org.`;
    const metric = charter.metricAssetIds?.find((id) => !bench.assets.has(id));
    if (metric !== undefined)
      return say([
        "area.charter",
      ])`The charter of ${area.name} would name the metric ${metric}, which is no asset.`;
    // A caller may hand over a whole charter: its signature is not one of the new text.
    const { signedBy: _, signedOn: __, ...text } = charter as Charter;
    bench.areas.set({ ...area, charter: { ...text, version: (area.charter?.version ?? 0) + 1 } });
    return null;
  },
  describe: ({ areaId }, names) =>
    say(["area.charter"])`The charter of ${names.area(areaId)} is written anew and waits for a signature.`,
};
