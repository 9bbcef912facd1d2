import type { OrgChange } from "../changes/index.ts";
import { disciplineNamed, isProductArea, soleOwnerOf, type Lines } from "../metrics/index.ts";
import {
  NONE,
  WORK_ADVISORY,
  WORK_ASSUMED,
  WORK_CORE,
  WORK_GUESS,
  WORK_LOAN,
  type Area,
  type Assignment,
  type Org,
} from "../org/index.ts";

/** Questions about who works where that several checks ask. People and areas are indexes of the org. */

const NO_ROWS: readonly number[] = [];

/** Confirmed rows of the person that have one of the bits, as row numbers. */
export function rowsOf(org: Org, person: number, bits: number): readonly number[] {
  const { personStart, byPerson, flags } = org.work;
  const isOne = (row: number): boolean => (flags[row]! & bits) !== 0 && (flags[row]! & WORK_GUESS) === 0;
  const first = personStart[person]!;
  const end = personStart[person + 1]!;
  if (first === end) return NO_ROWS;
  // Most people have one row; a list that grows takes room for seventeen.
  if (first + 1 === end) return isOne(byPerson[first]!) ? [byPerson[first]!] : NO_ROWS;
  const rows: number[] = [];
  for (let k = first; k < end; k++) if (isOne(byPerson[k]!)) rows.push(byPerson[k]!);
  return rows;
}

export const coreRowsOf = (org: Org, person: number): readonly number[] => rowsOf(org, person, WORK_CORE);
export const heldRowsOf = (org: Org, person: number): readonly number[] =>
  rowsOf(org, person, WORK_CORE | WORK_LOAN);
export const anyRowsOf = (org: Org, person: number): readonly number[] =>
  rowsOf(org, person, WORK_CORE | WORK_LOAN | WORK_ADVISORY);

/** Areas of these rows, each once, in row order. */
export function areasOfRows(org: Org, rows: readonly number[]): number[] {
  if (rows.length === 1) return [org.work.area[rows[0]!]!];
  return [...new Set(rows.map((row) => org.work.area[row]!))];
}

/** The areas of the rows and all areas above them, each once, innermost first. */
export function areasAround(org: Org, rows: readonly number[]): number[] {
  if (rows.length === 1) {
    const chain: number[] = [];
    for (let a = org.work.area[rows[0]!]!; a !== NONE; a = org.areaTree.parent[a]!) chain.push(a);
    return chain;
  }
  const around = new Set<number>();
  for (const row of rows) {
    for (let a = org.work.area[row]!; a !== NONE && !around.has(a); a = org.areaTree.parent[a]!)
      around.add(a);
  }
  return [...around];
}

export function isAreaWithin(org: Org, area: number, top: number): boolean {
  return (
    org.areaTree.enter[top]! <= org.areaTree.enter[area]! &&
    org.areaTree.enter[area]! < org.areaTree.end[top]!
  );
}

/** Whether the person has one row only, a confirmed core one of the whole share: most people, quickly told. */
export function isWhollyHome(org: Org, person: number): boolean {
  const { personStart, byPerson, share, flags } = org.work;
  const at = personStart[person]!;
  if (personStart[person + 1]! !== at + 1) return false;
  const row = byPerson[at]!;
  return share[row] === 1 && (flags[row]! & (WORK_CORE | WORK_GUESS)) === WORK_CORE;
}

export function shareOf(org: Org, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + org.work.share[row]!, 0);
}

/** "share" where a share among the rows was not given. */
export function assumedShare(org: Org, rows: readonly number[]): readonly string[] {
  return rows.some((row) => (org.work.flags[row]! & WORK_ASSUMED) !== 0) ? ["share"] : [];
}

/** The row as an assignment with these fields set; an owner's implied row becomes a stated one. */
export function assignmentOf(org: Org, row: number, fields: Partial<Assignment>): Assignment {
  const record = org.work.record[row]!;
  const known: Assignment =
    record < 0
      ? {
          personId: org.people[org.work.person[row]!]!.id,
          areaId: org.areas[org.work.area[row]!]!.id,
          type: "core",
          isLead: false,
        }
      : org.records.assignments[record]!;
  return { ...known, ...fields };
}

/** Ends a row; empty for an owner's implied row, which no record states. */
export function removeRow(org: Org, row: number): OrgChange[] {
  const record = org.work.record[row]!;
  if (record < 0) return [];
  const { personId, areaId, type, from } = org.records.assignments[record]!;
  return [{ kind: "remove-assignment", personId, areaId, type, ...(from === undefined ? {} : { from }) }];
}

/** Nothing to suggest: shared, as many findings have none. */
export const NO_CHANGES: readonly OrgChange[] = [];

/** Moves the person under the manager, unless that would be a loop or changes nothing. */
export function moveUnder(org: Org, lines: Lines, person: number, manager: number): readonly OrgChange[] {
  if (!canMoveUnder(lines, person, manager)) return NO_CHANGES;
  return [{ kind: "set-manager", personId: org.people[person]!.id, managerId: org.people[manager]!.id }];
}

export function canMoveUnder(lines: Lines, person: number, manager: number): boolean {
  return manager !== NONE && !lines.isUnder(manager, person) && lines.parent(person) !== manager;
}

/** The one owner of the person's home, where home is a live product or platform area; −1 otherwise. */
export function homeOwnerOf(org: Org, person: number): number {
  const home = org.work.home[person]!;
  return home === NONE || !isProductArea(org, home) ? NONE : soleOwnerOf(org, home);
}

/** A discipline an area needs; `position` is −1, and the word its name, where the org knows none of that word. */
export interface RequiredDiscipline {
  readonly position: number;
  readonly id: string;
  readonly name: string;
}

/**
 * Disciplines the area needs, each once: its own list, else for products those of the settings and of the discipline
 * list.
 */
export function requiredDisciplinesOf(
  org: Org,
  area: Area,
  settings: readonly string[],
): readonly RequiredDiscipline[] {
  if (area.requiredDisciplines !== undefined) return namedDisciplines(org, area.requiredDisciplines);
  if (area.kind !== "product") return [];
  const listed = org.disciplines.filter((d) => d.requiredInProduct).map((d) => d.id as string);
  return namedDisciplines(org, [...settings, ...listed]);
}

function namedDisciplines(org: Org, words: readonly string[]): readonly RequiredDiscipline[] {
  const byId = new Map<string, RequiredDiscipline>();
  for (const word of words) {
    const position = disciplineNamed(org, word);
    const { id, name } = position === NONE ? { id: word, name: word } : org.disciplines[position]!;
    byId.set(id, { position, id, name });
  }
  return [...byId.values()];
}
