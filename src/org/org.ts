import type { Area } from "./area.ts";
import { holdsOn, type Day } from "./day.ts";
import type { Discipline } from "./discipline.ts";
import type { OrgRecords } from "./draft.ts";
import type { Forest } from "./forest.ts";
import { indexLines, readLines } from "./indexLines.ts";
import type { Person } from "./person.ts";
import type { Problem } from "./problem.ts";
import type { Work } from "./work.ts";

/**
 * An organisation on one day: structurally sound, queryable, immutable. People and areas are numbered
 * breadth-first; what is asked often stands in typed arrays, what is read rarely in the records.
 */
export interface Org {
  readonly today: Day;
  /** The same org as plain lists, from which it was indexed. */
  readonly records: OrgRecords;
  /** Faults of the input; an Org keeps them until a change settles them. */
  readonly problems: readonly Problem[];
  /** Everybody in today's tree, vacancies and placeholders included, breadth-first. */
  readonly people: readonly Person[];
  readonly lines: Forest;
  readonly areas: readonly Area[];
  readonly areaTree: Forest;
  readonly disciplines: readonly Discipline[];
  /** Discipline of each person as position in `disciplines`, −1 where absent. */
  readonly disciplineOf: Int32Array;
  readonly work: Work;
  readonly personIndexById: ReadonlyMap<string, number>;
  readonly areaIndexById: ReadonlyMap<string, number>;
}

/**
 * Indexes records into an Org as of `today`. O(n).
 * @throws Bug if a reference does not resolve or lines form a loop; `settle` guarantees neither happens.
 */
export function indexOrg(records: OrgRecords, problems: readonly Problem[], today: Day): Org {
  return indexLines(
    records,
    problems,
    today,
    readLines(records.people, (person) => person.managerId),
  );
}

// An Org is a value: who owns what never changes. Looked up for each of a dozen questions, ids took 50 ms (measured).
const ownersByOrg = new WeakMap<Org, (readonly number[] | undefined)[]>();

/** The owners of an area who are current on the org's day and stand in its tree, as person indexes. Kept per org. */
export function ownersOf(org: Org, area: number): readonly number[] {
  let owners = ownersByOrg.get(org);
  if (owners === undefined) ownersByOrg.set(org, (owners = []));
  return (owners[area] ??= readOwners(org, area));
}

function readOwners(org: Org, area: number): readonly number[] {
  const owners: number[] = [];
  for (const owner of org.areas[area]!.owners) {
    if (!holdsOn(owner, org.today)) continue;
    const index = org.personIndexById.get(owner.personId);
    if (index === undefined) continue;
    // A list that grows takes room for seventeen; nearly every area has one owner.
    if (owners.length === 0) owners[0] = index;
    else owners.push(index);
  }
  return owners;
}
