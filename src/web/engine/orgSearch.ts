import { NONE, type Org } from "../../org/index.ts";
import { searchSubjects } from "../../usecases/searchSubjects.ts";

/** Where a text occurs: areas first, then people, the best first. */
export interface Found {
  readonly subject: string;
  readonly name: string;
  readonly title: string;
}

export interface FoundSubjects {
  readonly list: readonly Found[];
  /** All that fit, also those not listed. */
  readonly count: number;
}

/** Areas and people whose name or title holds every word of the text. */
export function searchOrg(org: Org, text: string, most: number): FoundSubjects {
  const { area, person } = searchSubjects(org, text, ["area", "person"], most);
  const list = [...area.list, ...person.list].slice(0, most);
  return {
    list: list.map(({ kind, id, name }) => ({
      subject: `${kind}:${id}`,
      name,
      title: kind === "person" ? (org.people[org.personIndexById.get(id) ?? NONE]?.title ?? "") : "",
    })),
    count: area.count + person.count,
  };
}
