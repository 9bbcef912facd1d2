import { say, type Org, type Sentence } from "../../org/index.ts";

/** Why no plan can be made of this org at all, or null. */
export function refusalOf(org: Org): { code: string; message: Sentence } | null {
  const people = org.people.filter((person) => person.placeholder !== true).length;
  if (people <= 1) return null;
  if (!org.records.linesKnown)
    return {
      code: "lines-unknown",
      message: say([
        "person.managerId",
      ])`${people} people, and none of them has a manager in the data: who reports to whom cannot be planned. Add the managers and plan again.`,
    };
  if (org.work.size === 0)
    return {
      code: "areas-unknown",
      message: say([
        "assignment",
      ])`0 of ${people} people have an area: who works on what comes first. Fill the sheet that "map" writes and plan again.`,
    };
  return null;
}
