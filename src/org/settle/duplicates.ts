import { personId } from "../ids.ts";
import type { DraftPerson, Hat } from "../draft.ts";
import type { DottedLine } from "../person.ts";
import type { Problem } from "../problem.ts";
import type { Redirect } from "../redirect.ts";
import { mention, say } from "../sentence.ts";
import { createStringTable, type StringLookup } from "../stringTable.ts";
import { append } from "./append.ts";
import { foldText } from "./fold.ts";
import { clashProblems, createFreeIds, repeatProblems, type Clash, type Repeat } from "./repeated.ts";
import { named, plural, quoted, reportEach, type FileOfItem } from "./report.ts";

export interface PeopleOnce {
  readonly people: readonly DraftPerson[];
  /** The position of an id, −1 where nobody has it. */
  readonly positionById: StringLookup;
  /** Ids of rows that were taken for another row's person. */
  readonly hatOf: ReadonlyMap<string, string>;
  readonly redirects: readonly Redirect[];
  readonly problems: readonly Problem[];
}

/**
 * Makes ids unique: a row that repeats another is dropped, other content under one id gets `~2`, and rows that are
 * several hats of one person (same employee number and name, a name ending in "(2)", "(also …)", or because the reading
 * knows: `hats`) become one.
 */
export function readDuplicates(
  people: readonly DraftPerson[],
  file: string,
  fileOf?: FileOfItem,
  hats: readonly Hat[] = [],
): PeopleOnce {
  const positionById = createStringTable(people.length);
  const kept: DraftPerson[] = [];
  const repeats: Repeat[] = [];
  const clashes: Clash[] = [];
  const freeId = createFreeIds(people);
  let hasNumbers = false;
  let hasHatNames = false;
  for (const person of people) {
    if (person.employeeNumber !== undefined) hasNumbers = true;
    if (isHatName(person.name)) hasHatNames = true;
    const position = positionById.add(person.id, kept.length);
    if (position < 0) {
      kept.push(person);
      continue;
    }
    const first = kept[position]!;
    if (isSameRow(first, person)) repeats.push({ first, again: person, subjects: [first.id] });
    else {
      const newId = freeId(person.id);
      positionById.add(newId, kept.length);
      kept.push({ ...person, id: personId(newId) });
      const names = [mention(first), mention(person)] as const;
      clashes.push({ id: person.id, newId, first, again: person, names });
    }
  }
  const repeated = hasNumbers ? repeatedNumbers(kept) : new Set<string>();
  if (repeated.size === 0 && !hasHatNames && hats.length === 0)
    return {
      people: kept,
      positionById,
      hatOf: new Map(),
      problems: clashProblemsOf(clashes),
      redirects: [],
    };
  const writtenId = new Map<string, string>(clashes.map(({ id, newId }) => [newId, id]));
  const merged = readHats(kept, { repeated, hasHatNames, hats, writtenId, file });
  // Rows of one id that turn out to be one person name no two, and the id made to tell them apart was never anyone's.
  const open = clashes.filter(({ id, newId }) => merged.hatOf.get(newId) !== id);
  return {
    ...merged,
    redirects: merged.redirects.filter(({ fromId }) => !writtenId.has(fromId)),
    problems: [...clashProblemsOf(open), ...merged.problems, ...sharedNumbers(merged.people, repeated, file)],
  };

  function clashProblemsOf(some: readonly Clash[]): Problem[] {
    return [
      ...repeatProblems(repeats, file, fileOf),
      ...clashProblems(some, { one: "person", many: "people" }, file, fileOf),
    ];
  }
}

const HAT_NAME = /\s*\((?:\d{1,2}|hat|second(?: role)?|2nd(?: role)?|dual(?: role)?|also\b[^()]{0,80})\)$/i;

/** Whether a name may stand for a further row of one person: "Ada (2)", "Ada (also design)". */
export function isHatName(name: string): boolean {
  return name.charCodeAt(name.length - 1) === 41 && name.length <= 256 && HAT_NAME.test(name);
}

/** Employee numbers on several rows: most files have none, and then nothing more is asked of a million people. */
function repeatedNumbers(people: readonly DraftPerson[]): Set<string> {
  const seen = createStringTable(people.length);
  const repeated = new Set<string>();
  for (const { employeeNumber } of people)
    if (employeeNumber !== undefined && seen.add(employeeNumber, 0) >= 0) repeated.add(employeeNumber);
  return repeated;
}

