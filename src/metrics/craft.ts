import { NONE, type Org } from "../org/index.ts";
import { executiveColumn } from "./disciplines.ts";
import { peopleColumns, type PeopleColumns } from "./peopleColumns.ts";

/**
 * Whether lines of the discipline do not count as out of discipline: its own flag, or the settings.
 * @example isExecutive(org, org.disciplineOf[ceo]!, config.executiveDisciplines)
 */
export function isExecutive(org: Org, discipline: number, settings: readonly string[]): boolean {
  return executiveColumn(org, settings)[discipline] === 1;
}

/**
 * Whether person and manager have different known disciplines and the manager's is not an executive one.
 * @example isOutOfDiscipline(org, designer, owner, []) // true
 */
export function isOutOfDiscipline(
  org: Org,
  person: number,
  manager: number,
  executive: readonly string[],
): boolean {
  const { craft } = peopleColumns(org);
  const own = craft[person]!;
  const theirs = craft[manager]!;
  return own !== NONE && theirs !== NONE && own !== theirs && !isExecutive(org, theirs, executive);
}

/**
 * What a person managed outside their discipline lacks of: ladder, mentor of the craft, senior calibrator of the craft.
 * @example missingCraftCover(org, designer)
 *   // ["ladder", "mentor of the discipline", "calibrator of the discipline at the same level or above"]
 */
export function missingCraftCover(org: Org, person: number): string[] {
  const columns = peopleColumns(org);
  const missing: string[] = [];
  if (!hasLadder(org, person)) missing.push("ladder");
  if (!isOfCraft(columns, person, columns.mentor[person]!)) missing.push("mentor of the discipline");
  if (!isCalibrated(columns, person)) missing.push("calibrator of the discipline at the same level or above");
  return missing;
}

/**
 * Whether nothing of `missingCraftCover` is missing, told without building anything.
 * @example keepsCraft(org, designer) === (missingCraftCover(org, designer).length === 0) // true
 */
export function keepsCraft(org: Org, person: number): boolean {
  const columns = peopleColumns(org);
  return (
    isOfCraft(columns, person, columns.mentor[person]!) &&
    isCalibrated(columns, person) &&
    hasLadder(org, person)
  );
}

function hasLadder(org: Org, person: number): boolean {
  const discipline = peopleColumns(org).craft[person]!;
  return (
    (discipline !== NONE && org.disciplines[discipline]!.ladderUrl !== undefined) ||
    org.people[person]!.ladderUrl !== undefined
  );
}

function isOfCraft({ craft }: PeopleColumns, person: number, other: number): boolean {
  return other >= 0 && craft[other] === craft[person];
}

function isCalibrated(columns: PeopleColumns, person: number): boolean {
  const { calibrator, level } = columns;
  const other = calibrator[person]!;
  // A level nobody gave is NaN, and taken as enough.
  return isOfCraft(columns, person, other) && !(level[other]! < level[person]!);
}

/**
 * Whether the other's level is the person's or above; a level nobody gave is taken as enough.
 * @example isSenior(org, "staff-designer", designer)
 */
export function isSenior(org: Org, id: string | undefined, person: number): boolean {
  const other = id === undefined ? undefined : org.personIndexById.get(id);
  if (other === undefined) return false;
  const theirs = org.people[other]!.level;
  const own = org.people[person]!.level;
  return theirs === undefined || own === undefined || theirs >= own;
}
