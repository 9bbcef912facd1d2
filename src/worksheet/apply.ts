import {
  mention,
  say,
  WORK_GUESS,
  type Area,
  type AreaId,
  type Assignment,
  type Org,
  type PersonId,
  type Problem,
  type ProblemCode,
  type Sentence,
  type SheetRow,
} from "../org/index.ts";
import { areaResolver, peopleByName, peopleOfRow, type AreaResolver } from "./resolve.ts";
import { wordsOf } from "./words.ts";

/** What a sheet says: rows to add to the org, guesses marked as such. */
export interface SheetOutcome {
  /** Confirmed rows in the order of the sheet, then guesses (`guess` holds the reason) for those nobody answered. */
  readonly assignments: readonly Assignment[];
  /** Proposed areas that those rows need and the org does not have, by id. */
  readonly areas: readonly Area[];
  /** People somebody said work on no area, in the order of the sheet. */
  readonly noArea: readonly PersonId[];
  readonly problems: readonly Problem[];
}

/** Words that say "on no area" in the column `area`. */
const NO_AREA = new Set(["none", "no area", "no product", "n a", "nothing", "keine", "aucun", "ninguno"]);

/**
 * Reads answers into assignments. `confirmed: yes` takes the areas written, or the first guess where none is;
 * "none" says no area. A row of one person wins over a team row that holds them too. What nobody confirmed stays a
 * guess, as does an area written without "yes"; "no" drops the guess. An area nobody knows is proposed under the
 * company, never silently. Nothing throws; rows the org already has are not repeated. O(rows × people of a row).
 * @example applySheet(org, buildSheet(org).rows).assignments.every((row) => row.guess !== undefined) // true
 */
export function applySheet(org: Org, rows: readonly SheetRow[]): SheetOutcome {
  const areas = areaResolver(org);
  const personByName = peopleByName(org);
  const problems: Problem[] = [];
  const read = rows.map((row) => readRow(org, areas, personByName, row, problems));
  const answeredAlone = new Set(
    read.filter((one) => isForOne(one.row) && one.answer !== "open").flatMap((one) => one.people),
  );
  const confirmed = new Rows(existingRows(org));
  const noArea = new Set<PersonId>();
  const answered = new Set(confirmedPeople(org));
  for (const { row, people, answer, areaIds } of read) {
    if (answer === "open") continue;
    for (const person of people) {
      if (!isForOne(row) && answeredAlone.has(person)) continue;
      answered.add(person);
      if (answer === "none") noArea.add(person);
      else if (answer === "yes")
        for (const areaId of areaIds) confirmed.add(assignmentOf(row, person, areaId));
    }
  }
  const guesses = new Rows(new Set());
  for (const { people, guess } of read) {
    if (guess === null) continue;
    for (const personId of people.filter((one) => !answered.has(one))) {
      for (const areaId of guess.areaIds)
        guesses.add({ personId, areaId, type: "core", isLead: false, guess: guess.reason });
    }
  }
  return {
    assignments: [...confirmed.list, ...guesses.list],
    areas: areas.added(),
    noArea: [...noArea],
    problems,
  };
}

/** A copied team row with one id left is a row for that person, whatever its kind still says. */
const isForOne = (row: SheetRow): boolean => row.kind === "person" || row.personIds.length === 1;

interface ReadRow {
  readonly row: SheetRow;
  readonly people: readonly PersonId[];
  /** `no`: the guess is wrong and nothing else was said; `open`: nobody answered. */
  readonly answer: "yes" | "none" | "no" | "open";
  readonly areaIds: readonly AreaId[];
  /** What stays a guess while nobody answers. */
  readonly guess: { readonly areaIds: readonly AreaId[]; readonly reason: string } | null;
}

function readRow(
  org: Org,
  areas: AreaResolver,
  personByName: ReadonlyMap<string, PersonId | null>,
  row: SheetRow,
  problems: Problem[],
): ReadRow {
  const { found: people, unknown } = peopleOfRow(org, personByName, row);
  for (const text of unknown) problems.push(personUnknown(row, text));
  if (people.length === 0 && unknown.length === 0) problems.push(personUnknown(row, ""));
  const said = wordsOf(row.areas.join(" ")).join(" ");
  const saysNone = row.areas.length > 0 && (NO_AREA.has(said) || said === "");
  if (row.confirmed === "yes" && saysNone) return { row, people, answer: "none", areaIds: [], guess: null };
  const written = saysNone ? [] : row.areas.flatMap((text) => findArea(areas, row, text, problems));
  if (row.confirmed === "yes") {
    const areaIds = row.areas.length > 0 ? written : guessedAreas(areas, row);
    if (areaIds.length > 0) return { row, people, answer: "yes", areaIds, guess: null };
    if (row.areas.length === 0) problems.push(areaMissing(row));
    return { row, people, answer: "open", areaIds, guess: null };
  }
  if (row.confirmed === "no" && row.areas.length === 0)
    return { row, people, answer: "no", areaIds: [], guess: null };
  if (row.areas.length > 0) {
    problems.push(unconfirmed(org, row, people));
    const reason = "Written in the sheet, not confirmed.";
    return { row, people, answer: "open", areaIds: [], guess: { areaIds: written, reason } };
  }
  const areaIds = guessedAreas(areas, row);
  const guess = areaIds.length === 0 ? null : { areaIds, reason: row.guesses[0]?.reason ?? "" };
  return { row, people, answer: "open", areaIds: [], guess };
}

