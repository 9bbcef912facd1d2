import { NONE, OTHER_DISCIPLINE, type Org, type PersonId } from "../org/index.ts";

/** Made by a reading policy: never counted. */
export const PERSON_PLACEHOLDER = 1;
/** An empty seat. */
export const PERSON_VACANT = 2;
/** Has a dotted line, current or not. */
export const PERSON_DOTTED = 4;
/** Names somebody in a field other than mentor and calibrator. */
export const PERSON_NAMES_OTHERS = 8;

/**
 * Somebody is named who is not in today's tree.
 * @example peopleColumns(org).mentor[person] === ABSENT
 */
export const ABSENT = -2;

/** What checks ask of everybody, in columns by person. */
export interface PeopleColumns {
  /** Bits of `PERSON_*`. */
  readonly flags: Uint8Array;
  /** Index of the mentor, −1 where none is named, `ABSENT` where the named one is not in the tree. */
  readonly mentor: Int32Array;
  readonly calibrator: Int32Array;
  /** NaN where no level is given. */
  readonly level: Float64Array;
  readonly fte: Float64Array;
  /**
   * Position of the craft in `org.disciplines`; −1 where none is given, and where what was given is no known one:
   * people read as `other` have nothing in common.
   */
  readonly craft: Int32Array;
  readonly id: readonly PersonId[];
}

const columnsByOrg = new WeakMap<Org, PeopleColumns>();

/**
 * The columns of an org, read from its records once. A hundred thousand records touched by each of fourteen checks cost
 * 350 ms, more than all their judging; columns are read in 2.
 * @example (peopleColumns(org).flags[personIndex(org, "seat")]! & PERSON_VACANT) !== 0
 */
export function peopleColumns(org: Org): PeopleColumns {
  let columns = columnsByOrg.get(org);
  if (columns === undefined) columnsByOrg.set(org, (columns = buildColumns(org)));
  return columns;
}

function buildColumns({ people, personIndexById, disciplines, disciplineOf }: Org): PeopleColumns {
  const size = people.length;
  const flags = new Uint8Array(size);
  const mentor = new Int32Array(size).fill(NONE);
  const calibrator = new Int32Array(size).fill(NONE);
  const level = new Float64Array(size);
  const fte = new Float64Array(size);
  // Filled from its end: Array.from with a length took as long as reading everything else.
  const id: PersonId[] = [];
  for (let p = 0; p < size; p++) {
    const person = people[p]!;
    let bits = person.placeholder === true ? PERSON_PLACEHOLDER : 0;
    if (person.vacant) bits |= PERSON_VACANT;
    if (person.dottedLines !== undefined && person.dottedLines.length > 0) bits |= PERSON_DOTTED;
    if (person.dottedLines !== undefined || person.backfillOf !== undefined) bits |= PERSON_NAMES_OTHERS;
    if (person.interviewerIds !== undefined) bits |= PERSON_NAMES_OTHERS;
    flags[p] = bits;
    level[p] = person.level ?? Number.NaN;
    fte[p] = person.fte;
    id.push(person.id);
    const { mentorId, calibratorId } = person;
    if (mentorId !== undefined) mentor[p] = personIndexById.get(mentorId) ?? ABSENT;
    if (calibratorId !== undefined)
      calibrator[p] = calibratorId === mentorId ? mentor[p]! : (personIndexById.get(calibratorId) ?? ABSENT);
  }
  const other = disciplines.findIndex((discipline) => discipline.id === OTHER_DISCIPLINE);
  const craft =
    other < 0 ? disciplineOf : disciplineOf.map((position) => (position === other ? NONE : position));
  return { flags, mentor, calibrator, level, fte, craft, id };
}
