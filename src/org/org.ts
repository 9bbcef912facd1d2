import type { Area } from "./area.ts";
import { holdsOn, type Day } from "./day.ts";
import type { Discipline } from "./discipline.ts";
import type { OrgRecords } from "./draft.ts";
import { buildForest, type Forest } from "./forest.ts";
import { NONE } from "./ids.ts";
import type { Person } from "./person.ts";
import type { Problem } from "./problem.ts";
import { createStringTable } from "./stringTable.ts";
import { buildWork, type Work } from "./work.ts";

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
  const peopleTree = buildForest(parentPositions(records.people, (person) => person.managerId));
  const areaTree = buildForest(parentPositions(records.areas, (area) => area.parentId));
  const people = Array.from(peopleTree.inputOf, (input) => records.people[input]!);
  const areas = Array.from(areaTree.inputOf, (input) => records.areas[input]!);
  const personIndexById = indexById(people);
  const areaIndexById = indexById(areas);
  const disciplines = disciplinesOf(records);
  const disciplineIndex = indexById(disciplines);
  return {
    today,
    records,
    problems,
    people,
    lines: peopleTree.forest,
    areas,
    areaTree: areaTree.forest,
    disciplines,
    disciplineOf: Int32Array.from(people, (person) =>
      person.discipline === undefined ? NONE : (disciplineIndex.get(person.discipline) ?? NONE),
    ),
    work: buildWork({
      people,
      areas,
      assignments: records.assignments,
      personIndex: personIndexById,
      areaIndex: areaIndexById,
      today,
    }),
    personIndexById,
    areaIndexById,
  };
}

function parentPositions<T extends { readonly id: string }>(
  items: readonly T[],
  parentId: (item: T) => string | null,
): Int32Array {
  const position = createStringTable(items.length);
  for (let i = 0; i < items.length; i++) position.add(items[i]!.id, i);
  const parents = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const id = parentId(items[i]!);
    parents[i] = id === null ? NONE : position.get(id);
  }
  return parents;
}

function indexById(items: readonly { readonly id: string }[]): Map<string, number> {
  const index = new Map<string, number>();
  for (let i = 0; i < items.length; i++) index.set(items[i]!.id, i);
  return index;
}

/** Listed disciplines first, then those only people name, in text order. */
function disciplinesOf(records: OrgRecords): readonly Discipline[] {
  const listed = new Set(records.disciplines.map((discipline) => discipline.id as string));
  const named = new Set<string>();
  for (const person of records.people) {
    if (person.discipline !== undefined && !listed.has(person.discipline)) named.add(person.discipline);
  }
  const implied = [...named].sort().map((id): Discipline => ({
    id: id as Discipline["id"],
    name: id,
    requiredInProduct: false,
    executive: false,
  }));
  return [...records.disciplines, ...implied];
}

/** The owners of an area who are current on the org's day and stand in its tree, as person indexes. */
export function ownersOf(org: Org, area: number): number[] {
  return org.areas[area]!.owners.filter((owner) => holdsOn(owner, org.today))
    .map((owner) => org.personIndexById.get(owner.personId))
    .filter((index) => index !== undefined);
}
