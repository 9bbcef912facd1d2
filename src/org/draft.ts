import type { Area } from "./area.ts";
import type { Asset } from "./asset.ts";
import type { Assignment } from "./assignment.ts";
import type { Decision } from "./decision.ts";
import type { Dependency } from "./dependency.ts";
import type { Discipline } from "./discipline.ts";
import type { AreaId } from "./ids.ts";
import type { Person } from "./person.ts";
import type { Problem } from "./problem.ts";
import type { Redirect } from "./redirect.ts";
import type { Waiver } from "./waiver.ts";

/** How a source names a manager. Only `id` is a reference; the others are resolved, and said so. */
export type ManagerBy = "id" | "employee-number" | "email" | "name" | "role";

/**
 * A person row as read. `managerId` holds the text of the manager cell; `managerBy` says what that text is
 * (absent: an id). References may name nobody.
 */
export interface DraftPerson extends Person {
  readonly managerBy?: Exclude<ManagerBy, "id">;
}

/** Lists of an org, as plain data. */
export interface OrgLists<P extends Person = Person> {
  readonly people: readonly P[];
  readonly disciplines: readonly Discipline[];
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  readonly assets: readonly Asset[];
  readonly dependencies: readonly Dependency[];
  readonly decisions: readonly Decision[];
  readonly waivers: readonly Waiver[];
  readonly redirects: readonly Redirect[];
}

/**
 * What was read, problems included. Cells are parsed (a share is a number, a day is a day), structure is not
 * judged: managers may be missing or form loops, ids may repeat. `settle` makes `OrgRecords` from it.
 */
export interface OrgDraft extends OrgLists<DraftPerson> {
  /** Name of the input, for messages ("people.csv", "company/"). */
  readonly source: string;
  /** Which lists the input carried; an absent list is "not said", not "none". */
  readonly given: readonly (keyof OrgLists)[];
  /** Whether the areas file had an owner column. Without one, lead rows are read as claimed ownership. */
  readonly ownersGiven: boolean;
  /** Owner cells that name no person yet: text by area. */
  readonly ownerTexts: Readonly<Record<string, readonly string[]>>;
  /**
   * What the discipline texts of people are: a craft in so many words (absent), or the name of a department, which
   * only settles a discipline where it is a known word for one.
   */
  readonly disciplineBy?: "department";
  /** How columns of tables were matched, in the order of files and columns. Absent where no table was read. */
  readonly columns?: readonly ColumnMatch[];
  /** Which files the rows of lists came from, where a list stands in several. */
  readonly parts?: readonly ListPart[];
  /** Rows that the reading knows to be of people who have several. Absent where it knows of none. */
  readonly hats?: readonly Hat[];
  readonly problems: readonly Problem[];
}

/** Rows under an id that are one person's: those of the same name under any id with the same `personId`. */
export interface Hat {
  readonly rowId: string;
  readonly personId: string;
}

/** Rows of a list that one file holds: those before position `end` that no earlier part has. */
export interface ListPart {
  readonly list: keyof OrgLists;
  readonly file: string;
  readonly end: number;
}

/** One column of a table that was read: which of our fields it was taken for, and how many of its cells hold text. */
export interface ColumnMatch {
  readonly file: string;
  /** The list that the table was read into. */
  readonly list: keyof OrgLists;
  readonly heading: string;
  /** Null: no field of ours; the cells are kept in `extra`. */
  readonly field: string | null;
  readonly filled: number;
}

/** What is structurally sound after the reading policies: references resolve, the lines form a forest. */
export interface OrgRecords extends OrgLists {
  /** The company. */
  readonly rootAreaId: AreaId;
  /** People outside today's org: left or not yet started. Kept, never counted. */
  readonly outside: readonly Person[];
  /** False when nobody in a list of several people has a manager: areas are judged on what is there. */
  readonly linesKnown: boolean;
  /** Counts of the input before any policy. */
  readonly reading: Reading;
}

/** Faults counted on the input as it was, before any policy. Definitions: docs/glossary.md#reading. */
export interface Reading {
  readonly people: number;
  /** People whose manager cell is empty. */
  readonly roots: number;
  /** Cycles of manager lines; one who manages themself is a loop. */
  readonly loops: number;
  /** People whose manager is not in the file. */
  readonly missingManagers: number;
}

export const EMPTY_DRAFT: OrgDraft = {
  source: "",
  given: [],
  ownersGiven: false,
  ownerTexts: {},
  people: [],
  disciplines: [],
  areas: [],
  assignments: [],
  assets: [],
  dependencies: [],
  decisions: [],
  waivers: [],
  redirects: [],
  problems: [],
};
