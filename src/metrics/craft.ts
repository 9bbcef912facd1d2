import { NONE, type Discipline, type Org } from "../org/index.ts";

/** Whether lines of the discipline do not count as out of discipline: its own flag, or the settings. */
export function isExecutive(org: Org, discipline: number, settings: readonly string[]): boolean {
  const { executive, id } = org.disciplines[discipline]!;
  return executive || settings.includes(id);
}

/** Whether person and manager have different known disciplines and the manager's is not an executive one. */
export function isOutOfDiscipline(
  org: Org,
  person: number,
  manager: number,
  executive: readonly string[],
): boolean {
  const own = org.disciplineOf[person]!;
  const theirs = org.disciplineOf[manager]!;
  return own !== NONE && theirs !== NONE && own !== theirs && !isExecutive(org, theirs, executive);
}

/** What a person managed outside their discipline lacks of: ladder, mentor of the craft, senior calibrator of the craft. */
export function missingCraftCover(org: Org, person: number): string[] {
  const { mentorId, calibratorId, ladderUrl } = org.people[person]!;
  const index = org.disciplineOf[person]!;
  const discipline: Discipline | undefined = index === NONE ? undefined : org.disciplines[index];
  return [
    ...(ladderUrl === undefined && discipline?.ladderUrl === undefined ? ["ladder"] : []),
    ...(isOfCraft(org, person, mentorId) ? [] : ["mentor of the discipline"]),
    ...(isOfCraft(org, person, calibratorId) && isSenior(org, calibratorId, person)
      ? []
      : ["calibrator of the discipline at the same level or above"]),
  ];
}

function isOfCraft(org: Org, person: number, id: string | undefined): boolean {
  const other = id === undefined ? undefined : org.personIndexById.get(id);
  return other !== undefined && org.disciplineOf[other] === org.disciplineOf[person];
}

/** Whether the other's level is the person's or above; a level nobody gave is taken as enough. */
export function isSenior(org: Org, id: string | undefined, person: number): boolean {
  const other = id === undefined ? undefined : org.personIndexById.get(id);
  if (other === undefined) return false;
  const theirs = org.people[other]!.level;
  const own = org.people[person]!.level;
  return theirs === undefined || own === undefined || theirs >= own;
}
