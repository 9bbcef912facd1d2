import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { areaNameIn, dropRow, rowsOf } from "../workbench.ts";

/** Rows of a person in an area end: the one that began on `from`, or without `from` all of that type. */
export const removeAssignment: ChangeKind<"remove-assignment"> = {
  kind: "remove-assignment",
  apply(bench, { personId, areaId, type, from }) {
    const person = bench.people.get(personId);
    if (person === undefined) return say(["person.id"])`There is no person ${personId}.`;
    const rows = rowsOf(bench, personId).filter(
      (row) => row.areaId === areaId && row.type === type && (from === undefined || row.from === from),
    );
    if (rows.length === 0)
      return say([
        "assignment",
      ])`${mention(person)} has no ${type} row in ${areaNameIn(bench, areaId)} to remove.`;
    for (const row of rows) dropRow(bench, row);
    return null;
  },
  describe: ({ personId, areaId, type }, names) =>
    say([
      "assignment",
    ])`${names.person(personId)} no longer works on ${names.area(areaId)}${type === "core" ? "" : ` (${type})`}.`,
};
