import {
  DOTTED_PURPOSES,
  ID_LENGTH_MAX,
  PERSON_STATUSES,
  areaId,
  disciplineId,
  personId,
  type Area,
  type Assignment,
  type DottedLine,
  type DraftPerson,
  type Glancer,
  type ManagerBy,
  type PersonId,
  type PersonStatus,
} from "../../org/index.ts";
import { parseBoolean, parseList, parseNumber, splitEscaped } from "./cells.ts";
import type { DayColumn } from "./dates.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn, readYesNo } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface PeopleRead {
  readonly people: DraftPerson[];
  readonly glancer: Glancer;
  /** Core rows and areas that a column of the people file names. */
  readonly assignments: Assignment[];
  readonly areas: Map<string, Area>;
  /** Whether the disciplines are texts of a department or division column. */
  byDepartment: boolean;
  hasAreaColumn: boolean;
  /** Where in `people` those stand whose manager column may hold anything: `guessManagers` tells once all are read. */
  readonly guessed: (readonly [from: number, to: number])[];
}

const STATUS_SYNONYMS: Readonly<Record<string, PersonStatus>> = {
  inactive: "terminated",
  left: "terminated",
  former: "terminated",
  leave: "on-leave",
  "leave of absence": "on-leave",
  "parental leave": "on-leave",
  "not started": "pending",
  "pre-hire": "pending",
  employed: "active",
  true: "active",
  false: "terminated",
  vacant: "active",
  open: "active",
};
const VACANT_STATUS = /^(vacant|open)$/i;

const RARE = [
  "employeeNumber",
  "sourceId",
  "dottedIds",
  "legalEntity",
  "costCenter",
  "backfillOf",
  "expectedOn",
  "interviewerIds",
  "ladderUrl",
  "mentorId",
  "calibratorId",
  "canOwn",
  "annualCostEur",
] as const;

/**
 * Reads people rows. The hot path of every import: columns are looked up once, and a person gets a property only
 * where a cell has text.
 */
