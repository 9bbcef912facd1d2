import { NONE, takeUp, type Org } from "../../../org/index.ts";
import type { Lens } from "../../view/view.ts";
import type { PickedUp } from "../edit.ts";
import { lensOf } from "../orgLens.ts";

/** Who is taken up, and the places they would leave; null where nobody of them is in the org. */
export function pickedUp(
  org: Org,
  lens: Lens,
  ids: readonly string[],
  withReports: boolean,
): PickedUp | null {
  const { tops, people } = takeUp(org, ids, withReports);
  const first = org.people[tops[0] ?? NONE];
  if (first === undefined) return null;
  const { nodeOfPerson } = lensOf(org, lens);
  return {
    name: first.name,
    others: tops.length - 1,
    reports: withReports ? people.length - tops.length : 0,
    people: tops.flatMap((top) => org.people[top]?.id ?? []),
    withReports,
    nodes: Int32Array.from(people, (person) => nodeOfPerson[person] ?? NONE).filter((node) => node >= 0),
  };
}