/** Areas of the first guess. One that was renamed since the sheet was written is not guessed any more. */
function guessedAreas(areas: AreaResolver, row: SheetRow): AreaId[] {
  return (row.guesses[0]?.areas ?? []).flatMap((text) => {
    const found = areas.find(text);
    return typeof found === "string" ? [found] : [];
  });
}

function findArea(areas: AreaResolver, row: SheetRow, text: string, problems: Problem[]): AreaId[] {
  const found = areas.find(text);
  if (typeof found === "string") return [found];
  if (found !== null) {
    problems.push(
      problem(row, "area-unknown", {
        column: "area",
        text,
        blocks: true,
        policy: "no area was taken from this cell",
        message: say([
          "areas.name",
        ])`${place(row)}: ${found.length} areas are called "${text}". Write the id instead: ${found.join(", ")}.`,
        subjects: [...found],
      }),
    );
    return [];
  }
  const resembles = areas.resembles(text);
  const area = areas.propose(text);
  const way =
    resembles === undefined
      ? `Write one of the company's areas, or accept "${area.name}" as a new one.`
      : `Maybe ${resembles} is meant; write that, or accept "${area.name}" as a new one.`;
  problems.push(
    problem(row, "area-unknown", {
      column: "area",
      text,
      blocks: true,
      policy: `"${area.name}" is proposed as an area under the company`,
      message: say(["areas.name"])`${place(row)}: no area is called "${text}". ${way}`,
      subjects: [area.id],
    }),
  );
  return [area.id];
}

function personUnknown(row: SheetRow, text: string): Problem {
  return problem(row, "person-unknown", {
    column: "person_ids",
    text,
    blocks: true,
    policy: "nothing was taken from this row for them",
    message:
      text === ""
        ? say(["people.id"])`${place(row)}: nobody is named. Write ids into the column person_ids.`
        : say([
            "people.id",
          ])`${place(row)}: "${mention({ id: text, name: text }, "a text")}" is nobody in the org. Copy the id from another row of the sheet; if a spreadsheet cut leading zeros, format the column as text.`,
    subjects: [],
  });
}

function areaMissing(row: SheetRow): Problem {
  return problem(row, "area-unknown", {
    column: "area",
    text: "",
    blocks: false,
    policy: "the row counts as not answered",
    message: say(
      [],
    )`${place(row)}: confirmed, but no area is written and none was guessed. Write an area, or "none".`,
    subjects: [],
  });
}

function unconfirmed(org: Org, row: SheetRow, people: readonly PersonId[]): Problem {
  const [first] = people;
  const index = first === undefined ? undefined : org.personIndexById.get(first);
  const person = index === undefined ? undefined : org.people[index];
  const who: Sentence =
    person === undefined
      ? say([])`nobody`
      : people.length === 1
        ? say(["people.name"])`${mention(person)}`
        : say(["people.name"])`${mention(person)} and ${people.length - 1} more`;
  const text = row.confirmed ?? "";
  const says = text === "" ? "is empty" : `says "${text}"`;
  return problem(row, "word-unknown", {
    column: "confirmed",
    text,
    blocks: false,
    policy: "the areas written count as a guess",
    message: say(
      [],
    )`${place(row)}: ${row.areas.join("; ")} is written for ${who}, but the column confirmed ${says}. Write "yes" there to confirm it.`,
    subjects: [...people],
  });
}

const place = (row: SheetRow): string => (row.row === undefined ? "One row" : `Row ${row.row}`);

function problem(
  row: SheetRow,
  code: ProblemCode,
  fault: {
    readonly column: string;
    readonly text: string;
    readonly blocks: boolean;
    readonly policy: string;
    readonly message: Sentence;
    readonly subjects: readonly string[];
  },
): Problem {
  const { column, text, ...rest } = fault;
  const rows = row.row === undefined ? [] : [row.row];
  return { code, rows, count: 1, cell: { column, text }, fixes: [], ...rest };
}

function assignmentOf(row: SheetRow, person: PersonId, area: AreaId): Assignment {
  return {
    personId: person,
    areaId: area,
    type: "core",
    isLead: row.isLead,
    ...(row.share === null ? {} : { share: row.share }),
    ...(row.role === null ? {} : { role: row.role }),
    ...(row.row === undefined ? {} : { row: row.row }),
  };
}

/** Assignments without repeats: one that says the same as an earlier one is left out. */
class Rows {
  readonly list: Assignment[] = [];
  readonly #seen: Set<string>;

  constructor(seen: Set<string>) {
    this.#seen = seen;
  }

  add(assignment: Assignment): void {
    const key = keyOf(assignment);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.list.push(assignment);
  }
}

const keyOf = (row: Assignment): string =>
  JSON.stringify([row.personId, row.areaId, row.role ?? "", row.isLead]);

function existingRows(org: Org): Set<string> {
  return new Set(org.records.assignments.filter((row) => row.guess === undefined).map(keyOf));
}

function confirmedPeople(org: Org): PersonId[] {
  const people: PersonId[] = [];
  org.work.person.forEach((person, row) => {
    const id = org.people[person]?.id;
    if (((org.work.flags[row] ?? 0) & WORK_GUESS) === 0 && id !== undefined) people.push(id);
  });
  return people;
}
