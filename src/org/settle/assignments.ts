import type { Assignment } from "../assignment.ts";
import { holdsOn, type Day } from "../day.ts";
import type { AreaId } from "../ids.ts";
import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention, say, type Sentence } from "../sentence.ts";
import { append } from "./append.ts";
import type { AreaFinder } from "./areas.ts";
import type { PersonFinder } from "./finder.ts";
import { repeatProblems, rowsIn, type Repeat } from "./repeated.ts";
import { plural, quoted, reportEach, type FileOfItem } from "./report.ts";

export const SHARE_TOLERANCE = 1e-9;

export interface AssignmentsInput {
  readonly assignments: readonly Assignment[];
  readonly find: PersonFinder;
  readonly findArea: AreaFinder;
  readonly areaName: (id: AreaId) => string;
  /** What a row says before redirects are followed; rows of areas that became one add up. */
  readonly writtenArea: ((text: string) => string) | undefined;
  readonly today: Day;
  readonly file: string;
  readonly fileOf?: FileOfItem | undefined;
}

/**
 * Resolves people and areas of the rows and joins rows of one key (person, area, type, from) that differ only in
 * role or lead. Rows of unknown people are set aside.
 */
export function readAssignments(input: AssignmentsInput): {
  readonly assignments: Assignment[];
  readonly problems: Problem[];
} {
  const { find, findArea, writtenArea, today, file } = input;
  /** Rows of people with several; most have one, and a key each took a third of all settling. */
  const byKey = new Map<string, number>();
  const firstOf = new Map<string, number>();
  const kept: Assignment[] = [];
  const unknown = new Map<string, (number | undefined)[]>();
  const repeats: Repeat[] = [];
  const clashes: { readonly first: Assignment; readonly again: Assignment; readonly person: Person }[] = [];
  const joined = new Map<number, Person>();
  const others = new Map<number, Assignment[]>();
  /** Of each row that is kept: where the first row of its person stands, and there the person. */
  const firstRow: number[] = [];
  const people: Person[] = [];
  const written: string[] = [];
  for (const row of input.assignments) {
    const person = find(row.personId);
    if (person === undefined) {
      append(unknown, row.personId as string, row.row);
      continue;
    }
    const areaId = findArea(
      row.areaId,
      row.row,
      writtenArea !== undefined && row.to !== undefined && row.to <= today,
    );
    const assignment =
      person.id === row.personId && areaId === row.areaId ? row : { ...row, personId: person.id, areaId };
    const first = firstOf.get(person.id);
    if (first !== undefined) byKey.set(keyOf(kept[first]!), first);
    const key = first === undefined ? "" : keyOf(assignment);
    const position = first === undefined ? undefined : byKey.get(key);
    if (position === undefined) {
      if (first === undefined) {
        firstOf.set(person.id, kept.length);
        people[kept.length] = person;
      } else {
        byKey.set(key, kept.length);
        people[kept.length] = people[first]!;
      }
      firstRow.push(first ?? kept.length);
      if (writtenArea !== undefined) written[kept.length] = writtenArea(row.areaId);
      kept.push(assignment);
      continue;
    }
    const known = kept[position]!;
    const isMerged = writtenArea !== undefined && writtenArea(row.areaId) !== written[position];
    if (isMerged && known.to === assignment.to) {
      kept[position] = withShareOf(known, assignment);
      append(others, position, assignment);
      joined.set(position, person);
    } else if (known.share !== assignment.share || known.to !== assignment.to)
      clashes.push({ first: known, again: assignment, person });
    else if (known.role === assignment.role && known.isLead === assignment.isLead)
      repeats.push({ first: known, again: assignment });
    else {
      append(others, position, assignment);
      joined.set(position, person);
    }
  }
  for (const [position, rows] of others) kept[position] = joinRows([kept[position]!, ...rows]);
  const problems = [
    ...unknownProblems(unknown, file),
    ...repeatProblems(repeats, file, input.fileOf),
    ...reportEach(
      clashes,
      ({ first, again, person }) => {
        const [earlier, later] = rowsIn(first, again, input.fileOf);
        return {
          code: "duplicate-id",
          blocks: true,
          policy: "the first row counts, the other is set aside",
          message: say([
            "assignment.share",
          ])`${mention(person)} stands in ${input.areaName(first.areaId)} twice with different shares or ends: rows ${earlier} and ${later}.`,
          rows: [first.row, again.row],
          count: 1,
          subjects: [person.id, first.areaId],
          file,
        };
      },
      (rest) => ({
        code: "duplicate-id",
        blocks: true,
        policy: "the first rows count, the others are set aside",
        message: say([
          "assignment.share",
        ])`${rest.length} more rows name a person and area a second time with another share or end.`,
        rows: rest.map(({ again }) => again.row),
        count: rest.length,
        file,
      }),
    ),
    ...reportEach(
      [...joined],
      ([position, person]) => ({
        code: "assignment-joined",
        blocks: false,
        policy: "one row, roles joined",
        message: joinedMessage(person, kept[position]!, input),
        rows: [kept[position]?.row],
        count: 1,
        subjects: [person.id, kept[position]!.areaId],
        file,
      }),
      (rest) => ({
        code: "assignment-joined",
        blocks: false,
        policy: "one row each, roles joined",
        message: say(["assignment.role"])`${rest.length} more people stand in an area with several rows.`,
        rows: rest.map(([position]) => kept[position]?.row),
        count: rest.length,
        file,
      }),
    ),
    ...shareSums(kept, { firstRow, people }, input),
  ];
  return { assignments: kept, problems };
}

