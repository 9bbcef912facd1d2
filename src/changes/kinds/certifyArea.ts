import { holdsOn, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** The ownership of an area is confirmed on a day: it needs one owner who can be confirmed. */
export const certifyArea: ChangeKind<"certify-area"> = {
  kind: "certify-area",
  apply(bench, { areaId, on }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to confirm.`;
    if (area.status === "retired") return say(["area.status"])`${area.name} is retired.`;
    const owners = area.owners.filter((owner) => holdsOn(owner, bench.today)).length;
    if (owners !== 1)
      return say([
        "area.owners",
      ])`${area.name} has ${owners === 0 ? "no owner" : `${owners} owners`} to confirm; one is needed.`;
    bench.areas.set({ ...area, certifiedOn: on ?? bench.today });
    return null;
  },
  describe: ({ areaId }, names) =>
    say(["area.certifiedOn"])`The ownership of ${names.area(areaId)} is confirmed.`,
};
