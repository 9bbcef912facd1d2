import type { DraftPerson } from "../draft.ts";
import { personId } from "../ids.ts";
import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention, say } from "../sentence.ts";
import type { StringLookup } from "../stringTable.ts";
import { twoManagers, type ManagersOfOne } from "./duplicates.ts";
import { foldText } from "./fold.ts";
import type { Forwarding } from "./redirects.ts";
import { plural, problemOf, quoted, reportEach } from "./report.ts";

/** The line of a person who has no manager, and of one whose manager is not in the file. */
export const NOBODY = -1;
export const MISSING = -2;

export interface ManagersRead {
  /** Position of each person's manager, `NOBODY` or `MISSING`. */
  readonly managerOf: Int32Array;
  /** 1 where the manager cell is the id of that person. */
  readonly isById: Uint8Array;
  /** Text of the manager cell by position, where it is `MISSING`. */
  readonly missing: ReadonlyMap<number, string>;
  /** People whose cell named several managers: the others by position. */
  readonly others: ReadonlyMap<number, readonly string[]>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the person each manager cell means: an id first, else an e-mail address, a name or a role.
 * @param seen managers by position as far as the reading found them: see `Glance`.
 */
export function readManagers(
  people: readonly DraftPerson[],
  positionById: StringLookup,
  forward: Forwarding,
  file: string,
  seen?: Int32Array,
): ManagersRead {
  const managerOf = new Int32Array(people.length).fill(NOBODY);
  const isById = new Uint8Array(people.length);
  const missing = new Map<number, string>();
  const others = new Map<number, readonly string[]>();
  const several: ManagersOfOne[] = [];
  const lookups = createLookups(people);
  const byText: {
    readonly by: "name" | "role";
    readonly text: string;
    readonly matches: number;
    readonly rows: (number | undefined)[];
  }[] = [];
  const seenText = new Map<string, (typeof byText)[number]>();

  const newPositionOf = (id: string): number => {
    const newId = forward.size === 0 ? undefined : forward.get(id);
    return newId === undefined ? -1 : positionById.get(newId);
  };

  for (let i = 0; i < people.length; i++) {
    if (seen !== undefined && seen[i]! !== MISSING) {
      managerOf[i] = seen[i]!;
      isById[i] = seen[i]! < 0 ? 0 : 1;
      continue;
    }
    const person = people[i]!;
    const text = person.managerId;
    if (text === null) continue;
    const by = person.managerBy;
    if (by === undefined) {
      const position = positionById.get(text);
      if (position < 0) readUnknown(i, text);
      else {
        managerOf[i] = position;
        isById[i] = 1;
      }
      continue;
    }
    const matches = lookups(by, text);
    if (by === "name" || by === "role") {
      const key = `${by} ${text}`;
      let entry = seenText.get(key);
      if (entry === undefined) {
        entry = { by, text, matches: matches.count, rows: [] };
        seenText.set(key, entry);
        byText.push(entry);
      }
      entry.rows.push(person.row);
    }
    if (matches.count === 1) managerOf[i] = matches.position;
    else {
      managerOf[i] = MISSING;
      missing.set(i, text);
    }
  }
  return {
    managerOf,
    isById,
    missing,
    others,
    problems: [...twoManagers(several, file), ...textProblems(byText, file)],
  };

  function readUnknown(i: number, text: string): void {
    const parts = text
      .split(/[;|]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const newPosition = newPositionOf(text);
    if (newPosition >= 0) {
      managerOf[i] = newPosition;
      return;
    }
    const known = parts.length > 1 ? positionById.get(parts[0] ?? "") : -1;
    const first = known >= 0 || parts.length < 2 ? known : newPositionOf(parts[0] ?? "");
    if (first < 0) {
      managerOf[i] = MISSING;
      missing.set(i, text);
      return;
    }
    managerOf[i] = first;
    others.set(i, parts.slice(1));
    several.push({
      person: { ...people[i]!, managerId: personId(parts[0] ?? "") },
      managers: parts.slice(1),
    });
  }
}

/** Each look-up table is built on first use: most files need none of them. */
function createLookups(people: readonly DraftPerson[]) {
  const tables = new Map<string, Map<string, { position: number; count: number }>>();
  const keyOf = (by: NonNullable<DraftPerson["managerBy"]>, person: DraftPerson): string | undefined => {
    if (by === "name") return foldText(person.name);
    if (by === "email") return person.email?.toLowerCase();
    if (by === "role") return person.title === undefined ? undefined : foldText(person.title);
    return person.employeeNumber;
  };
  const nobody = { position: -1, count: 0 };
  return (by: NonNullable<DraftPerson["managerBy"]>, text: string): { position: number; count: number } => {
    let table = tables.get(by);
    if (table === undefined) {
      table = new Map();
      for (let i = 0; i < people.length; i++) {
        const key = keyOf(by, people[i]!);
        if (key === undefined || key === "") continue;
        const entry = table.get(key);
        if (entry === undefined) table.set(key, { position: i, count: 1 });
        else entry.count++;
      }
      tables.set(by, table);
    }
    const key = by === "name" || by === "role" ? foldText(text) : by === "email" ? text.toLowerCase() : text;
    return table.get(key) ?? nobody;
  };
}

function textProblems(
  texts: readonly {
    readonly by: "name" | "role";
    readonly text: string;
    readonly matches: number;
    readonly rows: readonly (number | undefined)[];
  }[],
  file: string,
): Problem[] {
  const resolved = texts.filter((one) => one.by === "name" && one.matches === 1);
  const open = texts.filter((one) => one.by === "name" && one.matches !== 1);
  const roles = texts.filter((one) => one.by === "role");
  const problems: Problem[] = [];
  if (resolved.length > 0) {
    const [first] = resolved;
    const others = resolved.length - 1;
    problems.push(
      problemOf({
        code: "manager-by-name",
        blocks: false,
        policy: "the one person of that name is the manager",
        message:
          others === 0
            ? say(["person.managerId"])`${quoted(first?.text ?? "")} matches 1 person.`
            : say([
                "person.managerId",
              ])`${quoted(first?.text ?? "")} and ${plural(others, "other manager name")} match 1 person each.`,
        rows: resolved.flatMap((one) => one.rows),
        count: resolved.length,
        file,
      }),
    );
  }
  problems.push(
    ...reportEach(
      open,
      (one) => ({
        code: "manager-by-name",
        blocks: true,
        policy: "a vacant seat stands for that manager",
        message: say([
          "person.managerId",
        ])`${quoted(one.text)} matches ${plural(one.matches, "person", "people")}.`,
        rows: one.rows,
        count: one.rows.length,
        file,
      }),
      (rest) => ({
        code: "manager-by-name",
        blocks: true,
        policy: "a vacant seat stands for each",
        message: say(["person.managerId"])`${rest.length} more manager names match nobody or several people.`,
        rows: rest.flatMap((one) => one.rows),
        count: rest.length,
        file,
      }),
    ),
    ...reportEach(
      roles,
      (one) => ({
        code: "manager-by-role",
        blocks: true,
        policy:
          one.matches === 1
            ? "whoever holds the role is the manager"
            : "a vacant seat stands for that manager",
        message: say([
          "person.managerId",
          "person.title",
        ])`${quoted(one.text)} is a role held by ${plural(one.matches, "person", "people")}.`,
        rows: one.rows,
        count: one.rows.length,
        file,
      }),
      (rest) => ({
        code: "manager-by-role",
        blocks: true,
        policy: "whoever alone holds the role is the manager, else a vacant seat",
        message: say([
          "person.managerId",
          "person.title",
        ])`${rest.length} more managers are given by their roles.`,
        rows: rest.flatMap((one) => one.rows),
        count: rest.length,
        file,
      }),
    ),
  );
  return problems;
}

export interface MissingManagers {
  /** Vacant seats to add after the people, in the order of their positions. */
  readonly seats: readonly Person[];
  /** Changed in place: `MISSING` becomes the position of a seat, or of the person the zeros belong to. */
  readonly managerOf: Int32Array;
  readonly problems: readonly Problem[];
}

/** A vacant seat for each manager who is not in the file, unless only leading zeros keep them from being found. */
export function seatMissing(
  people: readonly DraftPerson[],
  read: ManagersRead,
  positionById: StringLookup,
  file: string,
): MissingManagers {
  if (read.missing.size === 0) return { seats: [], managerOf: read.managerOf, problems: [] };
  const managerOf = read.managerOf.slice();
  const reportsByText = new Map<string, number[]>();
  for (const [position, text] of read.missing) {
    const reports = reportsByText.get(text);
    if (reports === undefined) reportsByText.set(text, [position]);
    else reports.push(position);
  }
  const withoutZeros = zerosTable(people, reportsByText);
  const seats: Person[] = [];
  const gone: { readonly seat: Person; readonly reports: readonly number[] }[] = [];
  const padded: {
    readonly text: string;
    readonly manager: DraftPerson;
    readonly reports: readonly number[];
  }[] = [];
  const newSeatId = seatIds(positionById);
  for (const [text, reports] of reportsByText) {
    const same = withoutZeros.get(text.replace(/^0+/, ""));
    if (same !== undefined && same >= 0) {
      for (const position of reports) managerOf[position] = same;
      padded.push({ text, manager: people[same]!, reports });
      continue;
    }
    const by = people[reports[0]!]!.managerBy;
    const id = by === undefined && text.length <= 128 ? text : newSeatId(text);
    const seat: Person = {
      id: personId(id),
      name: text,
      managerId: null,
      status: "active",
      fte: 1,
      vacant: true,
      placeholder: true,
    };
    for (const position of reports) managerOf[position] = people.length + seats.length;
    seats.push(seat);
    if (by === undefined || by === "email" || by === "employee-number") gone.push({ seat, reports });
  }
  return {
    seats,
    managerOf,
    problems: [...missingProblems(people, gone, file), ...zeroProblems(people, padded, file)],
  };
}

/** Ids for seats of managers who are only known by a text, each given once. */
function seatIds(positionById: StringLookup): (text: string) => string {
  // The next number worth trying: long texts may begin alike, a million of them too.
  const nextOf = new Map<string, number>();
  return (text) => {
    const wanted = `seat:${text}`.slice(0, 120);
    let n = nextOf.get(wanted) ?? 1;
    let id = n === 1 ? wanted : `${wanted}~${n}`;
    for (; positionById.get(id) >= 0; id = `${wanted}~${n}`) n++;
    nextOf.set(wanted, n + 1);
    return id;
  };
}

/** Digits without leading zeros → position of the one person with such an id; −1 where several have it. */
function zerosTable(
  people: readonly DraftPerson[],
  texts: ReadonlyMap<string, unknown>,
): Map<string, number> {
  const table = new Map<string, number>();
  if (![...texts.keys()].some((text) => /^\d+$/.test(text))) return table;
  people.forEach((person, position) => {
    if (!/^\d+$/.test(person.id)) return;
    const bare = person.id.replace(/^0+/, "");
    table.set(bare, table.has(bare) ? -1 : position);
  });
  return table;
}

function missingProblems(
  people: readonly DraftPerson[],
  gone: readonly { readonly seat: Person; readonly reports: readonly number[] }[],
  file: string,
): Problem[] {
  return reportEach(
    gone,
    ({ seat, reports }) => ({
      code: "manager-missing",
      blocks: true,
      policy: `a vacant seat with the id ${seat.id} stands for that manager`,
      message: say([
        "person.managerId",
      ])`${plural(reports.length, "person reports", "people report")} to ${quoted(seat.name)}, who is not in the file.`,
      rows: reports.map((position) => people[position]!.row),
      count: reports.length,
      subjects: reports.map((position) => people[position]!.id),
      fixes: [{ kind: "add-person", person: { ...seat, vacant: true } }],
      file,
    }),
    (rest) => ({
      code: "manager-missing",
      blocks: true,
      policy: "a vacant seat stands for each",
      message: say(["person.managerId"])`${rest.length} more managers are not in the file.`,
      rows: rest.flatMap(({ reports }) => reports.map((position) => people[position]!.row)),
      count: rest.length,
      file,
    }),
  );
}

function zeroProblems(
  people: readonly DraftPerson[],
  padded: readonly {
    readonly text: string;
    readonly manager: DraftPerson;
    readonly reports: readonly number[];
  }[],
  file: string,
): Problem[] {
  return reportEach(
    padded,
    ({ text, manager, reports }) => ({
      code: "id-zeros",
      blocks: true,
      policy: `${text} is drawn as ${manager.id}`,
      message: say([
        "person.managerId",
      ])`${quoted(text)} and ${quoted(manager.id)} differ only in leading zeros; ${plural(reports.length, "person would report", "people would report")} to ${mention(manager)}.`,
      rows: reports.map((position) => people[position]!.row),
      count: reports.length,
      subjects: reports.map((position) => people[position]!.id),
      fixes: reports.map((position) => ({
        kind: "set-manager",
        personId: people[position]!.id,
        managerId: manager.id,
      })),
      file,
    }),
    (rest) => ({
      code: "id-zeros",
      blocks: true,
      policy: "drawn with the zeros",
      message: say([
        "person.managerId",
      ])`${rest.length} more manager ids differ from a person's only in leading zeros.`,
      rows: rest.flatMap(({ reports }) => reports.map((position) => people[position]!.row)),
      count: rest.length,
      file,
    }),
  );
}