function keyOf({ personId, areaId, type, from }: Assignment): string {
  return `${personId}\n${areaId}\n${type}\n${from ?? ""}`;
}

/** Rows of areas that became one: their shares add up, at most to all of a person. */
function withShareOf(first: Assignment, again: Assignment): Assignment {
  if (first.share === undefined || again.share === undefined) return first;
  return { ...first, share: Math.min(1, first.share + again.share) };
}

function joinedMessage(person: Person, row: Assignment, { areaName }: AssignmentsInput): Sentence {
  const area = areaName(row.areaId);
  return row.role === undefined
    ? say(["assignment.isLead"])`${mention(person)} stands in ${area} with several rows.`
    : say(["assignment.role"])`${mention(person)} is ${row.role.split(";").join(" and ")} in ${area}.`;
}

/** One row of several of one key: roles joined with `;`, lead when any is. */
function joinRows(rows: readonly Assignment[]): Assignment {
  const roles = new Set(rows.flatMap((row) => (row.role ?? "").split(";")).filter((role) => role !== ""));
  const { role: _, acting: __, ...first } = rows[0]!;
  const leads = rows.filter((row) => row.isLead);
  // Whoever leads in one role for good is no acting owner, whatever else they hold for a while.
  const isActing = (leads.length === 0 ? rows : leads).every((row) => row.acting === true);
  return {
    ...first,
    ...(roles.size === 0 ? {} : { role: [...roles].join(";") }),
    isLead: leads.length > 0,
    ...(isActing ? { acting: true } : {}),
  };
}

function unknownProblems(
  unknown: ReadonlyMap<string, readonly (number | undefined)[]>,
  file: string,
): Problem[] {
  return reportEach(
    [...unknown],
    ([text, rows]) => ({
      code: "person-unknown",
      blocks: true,
      policy: "the rows are set aside",
      message: say([
        "assignment.personId",
      ])`${plural(rows.length, "row names", "rows name")} ${quoted(text)}, who is not in the file.`,
      rows,
      count: rows.length,
      file,
    }),
    (rest) => ({
      code: "person-unknown",
      blocks: true,
      policy: "the rows are set aside",
      message: say(["assignment.personId"])`${rest.length} more people are named who are not in the file.`,
      rows: rest.flatMap(([, rows]) => rows),
      count: rest.length,
      file,
    }),
  );
}

/** Given shares of core and loan rows that hold today; a row without share takes what is left and never offends. */
function shareSums(
  assignments: readonly Assignment[],
  { firstRow, people }: { readonly firstRow: readonly number[]; readonly people: readonly Person[] },
  { today, file }: AssignmentsInput,
): Problem[] {
  // By the first row of each person: a list a person took as long as all else that is said here.
  const sums = new Float64Array(assignments.length);
  const isOpen = new Uint8Array(assignments.length);
  const isCounted = new Uint8Array(assignments.length);
  const counted: number[] = [];
  const counts = (row: Assignment): boolean => row.type !== "advisory" && holdsOn(row, today);
  for (let i = 0; i < assignments.length; i++) {
    const row = assignments[i]!;
    if (!counts(row)) continue;
    const who = firstRow[i]!;
    if (isCounted[who] === 0) counted.push(who);
    isCounted[who] = 1;
    if (row.share === undefined) isOpen[who] = 1;
    else sums[who]! += row.share;
  }
  const off = counted.filter(
    (who) => sums[who]! > 1 + SHARE_TOLERANCE || (isOpen[who] === 0 && sums[who]! < 1 - SHARE_TOLERANCE),
  );
  const rowsOf = new Map<number, (number | undefined)[]>(off.map((who) => [who, []]));
  if (off.length > 0)
    for (let i = 0; i < assignments.length; i++) {
      const row = assignments[i]!;
      if (row.share !== undefined && counts(row)) rowsOf.get(firstRow[i]!)?.push(row.row);
    }
  return reportEach(
    off,
    (who) => {
      const rows = rowsOf.get(who) ?? [];
      const person = people[who]!;
      return {
        code: "share-sum",
        blocks: false,
        policy: "kept as given; nothing is normalised",
        message: say(["assignment.share"])`${mention(person)} is assigned ${shareText(sums[who]!)}.`,
        rows,
        count: rows.length,
        subjects: [person.id],
        file,
      };
    },
    (rest) => ({
      code: "share-sum",
      blocks: false,
      policy: "kept as given; nothing is normalised",
      message: say(["assignment.share"])`The shares of ${rest.length} more people do not add up to 1.`,
      rows: rest.flatMap((who) => rowsOf.get(who) ?? []),
      count: rest.length,
      subjects: rest.map((who) => people[who]!.id),
      file,
    }),
  );
}

function shareText(sum: number): string {
  return String(Math.round(sum * 10_000) / 10_000);
}