interface HatsInput {
  readonly repeated: ReadonlySet<string>;
  readonly hasHatNames: boolean;
  readonly hats: readonly Hat[];
  /** Ids as the file has them, of rows that were given others. */
  readonly writtenId: ReadonlyMap<string, string>;
  readonly file: string;
}

function readHats(people: readonly DraftPerson[], input: HatsInput) {
  const { repeated, hasHatNames, writtenId, file } = input;
  const known = new Map(input.hats.map(({ rowId, personId }) => [rowId, personId]));
  const groups = new Map<string, DraftPerson[]>();
  const byName = new Map<string, DraftPerson | null>();
  for (const person of people) {
    const number = person.employeeNumber;
    const mayRepeat = number !== undefined && repeated.has(number);
    const one = known.size === 0 ? undefined : known.get(writtenId.get(person.id) ?? person.id);
    if (!hasHatNames && !mayRepeat && one === undefined) continue;
    const name = foldText(person.name);
    if (!isHatName(person.name)) byName.set(name, byName.has(name) ? null : person);
    if (one !== undefined) append(groups, `\n${one} ${name}`, person);
    else if (mayRepeat) append(groups, `${number} ${name}`, person);
  }
  const firstOf = new Map<DraftPerson, DraftPerson>();
  for (const group of groups.values()) {
    const [first, ...others] = group;
    if (first !== undefined) for (const other of others) firstOf.set(other, first);
  }
  for (const person of people) {
    if (!isHatName(person.name) || firstOf.has(person)) continue;
    const first = byName.get(foldText(person.name.replace(HAT_NAME, "")));
    if (first !== undefined && first !== null && first !== person)
      firstOf.set(person, firstOf.get(first) ?? first);
  }
  const hats = new Map<DraftPerson, DraftPerson[]>();
  for (const [hat, first] of firstOf) append(hats, first, hat);

  const positionById = createStringTable(people.length);
  const hatOf = new Map<string, string>([...firstOf].map(([hat, first]) => [hat.id, first.id]));
  const kept: DraftPerson[] = [];
  const withManagers: ManagersOfOne[] = [];
  for (const person of people) {
    if (firstOf.has(person)) continue;
    const others = hats.get(person) ?? [];
    const lines = others.flatMap((hat): DottedLine[] =>
      // A hat that reports to another hat of the same person is no second manager and no loop.
      hat.managerId === null ||
      hat.managerId === person.managerId ||
      (hatOf.get(hat.managerId) ?? hat.managerId) === person.id
        ? []
        : [{ managerId: personId(hatOf.get(hat.managerId) ?? hat.managerId), purpose: "project" }],
    );
    positionById.add(person.id, kept.length);
    kept.push(
      lines.length === 0 ? person : { ...person, dottedLines: [...(person.dottedLines ?? []), ...lines] },
    );
    if (lines.length > 0)
      withManagers.push({ person, managers: lines.map((line) => line.managerId as string) });
  }
  const problems: Problem[] = [
    ...reportEach(
      [...hats],
      ([person, others]) => ({
        code: "hat",
        blocks: true,
        policy: "read as one person; what the other rows say of areas becomes assignments",
        message: say(["person.employeeNumber"])`${mention(person)} appears ${others.length + 1} times.`,
        rows: [person, ...others].map((one) => one.row),
        count: others.length,
        subjects: [person.id],
        file,
      }),
      (rest) => ({
        code: "hat",
        blocks: true,
        policy: "read as one person each",
        message: say(["person.employeeNumber"])`${rest.length} more people appear several times.`,
        rows: rest.flatMap(([, others]) => others.map((one) => one.row)),
        count: rest.length,
        file,
      }),
    ),
    ...twoManagers(withManagers, file),
  ];
  const redirects: Redirect[] = [...hatOf].map(([fromId, toId]) => ({
    kind: "person",
    fromId,
    toIds: [toId],
    on: "",
  }));
  return { people: kept, positionById, hatOf, problems, redirects };
}

