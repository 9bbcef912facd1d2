import type { Discipline } from "./discipline.ts";
import type { Day } from "./day.ts";
import type { OrgRecords } from "./draft.ts";
import { buildForest } from "./forest.ts";
import { createIdIndex, finderById } from "./idIndex.ts";
import { NONE } from "./ids.ts";
import type { Org } from "./org.ts";
import type { Person } from "./person.ts";
import type { Problem } from "./problem.ts";
import { buildWork } from "./work.ts";

/** Who reports to whom by position in `records.people`; made with the records, or read from their ids. */
export interface Lines {
  /** Position of each person's manager, −1 where there is none. */
  readonly parents: Int32Array;
  /** Position of an id, −1 where nobody has it. */
  readonly find: (id: string) => number;
}

/**
 * Numbers the people of the lines and derives the columns. What is kept by person is read in the order of the
 * records and written to its number: the other way round every read would miss the cache (0.5 s at a million).
 */
export function indexLines(
  records: OrgRecords,
  problems: readonly Problem[],
  today: Day,
  { parents, find }: Lines,
): Org {
  const { forest: lines, nodeOf } = buildForest(parents);
  const areaTree = buildForest(readLines(records.areas, (area) => area.parentId).parents);
  const disciplines = disciplinesOf(records);
  // Made whole before it is filled out of order: a list that grows from its end would be a table of holes.
  const people: Person[] = records.people.slice();
  const disciplineOf = new Int32Array(people.length).fill(NONE);
  const disciplineIndex = indexById(disciplines);
  // Neighbouring rows mostly share a discipline, and its text: comparing is cheaper than hashing.
  let lastId: string | undefined;
  let lastIndex = NONE;
  for (let i = 0; i < records.people.length; i++) {
    const person = records.people[i]!;
    const node = nodeOf[i]!;
    people[node] = person;
    if (person.discipline === undefined) continue;
    if (person.discipline !== lastId) {
      lastId = person.discipline;
      lastIndex = disciplineIndex.get(lastId) ?? NONE;
    }
    disciplineOf[node] = lastIndex;
  }
  const areas = Array.from(areaTree.inputOf, (input) => records.areas[input]!);
  const areaIndexById = indexById(areas);
  const personIndexById = createIdIndex(
    people.length,
    (index) => people[index]!.id,
    (id) => {
      const position = find(id);
      return position < 0 ? NONE : nodeOf[position]!;
    },
  );
  return {
    today,
    records,
    problems,
    people,
    lines,
    areas,
    areaTree: areaTree.forest,
    disciplines,
    disciplineOf,
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

/** The lines that the ids of a list say. An id that stands there twice means its first. */
export function readLines<T extends { readonly id: string }>(
  items: readonly T[],
  parentId: (item: T) => string | null,
): Lines {
  const find = finderById(items);
  const parents = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const id = parentId(items[i]!);
    parents[i] = id === null ? NONE : find(id);
  }
  return { parents, find };
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
  let last: string | undefined;
  for (const { discipline } of records.people) {
    if (discipline === undefined || discipline === last) continue;
    last = discipline;
    if (!listed.has(discipline)) named.add(discipline);
  }
  const implied = [...named].sort().map((id): Discipline => ({
    id: id as Discipline["id"],
    name: id,
    requiredInProduct: false,
    executive: false,
  }));
  return [...records.disciplines, ...implied];
}