export function peopleReader(context: TableContext, read: PeopleRead): RowReader {
  const { faults, config } = context;
  const c = (field: string): number => context.column(field);
  const [id, name, first, last] = [c("id"), c("name"), c("firstName"), c("lastName")];
  const [email, title, location, timeZone] = [c("email"), c("title"), c("location"), c("timeZone")];
  const discipline = [c("discipline"), c("department"), c("division")].find((column) => column >= 0) ?? -1;
  const manager = managerColumn(context);
  const [level, startOn, fte, vacant, area] = [c("level"), c("startOn"), c("fte"), c("vacant"), c("area")];
  const endOn = c("endOn") >= 0 ? c("endOn") : c("lastDay");
  const status = c("status") >= 0 ? c("status") : c("active");
  const start = context.days(startOn);
  const end = context.days(endOn, c("endOn") < 0);
  const dottedFrom = context.days(c("dottedFrom"));
  const dottedTo = context.days(c("dottedTo"));
  const expected = context.days(c("expectedOn"));
  const statuses = createWordColumn(
    context,
    c("status") >= 0 ? "status" : "active",
    PERSON_STATUSES,
    "active",
    STATUS_SYNONYMS,
  );
  const hasRare = RARE.some((field) => c(field) >= 0);
  const levels = new Map(Object.entries(config.levels).map(([text, n]) => [text.toLowerCase(), n]));
  const rankByText = new Map<string, number>();
  const ftes: {
    readonly person: Mutable<DraftPerson>;
    readonly value: number;
    readonly isPercent: boolean;
    readonly text: string;
    readonly row: number;
  }[] = [];
  let ftePercent = false;
  const { people, glancer } = read;
  const shared = createSharing();
  if (discipline >= 0 && c("discipline") < 0) read.byDepartment = true;
  if (area >= 0) read.hasAreaColumn = true;
  const firstPerson = people.length;
  if (id < 0) faults.add("column-missing", 0, { column: "id", readAs: "row" });

  return {
    row(row) {
      const { cells } = context;
      const ownId = id < 0 ? `row-${row}` : context.id(id, row);
      if (ownId === undefined) return;
      const statusText = status < 0 ? "" : (cells[status] ?? "");
      let isVacant = vacant >= 0 && cells[vacant] !== "" && readYesNo(context, vacant, row, "no") === true;
      if (statusText !== "" && statusText !== "active" && VACANT_STATUS.test(statusText)) isVacant = true;
      const [emailText, titleText] = [cellAt(cells, email), shared(cellAt(cells, title))];
      const [disciplineText, place] = [shared(cellAt(cells, discipline)), shared(cellAt(cells, location))];
      const state = statuses.read(statusText, row);
      const levelText = cellAt(cells, level);
      const rank = levelText === "" ? undefined : levelOf(levelText);
      const startText = cellAt(cells, startOn);
      const startDay = startText === "" ? undefined : start.iso(startText);
      const isUsual =
        emailText !== "" &&
        titleText !== "" &&
        disciplineText !== "" &&
        place !== "" &&
        rank !== undefined &&
        startDay !== undefined;
      // One literal for the usual row keeps all of it in the object itself: a third less memory at a million.
      const person: Mutable<DraftPerson> = isUsual
        ? {
            id: personId(ownId),
            name: nameOf(cells),
            managerId: null,
            status: state,
            fte: 1,
            vacant: isVacant,
            row,
            email: emailText,
            title: titleText,
            discipline: disciplineId(disciplineText),
            location: place,
            level: rank,
            startOn: startDay,
          }
        : {
            id: personId(ownId),
            name: nameOf(cells),
            managerId: null,
            status: state,
            fte: 1,
            vacant: isVacant,
            row,
          };
      if (person.name === "") {
        person.name = ownId;
        if (!isVacant) faults.add("name-missing", row);
      }
      const managerText = manager.column < 0 ? "" : (cells[manager.column] ?? "");
      if (managerText !== "") {
        person.managerId = personId(managerText);
        if (manager.by !== undefined) person.managerBy = manager.by;
      }
      if (!isUsual) {
        if (emailText !== "") person.email = emailText;
        if (titleText !== "") person.title = titleText;
        if (disciplineText !== "") person.discipline = disciplineId(disciplineText);
        if (place !== "") person.location = place;
        if (rank !== undefined) person.level = rank;
        else if (levelText !== "") context.unread(level, row, levelText, "no level");
        if (startText !== "") start.read(startText, row, person, "startOn");
      }
      if (timeZone >= 0 && cells[timeZone] !== "") person.timeZone = shared(cells[timeZone] as string);
      if (endOn >= 0 && cells[endOn] !== "") end.read(cells[endOn] as string, row, person, "endOn");
      if (fte >= 0 && cells[fte] !== "" && cells[fte] !== "1") readFte(person, cells[fte] as string, row);
      if (hasRare) readRare(person, row);
      const extra = context.extra();
      if (extra !== undefined) person.extra = extra;
      people.push(person);
      glancer.add(person);
      if (area >= 0 && cells[area] !== "") readAreas(person.id, cells[area] as string, row);
    },
    end() {
      for (const { person, value, isPercent, text, row } of ftes) {
        const share = ftePercent || isPercent ? value / 100 : value;
        if (share >= 0 && share <= 1.2) person.fte = share;
        else faults.add("number-bad", row, { column: context.heading(fte), text });
      }
      if (ftePercent) faults.add("share-unit", 0, { column: context.heading(fte) });
      if (manager.by !== undefined || manager.isGuess) glancer.doubtManagers();
      if (manager.isGuess) read.guessed.push([firstPerson, people.length]);
    },
  };

  function nameOf(cells: readonly string[]): string {
    if (name >= 0) return cells[name] ?? "";
    const given = first < 0 ? "" : (cells[first] ?? "");
    const family = last < 0 ? "" : (cells[last] ?? "");
    return given === "" || family === "" ? given + family : `${given} ${family}`;
  }

  function levelOf(text: string): number | undefined {
    const known = rankByText.get(text);
    if (known !== undefined) return known;
    const mapped = levels.get(text.toLowerCase()) ?? parseNumber(text)?.value;
    if (mapped === undefined || !Number.isInteger(mapped) || mapped < 0) return undefined;
    if (rankByText.size < 1000) rankByText.set(text, mapped);
    return mapped;
  }

  function readFte(person: Mutable<DraftPerson>, text: string, row: number): void {
    const number = parseNumber(text);
    if (number === undefined) return faults.add("number-bad", row, { column: context.heading(fte), text });
    // 1.2 is the most a share of full time can be, so anything above 2 proves percent.
    if (!number.percent && number.value > 2) ftePercent = true;
    ftes.push({ person, value: number.value, isPercent: number.percent, text, row });
  }

  function readAreas(person: PersonId, text: string, row: number): void {
    for (const word of parseList(text)) {
      if (word.length > ID_LENGTH_MAX) {
        faults.add("id-bad", row, { column: context.heading(area) });
        continue;
      }
      const key = areaId(word);
      if (!read.areas.has(word)) {
        read.areas.set(word, {
          id: key,
          name: word,
          parentId: null,
          kind: "product",
          mode: "functional",
          status: "active",
          owners: [],
        });
      }
      read.assignments.push({ personId: person, areaId: key, type: "core", isLead: false, row });
    }
  }

  function readRare(person: Mutable<DraftPerson>, row: number): void {
    const text = (field: (typeof RARE)[number]): string => context.at(c(field));
    const ids = (field: (typeof RARE)[number]): PersonId[] => parseList(text(field)).map(personId);
    if (text("employeeNumber") !== "") person.employeeNumber = text("employeeNumber");
    if (text("sourceId") !== "") person.sourceId = text("sourceId");
    if (text("dottedIds") !== "") person.dottedLines = dottedLinesOf(context, dottedFrom, dottedTo, row);
    if (text("legalEntity") !== "") person.legalEntity = text("legalEntity");
    if (text("costCenter") !== "") person.costCenter = text("costCenter");
    if (text("backfillOf") !== "") person.backfillOf = personId(text("backfillOf"));
    if (text("expectedOn") !== "") expected.read(text("expectedOn"), row, person, "expectedOn");
    if (text("interviewerIds") !== "") person.interviewerIds = ids("interviewerIds");
    if (text("ladderUrl") !== "") person.ladderUrl = text("ladderUrl");
    if (text("mentorId") !== "") person.mentorId = personId(text("mentorId"));
    if (text("calibratorId") !== "") person.calibratorId = personId(text("calibratorId"));
    const canOwn = readYesNo(context, c("canOwn"), row);
    if (canOwn !== undefined) person.canOwn = canOwn;
    if (text("annualCostEur") !== "") {
      const cost = parseNumber(text("annualCostEur"));
      if (cost === undefined)
        faults.add("number-bad", row, {
          column: context.heading(c("annualCostEur")),
          text: text("annualCostEur"),
        });
      else person.annualCostEur = cost.value;
    }
  }
}