/** Numbers that people of different names share: no evidence that they are one, so both stay. */
function sharedNumbers(
  people: readonly DraftPerson[],
  repeated: ReadonlySet<string>,
  file: string,
): Problem[] {
  const groups = new Map<string, DraftPerson[]>();
  for (const person of people) {
    const number = person.employeeNumber;
    if (number !== undefined && repeated.has(number)) append(groups, number, person);
  }
  return reportEach(
    [...groups].filter(([, group]) => group.length > 1),
    ([number, group]) => ({
      code: "duplicate-id",
      blocks: true,
      policy: "all are kept; the number finds nobody",
      message: say([
        "person.employeeNumber",
      ])`Employee number ${quoted(number)} is on ${group.length} people: ${named(group)}.`,
      rows: group.map((person) => person.row),
      count: group.length,
      subjects: group.map((person) => person.id),
      file,
    }),
    (rest) => ({
      code: "duplicate-id",
      blocks: true,
      policy: "all are kept; such a number finds nobody",
      message: say(["person.employeeNumber"])`${rest.length} more employee numbers are on several people.`,
      rows: rest.flatMap(([, group]) => group.map((person) => person.row)),
      count: rest.length,
      file,
    }),
  );
}

export interface ManagersOfOne {
  readonly person: DraftPerson;
  /** The managers beside the first, as the file names them. */
  readonly managers: readonly string[];
}

export function twoManagers(several: readonly ManagersOfOne[], file: string): Problem[] {
  return reportEach(
    several,
    ({ person, managers }) => ({
      code: "two-managers",
      blocks: true,
      policy: "the first is the solid line, the others are dotted",
      message: say([
        "person.managerId",
      ])`${mention(person)} has managers ${quoted(person.managerId ?? "nobody")}, ${managers.map(quoted)}.`,
      rows: [person.row],
      subjects: [person.id],
      fixes: managers
        .slice(0, 1)
        .map((managerId) => ({ kind: "set-manager", personId: person.id, managerId })),
      file,
    }),
    (rest) => ({
      code: "two-managers",
      blocks: true,
      policy: "the first is the solid line, the others are dotted",
      message: say(["person.managerId"])`${rest.length} more people have several managers.`,
      rows: rest.map(({ person }) => person.row),
      count: rest.length,
      file,
    }),
  );
}

const COMPARED = [
  "name",
  "managerId",
  "status",
  "vacant",
  "fte",
  "title",
  "discipline",
  "email",
  "location",
  "level",
  "startOn",
  "endOn",
  "employeeNumber",
  "managerBy",
  "timeZone",
] as const;

function isSameRow(a: DraftPerson, b: DraftPerson): boolean {
  return (
    COMPARED.every((field) => a[field] === b[field]) &&
    JSON.stringify(a.extra ?? null) === JSON.stringify(b.extra ?? null) &&
    JSON.stringify(a.dottedLines ?? null) === JSON.stringify(b.dottedLines ?? null)
  );
}

/** Spares nearly every address the copy that `toLowerCase` makes (0.1 s at a million). */
function lowerCase(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || (code >= 65 && code <= 90)) return text.toLowerCase();
  }
  return text;
}

/** E-mail addresses on several people: never a key alone, so both stay. */
export function readEmails(people: readonly DraftPerson[], file: string): Problem[] {
  const firstOf = createStringTable(people.length);
  const shared = new Map<string, DraftPerson[]>();
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    if (person.email === undefined) continue;
    const email = lowerCase(person.email);
    const other = firstOf.add(email, i);
    if (other < 0) continue;
    const group = shared.get(email);
    if (group === undefined) shared.set(email, [people[other]!, person]);
    else group.push(person);
  }
  return reportEach(
    [...shared],
    ([, group]) => ({
      code: "duplicate-email",
      blocks: false,
      policy: "all are kept; they may be one person to merge",
      message: say([
        "person.email",
      ])`${quoted(group[0]?.email ?? "")} is on ${plural(group.length, "person", "people")}.`,
      rows: group.map((person) => person.row),
      count: group.length,
      subjects: group.map((person) => person.id),
      file,
    }),
    (rest) => ({
      code: "duplicate-email",
      blocks: false,
      policy: "all are kept",
      message: say(["person.email"])`${rest.length} more e-mail addresses are on several people.`,
      rows: rest.flatMap(([, group]) => group.map((person) => person.row)),
      count: rest.length,
      file,
    }),
  );
}
