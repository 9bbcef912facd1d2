import type { Names } from "../../draw/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { DrawnPicture } from "./picture.ts";
import type { MadeFile } from "./plan/exportLetters.ts";

/** What can be drawn of an organisation, and with a scenario of what becomes of it. */
export const DRAWINGS = ["everyone", "areas", "stool", "flow", "planned"] as const;
export type DrawingKind = (typeof DRAWINGS)[number];

export interface DrawingWanted {
  readonly kind: DrawingKind;
  /** Of a stool. */
  readonly areaId?: string;
  readonly names: Names;
}

/** Words that stand in files, in the language of the page. `{n}`, `{of}` and `{day}` are put in. */
export interface FileWords {
  readonly language: string;
  readonly index: string;
  readonly page: string;
  readonly foot: string;
  readonly everyone: string;
  readonly areas: string;
  readonly flow: string;
  readonly planned: string;
}

export interface ExportsView {
  readonly name: string;
  readonly asOf: string;
  readonly people: number;
  /** Areas somebody works in. */
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** The scenario that is looked at: its name, and whether a plan file is kept with it. */
  readonly scenario: { readonly name: string; readonly hasPlan: boolean } | null;
}

export interface ExportsEngine {
  readonly exportsOf: (at: OrgAt) => Promise<ExportsView>;
  /** A drawing as it will be in a file: a sheet with its title and what its marks mean, in light colours. */
  readonly drawingFor: (at: OrgAt, wanted: DrawingWanted) => Promise<DrawnPicture>;
  readonly exportDrawing: (
    at: OrgAt,
    wanted: DrawingWanted,
    as: "pdf" | "pptx",
    words: FileWords,
  ) => Promise<MadeFile>;
  /** All of it as a PDF: an index, everyone, the areas, and a page an area. */
  readonly exportBook: (at: OrgAt, names: Names, words: FileWords) => Promise<MadeFile>;
  /** Every person with manager, area and discipline, today and as the scenario has it. */
  readonly exportPeople: (at: OrgAt, as: "csv" | "xlsx") => Promise<MadeFile>;
  readonly exportPlan: (at: OrgAt) => Promise<MadeFile>;
  readonly exportChanges: (at: OrgAt) => Promise<MadeFile>;
}

/** What writes files is loaded with the first one. */
export function exportsEngine(context: EngineContext): ExportsEngine {
  let desk: Promise<ExportsEngine> | null = null;
  const open = (): Promise<ExportsEngine> =>
    (desk ??= import("./exports/desk.ts").then(({ createExportsDesk }) => createExportsDesk(context)));
  return {
    exportsOf: async (...asked) => (await open()).exportsOf(...asked),
    drawingFor: async (...asked) => (await open()).drawingFor(...asked),
    exportDrawing: async (...asked) => (await open()).exportDrawing(...asked),
    exportBook: async (...asked) => (await open()).exportBook(...asked),
    exportPeople: async (...asked) => (await open()).exportPeople(...asked),
    exportPlan: async (...asked) => (await open()).exportPlan(...asked),
    exportChanges: async (...asked) => (await open()).exportChanges(...asked),
  };
}