function cellAt(cells: readonly string[], column: number): string {
  return column < 0 ? "" : (cells[column] ?? "");
}

/**
 * One string for equal texts of columns that repeat themselves: a small direct-mapped cache, since a `Map` would
 * cost more than the memory it saves.
 */
function createSharing(): (text: string) => string {
  const seen: string[] = Array.from({ length: 4096 }, () => "");
  return (text) => {
    const { length } = text;
    if (length === 0) return "";
    // Texts of one column mostly differ at their ends: "Engineer II, area 12".
    let mix = length + text.charCodeAt(0) * 31 + text.charCodeAt(length >> 1) * 7;
    for (let i = length - 1, k = 0; i >= 0 && k < 3; i--, k++) mix = Math.imul(mix, 31) + text.charCodeAt(i);
    const place = (mix ^ (mix >>> 12)) & 4095;
    const known = seen[place];
    if (known === text) return known;
    seen[place] = text;
    return text;
  };
}

/** Which column names the manager, and what its text is. A bare "manager" may hold anything: decided at the end. */
function managerColumn(context: TableContext): {
  readonly column: number;
  readonly by: Exclude<ManagerBy, "id"> | undefined;
  readonly isGuess: boolean;
} {
  const kinds = [
    ["managerId", undefined],
    ["managerNumber", "employee-number"],
    ["managerEmail", "email"],
    ["managerAny", undefined],
    ["managerName", "name"],
    ["managerRole", "role"],
  ] as const;
  for (const [field, by] of kinds) {
    const column = context.column(field);
    if (column >= 0) return { column, by, isGuess: field === "managerAny" };
  }
  return { column: -1, by: undefined, isGuess: false };
}

/** Text of a bare manager column is an id where it is one, else an e-mail address, else a name. */
export function guessManagers({ people, guessed }: PeopleRead): void {
  if (guessed.length === 0) return;
  const ids = new Set<string>(people.map((person) => person.id));
  const names = new Set<string>(people.map((person) => person.name));
  for (const [from, to] of guessed) {
    for (let i = from; i < to; i++) {
      const person = people[i] as Mutable<DraftPerson>;
      const text = person.managerId;
      if (text === null || ids.has(text)) continue;
      if (text.includes("@")) person.managerBy = "email";
      else if (names.has(text) || text.includes(" ")) person.managerBy = "name";
    }
  }
}

function dottedLinesOf(
  context: TableContext,
  fromDays: DayColumn,
  toDays: DayColumn,
  row: number,
): DottedLine[] {
  const column = (field: string): string[] => {
    const text = context.at(context.column(field));
    return text === "" ? [] : splitEscaped(text, ";");
  };
  const ids = context.at(context.column("dottedIds"));
  const managers = splitEscaped(ids, ids.includes(";") || ids.includes("\\:") ? ";" : ":");
  const [purposes, rates, prioritises] = ["dottedPurposes", "dottedRates", "dottedPrioritises"].map(column);
  const [from, to] = ["dottedFrom", "dottedTo"].map(column);
  const purposeOf = (text: string): DottedLine["purpose"] => {
    const purpose = DOTTED_PURPOSES.find((one) => one === text.toLowerCase());
    if (purpose === undefined && text !== "")
      context.unread(context.column("dottedPurposes"), row, text, "project");
    return purpose ?? "project";
  };
  const yesNo = (field: string, text: string): boolean | undefined => {
    const said = parseBoolean(text);
    if (said === undefined && text !== "") context.unread(context.column(field), row, text, "not said");
    return said;
  };
  return managers.flatMap((managerId, i): DottedLine[] => {
    if (managerId === "") return [];
    const line: Mutable<DottedLine> = {
      managerId: personId(managerId),
      purpose: purposeOf(purposes?.[i] ?? ""),
    };
    const doesRate = yesNo("dottedRates", rates?.[i] ?? "");
    const doesPrioritise = yesNo("dottedPrioritises", prioritises?.[i] ?? "");
    if (doesRate !== undefined) line.rates = doesRate;
    if (doesPrioritise !== undefined) line.prioritises = doesPrioritise;
    if ((from?.[i] ?? "") !== "") fromDays.read(from?.[i] ?? "", row, line, "from");
    if ((to?.[i] ?? "") !== "") toDays.read(to?.[i] ?? "", row, line, "to");
    return [line];
  });
}
