import type { Consultation } from "../../history/index.ts";
import type { PinWish } from "../../org/index.ts";
import type { SolveEvent } from "../../planner/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { AlternativesView } from "./plan/alternatives.ts";
import type { OwnerState } from "./plan/sinceMade.ts";
import type { AnnounceView, LetterRow, LetterView } from "./plan/announceView.ts";
import type { MadeFile } from "./plan/exportLetters.ts";
import type { NamedPerson, PeopleWanted, PlannedPerson, PlanView } from "./plan/planView.ts";
import type { Agreed } from "./plan/settle.ts";

export type PlanProgress = (event: SolveEvent) => void;

export interface KeptPlanName {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

export type WhatIfView =
  | {
      readonly ok: true;
      readonly says: string;
      /** Points more than the plan: proved at least, found at most. */
      readonly least: number;
      readonly most: number;
      readonly moves: number;
    }
  | { readonly ok: false; readonly says: string };

export type WaveFile =
  | { readonly kind: "change-sheet" }
  | { readonly kind: "all-hands" }
  | { readonly kind: "manager"; readonly managerId: string };

/** Plan and Announce: a plan is a scenario of the org, named by `at.scenario`. */
export interface PlanEngine {
  /** Plans of the org, newest first. */
  readonly plans: (at: OrgAt) => Promise<readonly KeptPlanName[]>;
  /** Whether a plan is kept with the scenario; else it was made by hand. */
  readonly isPlan: (at: OrgAt) => Promise<boolean>;
  readonly plan: (at: OrgAt) => Promise<PlanView>;
  readonly plannedPeople: (
    at: OrgAt,
    wanted: PeopleWanted,
  ) => Promise<{ readonly count: number; readonly people: readonly PlannedPerson[] }>;
  /**
   * Plans one owner per area; answers with the scenario it is kept as. @throws where there can be no plan.
   * @param called its name, with {number} for the first that is free.
   */
  readonly makePlan: (at: OrgAt, called: string, onProgress: PlanProgress) => Promise<string>;
  /** Ends the search; the best plan so far is kept. */
  readonly stopPlan: () => Promise<void>;
  readonly pinPlan: (at: OrgAt, wish: PinWish, reason: string, onProgress: PlanProgress) => Promise<string>;
  readonly unpinPlan: (at: OrgAt, pinId: string, onProgress: PlanProgress) => Promise<string>;
  readonly stepPlan: (at: OrgAt, by: 1 | -1) => Promise<void>;
  /** What a candidate for an area said; kept with the scenario. */
  readonly setWillingness: (
    at: OrgAt,
    said: { readonly areaId: string; readonly personId: string; readonly state: OwnerState },
  ) => Promise<void>;
  /** A wave on another day; answers with what does not apply any more with that, in words. */
  readonly moveWave: (at: OrgAt, wave: number, on: string) => Promise<readonly string[]>;
  /** Looks for plans under other weights. @throws where another search goes on. */
  readonly findAlternatives: (at: OrgAt, onPlan: (number: number, of: number) => void) => Promise<void>;
  /** What was found last for this plan; null where none were looked for since the page was opened. */
  readonly alternatives: (at: OrgAt) => Promise<AlternativesView | null>;
  /** An alternative as a scenario of its own, called so; answers with its id. */
  /** Opens a plan file as a scenario, verified against the organisation; answers with its id. @throws what is wrong. */
  readonly takePlanFile: (at: OrgAt, file: string, called: string) => Promise<string>;
  readonly takeAlternative: (at: OrgAt, number: number, called: string) => Promise<string>;
  readonly whatIf: (at: OrgAt, wish: PinWish) => Promise<WhatIfView>;
  readonly announce: (at: OrgAt, wave: number) => Promise<AnnounceView>;
  readonly letters: (
    at: OrgAt,
    wave: number,
    text: string,
    from: number,
  ) => Promise<{ readonly count: number; readonly rows: readonly LetterRow[] }>;
  readonly letter: (at: OrgAt, wave: number, personId: string) => Promise<LetterView | null>;
  readonly settle: (at: OrgAt, wave: number, agreed: Agreed) => Promise<void>;
  readonly settleConsultation: (at: OrgAt, consultation: Consultation) => Promise<void>;
  readonly allHands: (at: OrgAt, wave: number) => Promise<string>;
  readonly exportWave: (at: OrgAt, wave: number, what: WaveFile) => Promise<MadeFile>;
  /** At most twenty people of the org by name. */
  readonly findPeople: (at: OrgAt, text: string) => Promise<readonly NamedPerson[]>;
}

/** The desk with the planner is loaded with the first question. */
export function planEngine(context: EngineContext): PlanEngine {
  let desk: Promise<PlanEngine> | null = null;
  const open = (): Promise<PlanEngine> =>
    (desk ??= import("./plan/desk.ts").then(({ createDesk }) => createDesk(context)));
  return {
    plans: async (...asked) => (await open()).plans(...asked),
    isPlan: async (...asked) => (await open()).isPlan(...asked),
    plan: async (...asked) => (await open()).plan(...asked),
    plannedPeople: async (...asked) => (await open()).plannedPeople(...asked),
    makePlan: async (...asked) => (await open()).makePlan(...asked),
    stopPlan: async () => (await open()).stopPlan(),
    pinPlan: async (...asked) => (await open()).pinPlan(...asked),
    unpinPlan: async (...asked) => (await open()).unpinPlan(...asked),
    stepPlan: async (...asked) => (await open()).stepPlan(...asked),
    setWillingness: async (...asked) => (await open()).setWillingness(...asked),
    moveWave: async (...asked) => (await open()).moveWave(...asked),
    findAlternatives: async (...asked) => (await open()).findAlternatives(...asked),
    alternatives: async (...asked) => (await open()).alternatives(...asked),
    takePlanFile: async (...asked) => (await open()).takePlanFile(...asked),
    takeAlternative: async (...asked) => (await open()).takeAlternative(...asked),
    whatIf: async (...asked) => (await open()).whatIf(...asked),
    announce: async (...asked) => (await open()).announce(...asked),
    letters: async (...asked) => (await open()).letters(...asked),
    letter: async (...asked) => (await open()).letter(...asked),
    settle: async (...asked) => (await open()).settle(...asked),
    settleConsultation: async (...asked) => (await open()).settleConsultation(...asked),
    allHands: async (...asked) => (await open()).allHands(...asked),
    exportWave: async (...asked) => (await open()).exportWave(...asked),
    findPeople: async (...asked) => (await open()).findPeople(...asked),
  };
}
