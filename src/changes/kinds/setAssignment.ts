import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { areaNameIn, putRow } from "../workbench.ts";

/** The row of a person in an area is set whole: over the row of the same type and start, else added. */
export const setAssignment: ChangeKind<"set-assignment"> = {
  kind: "set-assignment",
  apply(bench, { assignment }) {
    const { personId, areaId, share, type, from, to } = assignment;
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId} to assign.`;
    const area = bench.areas.get(areaId);
    if (area === undefined)
      return say([
        "assignment.areaId",
      ])`${mention(person)} would be assigned to ${areaId}, which is not an area.`;
    if (area.status === "retired")
      return say(["area.status"])`${mention(person)} would be assigned to ${area.name}, which is retired.`;
    if (share !== undefined && !(share <= 1 && (share > 0 || (type === "advisory" && share === 0))))
      return say([
        "assignment.share",
      ])`${mention(person)} would be assigned to ${areaNameIn(bench, areaId)} with share ${share}; more than 0 and at most 1 is allowed.`;
    if (from !== undefined && to !== undefined && to <= from)
      return say([
        "assignment.to",
      ])`The row of ${mention(person)} in ${area.name} would end on ${to}, before it begins on ${from}.`;
    putRow(bench, assignment);
    return null;
  },
  describe: ({ assignment }, names) => {
    const { personId, areaId, share, type, from, to } = assignment;
    const days = (from === undefined ? "" : ` from ${from}`) + (to === undefined ? "" : ` until ${to}`);
    const part = share === undefined ? "" : ` with ${Math.round(share * 100)} %`;
    return say([
      "assignment",
    ])`${names.person(personId)} works on ${names.area(areaId)}${part}${type === "core" ? "" : ` (${type})`}${days}.`;
  },
};
