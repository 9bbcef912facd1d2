import {
  EMPTY_DRAFT,
  createGlancer,
  disciplineIdFrom,
  foldText,
  isNamedBy,
  type Area,
  type Asset,
  type Assignment,
  type ColumnMatch,
  type Decision,
  type Dependency,
  type Discipline,
  type DisciplineId,
  type DraftPerson,
  type ListPart,
  type OrgDraft,
  type Problem,
  type Redirect,
  type Waiver,
} from "../../org/index.ts";
import type { HeadingKind, TextKind } from "../define.ts";
import { areasReader, settleChildren, settleRootKind, type AreasRead } from "./areas.ts";
import { assetsReader } from "./assets.ts";
import { assignmentsReader } from "./assignments.ts";
import type { Faults } from "./faults.ts";
import type { ListName } from "./fields.ts";
import { guessManagers, peopleReader, type PeopleRead } from "./people.ts";
import { redirectsReader } from "./redirects.ts";
import { decisionsReader, dependenciesReader, disciplinesReader, waiversReader } from "./registers.ts";
import { createTable, type Table, type TableOptions } from "./table.ts";

/** Collects tables into one draft. Rows go in through `table`, in any order of files. */
export interface DraftBuild {
  table(list: ListName, faults: Faults, text: TextKind, headings: HeadingKind): Table;
  finish(source: string, problems: readonly Problem[]): OrgDraft;
}

export function createDraft(options: TableOptions): DraftBuild {
  const read: PeopleRead = {
    people: [] as DraftPerson[],
    glancer: createGlancer(),
    assignments: [] as Assignment[],
    areas: new Map<string, Area>(),
    byDepartment: false,
    hasAreaColumn: false,
    guessed: [],
  };
  const areas: AreasRead = {
    areas: [],
    withoutKind: new Set(),
    members: [],
    children: [],
    ownersGiven: false,
  };
  const assignments: Assignment[] = [];
  const assets: Asset[] = [];
  const dependencies: Dependency[] = [];
  const decisions: Decision[] = [];
  const waivers: Waiver[] = [];
  const disciplines: Discipline[] = [];
  const redirects: Redirect[] = [];
  const given = new Set<ListName>();
  const tables: Table[] = [];
  const parts: ListPart[] = [];
  const lists = {
    people: read.people,
    areas: areas.areas,
    assignments,
    assets,
    dependencies,
    decisions,
    waivers,
    disciplines,
    redirects,
  };

  const { mapping: _, ...withoutMapping } = options;
  const makeTable = (list: ListName, faults: Faults, text: TextKind, headings: HeadingKind): Table => {
    const settings = { ...(headings === "ours" ? withoutMapping : options), text };
    switch (list) {
      case "people":
        return createTable(list, faults, settings, (context) => peopleReader(context, read));
      case "areas":
        return createTable(list, faults, settings, (context) => areasReader(context, areas));
      case "assignments":
        return createTable(list, faults, settings, (context) => assignmentsReader(context, assignments));
      case "assets":
        return createTable(list, faults, settings, (context) => assetsReader(context, assets));
      case "dependencies":
        return createTable(list, faults, settings, (context) => dependenciesReader(context, dependencies));
      case "decisions":
        return createTable(list, faults, settings, (context) => decisionsReader(context, decisions));
      case "waivers":
        return createTable(list, faults, settings, (context) => waiversReader(context, waivers));
      case "disciplines":
        return createTable(list, faults, settings, (context) => disciplinesReader(context, disciplines));
      case "redirects":
        return createTable(list, faults, settings, (context) => redirectsReader(context, redirects));
    }
  };

  return {
    table(list, faults, text, headings) {
      given.add(list);
      const table = makeTable(list, faults, text, headings);
      tables.push(table);
      return {
        ...table,
        end() {
          table.end();
          parts.push({ list, file: faults.file, end: lists[list].length });
        },
      };
    },
    finish(source, problems) {
      guessManagers(read);
      settleChildren(areas);
      settleRootKind(areas);
      // A column of the people file says who works where only while no file of its own does.
      const usesAreaColumn = read.hasAreaColumn && !given.has("assignments");
      if (usesAreaColumn) {
        given.add("assignments");
        if (!given.has("areas")) given.add("areas");
      }
      const rows = usesAreaColumn ? read.assignments : assignments;
      addMembers(rows, areas.members);
      if (areas.members.length > 0) given.add("assignments");
      if (!read.byDepartment && !given.has("disciplines"))
        disciplines.push(...namedDisciplines(read.people, options));
      read.glancer.keepFor(read.people);
      const named = usesAreaColumn && areas.areas.length === 0 ? [...read.areas.values()] : [];
      return {
        ...EMPTY_DRAFT,
        source,
        given: LIST_ORDER.filter((list) => given.has(list)),
        ownersGiven: areas.ownersGiven,
        people: read.people,
        disciplines,
        areas: [...areas.areas, ...named],
        assignments: rows,
        assets,
        dependencies,
        decisions,
        waivers,
        redirects,
        ...(read.byDepartment ? { disciplineBy: "department" as const } : {}),
        ...(areSeveral(parts) ? { parts } : {}),
        columns: tables.flatMap((table): ColumnMatch[] => table.columns()),
        problems,
      };
    },
  };
}

/** Whether any list stands in several files. */
function areSeveral(parts: readonly ListPart[]): boolean {
  const fileOf = new Map<ListName, string>();
  return parts.some(({ list, file }) => {
    const first = fileOf.get(list);
    fileOf.set(list, file);
    return first !== undefined && first !== file;
  });
}

/** Members that an areas file names, where no row says more of the same person and area. */
function addMembers(rows: Assignment[], members: readonly Assignment[]): void {
  if (members.length === 0) return;
  const keyOf = ({ personId, areaId }: Assignment): string => `${personId}\n${areaId}`;
  const said = new Set(rows.map(keyOf));
  for (const member of members) if (!said.has(keyOf(member))) rows.push(member);
}

/**
 * Gives each distinct text of a discipline column an id and keeps the text as its name, here where the people are
 * still ours to write to: later each of them would have to be copied.
 */
function namedDisciplines(people: DraftPerson[], { config }: TableOptions): Discipline[] {
  const byText = new Map<string, Discipline>();
  const byFold = new Map<string, Discipline>();
  for (const person of people) {
    const text = person.discipline;
    if (text === undefined) continue;
    let discipline = byText.get(text);
    if (discipline === undefined) {
      const id = disciplineIdFrom(text);
      discipline = byFold.get(foldText(text)) ?? {
        id,
        name: text,
        requiredInProduct: isNamedBy({ id, name: text }, config.requiredDisciplines),
        executive: isNamedBy({ id, name: text }, config.executiveDisciplines),
      };
      byText.set(text, discipline);
      byFold.set(foldText(text), discipline);
    }
    if (discipline.id !== text) (person as { discipline: DisciplineId }).discipline = discipline.id;
  }
  return [...byFold.values()];
}

const LIST_ORDER: readonly ListName[] = [
  "people",
  "disciplines",
  "areas",
  "assignments",
  "assets",
  "dependencies",
  "decisions",
  "waivers",
  "redirects",
];
