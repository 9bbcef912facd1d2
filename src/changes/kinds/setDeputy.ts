import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { areaNameIn } from "../workbench.ts";

/** Somebody stands in for the owner. */
export const setDeputy: ChangeKind<"set-deputy"> = {
  kind: "set-deputy",
  apply(bench, { areaId, personId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId}.`;
    const person = bench.people.get(personId);
    if (person === undefined || person.vacant)
      return say([
        "area.deputyId",
      ])`The deputy of ${areaNameIn(bench, areaId)} would be ${personId}, who is ${person === undefined ? "not in the org" : "an empty seat"}.`;
    bench.areas.set({ ...area, deputyId: personId });
    return null;
  },
  describe: ({ areaId, personId }, names) =>
    say(["area.deputyId"])`${names.person(personId)} is deputy of ${names.area(areaId)}.`,
};
