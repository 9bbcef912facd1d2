import { group, ID_LENGTH_MAX, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/**
 * What an org says of the lists it was read from: which area is the company, whether lines are known, and the counts
 * before any policy. Where another area becomes the company, the one before hangs under it.
 */
export const setReading: ChangeKind<"set-reading"> = {
  kind: "set-reading",
  apply(bench, { rootAreaId, linesKnown, reading }) {
    const bad = Object.values(reading).find((count) => !Number.isInteger(count) || count < 0);
    if (bad !== undefined) return say(["reading"])`The lists cannot count ${bad} of anything.`;
    const was = bench.read.rootAreaId;
    const next = rootAreaId ?? was;
    if (next === "" || next.length > ID_LENGTH_MAX)
      return say([
        "area.id",
      ])`The id of the company has ${next.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    const old = bench.areas.get(was);
    if (next !== was && old !== undefined) {
      const area = bench.areas.get(next);
      if (area === undefined) return say(["area.id"])`The company would be ${next}, which is not an area.`;
      if (area.status === "retired")
        return say(["area.status"])`The company would be ${area.name}, which is retired.`;
      bench.areas.set({ ...area, parentId: null });
      bench.areas.set({ ...old, parentId: area.id });
    }
    bench.read = { rootAreaId: next, linesKnown, reading };
    return null;
  },
  describe: ({ linesKnown, reading }) => {
    const { people, roots, loops, missingManagers } = reading;
    const counts = [
      ...(roots === 1 ? [] : [`${roots} roots`]),
      ...(loops === 0 ? [] : [`${loops} ${loops === 1 ? "loop" : "loops"}`]),
      ...(missingManagers === 0
        ? []
        : [`${missingManagers} missing ${missingManagers === 1 ? "manager" : "managers"}`]),
    ];
    const faults = !linesKnown ? ", no lines" : counts.length === 0 ? "" : `, ${counts.join(", ")}`;
    return say([
      "reading",
    ])`The lists that were read name ${group(people)} ${people === 1 ? "person" : "people"}${faults}.`;
  },
};
