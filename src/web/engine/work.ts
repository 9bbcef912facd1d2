import type { InputFile } from "../../formats/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { WorkAnswer } from "./work/answers.ts";
import type { WorkColumn } from "./work/columns.ts";

/** A manager who is asked, or, without an id, everybody whom no manager can be asked about. */
export interface AskedManager {
  readonly id: string | null;
  readonly name: string;
  readonly rows: number;
  readonly people: number;
}

/** What is known of who works on what, and who is asked. */
export interface WorkView {
  readonly name: string;
  readonly coverage: {
    readonly people: number;
    readonly confirmed: number;
    readonly noArea: number;
    readonly headline: string;
  };
  /** People asked about, on how many rows. */
  readonly asked: number;
  readonly rows: number;
  /** In the order of the sheet: from the top of the org downwards, crafts that products seldom need last. */
  readonly managers: readonly AskedManager[];
  /** What can be answered: areas of the org; where it has none, those that team names propose. */
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** The org has no area; `areas` are proposals. */
  readonly isProposed: boolean;
  /** Kept columns that may name areas, where the org has none. */
  readonly columns: readonly WorkColumn[];
}

/** One row of the sheet of a manager. */
export interface WorkRow {
  readonly key: string;
  readonly people: number;
  readonly who: string;
  readonly titles: string;
  /** What is confirmed already among the people of this manager, in words. */
  readonly known: string;
  readonly guesses: readonly { readonly areas: readonly string[]; readonly reason: string }[];
}

/** An answer that is not committed yet, by the row it answers. */
export interface SaidAnswer {
  readonly key: string;
  readonly managerId: string | null;
  readonly people: number;
  readonly answer: WorkAnswer;
}

/** What answers come to, or would. */
export interface WorkOutcome {
  readonly people: number;
  readonly noArea: number;
  /** Names of areas that come with them. */
  readonly areas: readonly string[];
  readonly problems: readonly {
    readonly message: string;
    readonly policy: string;
    readonly blocks: boolean;
  }[];
}

export interface WorkFile {
  readonly name: string;
  readonly content: Blob;
}

/** Whose sheet, and as what. */
export interface WorkFileWanted {
  /** `one`: of one manager; `all`: everybody on one sheet; `each`: a workbook for each manager, zipped. */
  readonly of: "one" | "all" | "each";
  readonly managerId?: string | null;
  readonly as: "csv" | "xlsx";
}

/** Who works on what. Answers are held until `commitAnswers`, over a reload too. */
export interface WorkEngine {
  readonly work: (at: OrgAt) => Promise<WorkView>;
  readonly workRows: (at: OrgAt, managerId: string | null) => Promise<readonly WorkRow[]>;
  readonly workAnswers: (at: OrgAt) => Promise<readonly SaidAnswer[]>;
  /** Holds an answer; null takes it back. */
  readonly answerWork: (at: OrgAt, key: string, answer: WorkAnswer | null) => Promise<SaidAnswer | null>;
  /** The first guess of every row that has one and no answer yet, as answers to look through. */
  readonly answerAsGuessed: (at: OrgAt) => Promise<readonly SaidAnswer[]>;
  /** What the held answers would come to. */
  readonly tryAnswers: (at: OrgAt) => Promise<WorkOutcome>;
  /** Commits the held answers as one revision. @throws in words for the user. */
  readonly commitAnswers: (at: OrgAt) => Promise<WorkOutcome & { readonly revision: number }>;
  /** Every text of a kept column becomes an area, and whoever has it works there: one revision. */
  readonly takeColumn: (at: OrgAt, heading: string) => Promise<WorkOutcome & { readonly revision: number }>;
  readonly workFile: (at: OrgAt, wanted: WorkFileWanted) => Promise<WorkFile>;
  /** Reads filled sheets and holds them until `commitSheets`; nothing is kept yet. */
  readonly readSheets: (at: OrgAt, files: readonly InputFile[]) => Promise<WorkOutcome>;
  readonly commitSheets: (at: OrgAt) => Promise<WorkOutcome & { readonly revision: number }>;
  /** Takes a revision back by a new one. @throws in words for the user. */
  readonly undoRevision: (at: OrgAt, revision: number) => Promise<void>;
}

/** The desk is loaded with the first question. */
export function workEngine(context: EngineContext): WorkEngine {
  let desk: Promise<WorkEngine> | null = null;
  const open = (): Promise<WorkEngine> =>
    (desk ??= import("./work/desk.ts").then(({ createWorkDesk }) => createWorkDesk(context)));
  return {
    work: async (...asked) => (await open()).work(...asked),
    workRows: async (...asked) => (await open()).workRows(...asked),
    workAnswers: async (...asked) => (await open()).workAnswers(...asked),
    answerWork: async (...asked) => (await open()).answerWork(...asked),
    answerAsGuessed: async (...asked) => (await open()).answerAsGuessed(...asked),
    tryAnswers: async (...asked) => (await open()).tryAnswers(...asked),
    commitAnswers: async (...asked) => (await open()).commitAnswers(...asked),
    takeColumn: async (...asked) => (await open()).takeColumn(...asked),
    workFile: async (...asked) => (await open()).workFile(...asked),
    readSheets: async (...asked) => (await open()).readSheets(...asked),
    commitSheets: async (...asked) => (await open()).commitSheets(...asked),
    undoRevision: async (...asked) => (await open()).undoRevision(...asked),
  };
}
