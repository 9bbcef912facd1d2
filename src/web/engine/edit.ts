import type { OrgChange } from "../../changes/index.ts";
import type { PeopleMove } from "../../org/index.ts";
import type { Lens, OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { Consequences } from "./edit/consequences.ts";
import type { Differences } from "./edit/differences.ts";
import type { EditDesk } from "./edit/desk.ts";

/** A scenario as a list shows it. */
export interface ScenarioLine {
  readonly id: string;
  readonly name: string;
  /** Who began it. */
  readonly by: string;
  /** Revision it stands on. */
  readonly base: number;
  /** The organisation has moved on since. */
  readonly isStale: boolean;
  /** Changes that count, struck ones left out. */
  readonly changes: number;
  readonly state: "open" | "approved" | "merged" | "archived";
}

/** How a scenario stands that is edited: what everything asked of it is named by, and what undo and redo would do. */
export interface Editing extends ScenarioLine {
  /** Grows with everything saved. */
  readonly version: number;
  /** What undo takes back, in words; null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Changes that do not apply as things stand, in words. */
  readonly held: readonly string[];
}

/** What an edit came to. */
export interface Edited {
  /** What was done, in words. */
  readonly sentence: string;
  /** Version of the scenario now. */
  readonly revision: number;
  /** Changes that applied before and do not now, in words. */
  readonly heldNow: readonly string[];
}

/** One edit of a scenario, newest first. */
export interface EditLine {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly sentence: string;
  readonly changes: number;
  readonly isUndone: boolean;
}

/** Who is taken up. */
export interface PickedUp {
  /** "Ravi Menon + 7 reports". */
  readonly name: string;
  readonly others: number;
  readonly reports: number;
  readonly people: readonly string[];
  readonly withReports: boolean;
  /** Nodes that would leave their places. */
  readonly nodes: Int32Array;
}

/** Editing a scenario of an organisation: every edit is one change set in the store. */
export interface EditEngine {
  readonly scenarios: (at: OrgAt) => Promise<readonly ScenarioLine[]>;
  /** A new scenario on the newest revision. @returns its id. */
  readonly openScenario: (at: OrgAt, name: string) => Promise<string>;
  /** Null where the scenario is not there any more. */
  readonly editing: (at: OrgAt) => Promise<Editing | null>;
  /** Writes one change set. @throws in words for the user: nothing was written. */
  readonly edit: (at: OrgAt, changes: readonly OrgChange[], sentence: string) => Promise<Edited>;
  readonly movePeople: (at: OrgAt, move: PeopleMove) => Promise<Edited>;
  readonly undo: (at: OrgAt) => Promise<Edited>;
  readonly redo: (at: OrgAt) => Promise<Edited>;
  readonly editHistory: (at: OrgAt) => Promise<readonly EditLine[]>;
  readonly pickUp: (
    at: OrgAt,
    lens: Lens,
    people: readonly string[],
    withReports: boolean,
  ) => Promise<PickedUp | null>;
  readonly consequences: (at: OrgAt, move: PeopleMove) => Promise<Consequences>;
  /** Who stands elsewhere than on the other side of the scenario, by node of the lens. */
  readonly differences: (at: OrgAt, side: "before" | "after", lens: Lens) => Promise<Differences>;
}

const desks = new WeakMap<EngineContext, Promise<EditDesk>>();

/** The desk with scenarios and changes, loaded with the first question. */
export function editDesk(context: EngineContext): Promise<EditDesk> {
  let desk = desks.get(context);
  if (desk === undefined) {
    desk = import("./edit/desk.ts").then(({ createEditDesk }) => createEditDesk(context));
    desks.set(context, desk);
  }
  return desk;
}

export function editEngine(context: EngineContext): EditEngine {
  const desk = (): Promise<EditDesk> => editDesk(context);
  return {
    scenarios: async (...asked) => (await desk()).scenarios(...asked),
    openScenario: async (...asked) => (await desk()).openScenario(...asked),
    editing: async (...asked) => (await desk()).editing(...asked),
    edit: async (...asked) => (await desk()).edit(...asked),
    movePeople: async (...asked) => (await desk()).movePeople(...asked),
    undo: async (...asked) => (await desk()).undo(...asked),
    redo: async (...asked) => (await desk()).redo(...asked),
    editHistory: async (...asked) => (await desk()).editHistory(...asked),
    pickUp: async (...asked) => (await desk()).pickUp(...asked),
    consequences: async (...asked) => (await desk()).consequences(...asked),
    differences: async (...asked) => (await desk()).differences(...asked),
  };
}
