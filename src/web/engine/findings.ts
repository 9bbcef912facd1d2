import type { CheckJson } from "../../api/index.ts";
import type { Tier } from "../../org/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { WrongNote } from "./notes.ts";
import type { DrawnPicture } from "./picture.ts";

/** A row of the table of areas, with who it hangs on by name. */
export type FoundArea = CheckJson["areas"][number] & {
  /** The manager all its people share; null where there is none. */
  readonly boss: string | null;
  /** The discipline without which they would meet further down. */
  readonly through: {
    readonly discipline: string;
    readonly people: readonly string[];
    readonly boss: string;
  } | null;
  /** Waived findings beside the verdict. */
  readonly exceptions: number;
  /** Fewer than five people: no verdict of its own is shown. */
  readonly isSmall: boolean;
};

/** A check of one tier, with how often it fires. */
export interface FiredCheck {
  readonly id: string;
  readonly title: string;
  readonly tier: Tier;
  readonly count: number;
  readonly severe: number;
  readonly waived: number;
}

/** What is said of an organisation as it is. */
export interface FindingsView {
  readonly name: string;
  readonly asOf: string;
  readonly headlines: readonly string[];
  /** In the order of tables: most levels up first. Areas with people, the company itself left out. */
  readonly areas: readonly FoundArea[];
  /** Areas with one owner over everybody in them, of those with people. */
  readonly single: { readonly some: number; readonly all: number };
  /** Areas of the org, with people or not. */
  readonly knownAreas: number;
  readonly checks: readonly FiredCheck[];
  readonly coverage: CheckJson["coverage"] & { readonly noArea: number };
  readonly questions: {
    readonly list: CheckJson["questions"]["questions"];
    readonly unanswered: number;
    readonly advice: string | null;
    /** Who may decide, as long as no decision holds answers: from the top of the lines. */
    readonly deciders: readonly { readonly id: string; readonly name: string; readonly title: string }[];
    /** Who decides by the decision that holds them. */
    readonly decider: string | null;
  };
  /** False where another day or a scenario is looked at: nothing can be written there. */
  readonly isToday: boolean;
}

/** Which findings are listed, from which on. */
export interface FindingsWanted {
  readonly check?: string;
  readonly tier?: Tier;
  readonly area?: string;
  readonly from: number;
}

export interface FoundRow {
  readonly key: string;
  readonly check: string;
  readonly title: string;
  readonly tier: Tier;
  readonly severe: boolean;
  readonly asIf: boolean;
  readonly message: string;
  readonly area: { readonly id: string; readonly name: string } | null;
  /** The first rows behind it. */
  readonly evidence: readonly string[];
  readonly evidenceCount: number;
  readonly assumed: readonly string[];
  /** Changes that would settle it, in words. */
  readonly fixes: readonly string[];
  readonly waivedBy: string | null;
  /** False for what is so by structure: a loop stays a loop. */
  readonly canWaive: boolean;
  /** What somebody wrote against it in this browser. */
  readonly wrong: string | null;
}

export interface FoundWaiver {
  readonly id: string;
  readonly checkId: string;
  readonly check: string;
  readonly subjects: readonly string[];
  readonly reason: string;
  readonly approver: string | null;
  readonly grantedOn: string | null;
  readonly expiresOn: string | null;
  readonly standing: boolean;
  readonly holds: boolean;
  /** What is wrong with it, in words. */
  readonly says: string | null;
}

/** Who may answer for an exception to a finding, nearest first, and until when at the latest. */
export interface WaiverChoice {
  readonly approvers: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  readonly today: string;
  readonly lastDay: string;
}

export interface WaiverAsked {
  readonly key: string;
  readonly reason: string;
  readonly approverId: string;
  /** The first day it no longer holds; null: a standing exception. */
  readonly expiresOn: string | null;
}

export interface QuestionAnswer {
  readonly code: string;
  readonly answer: "yes" | "no" | "unknown";
  readonly evidence: string;
  /** Who decides; needed for the first answer, which makes the decision. */
  readonly deciderId: string | null;
}

/** What every verdict and every plan rests on, to stand beside them. */
export interface Standing {
  readonly coverage: { readonly headline: string; readonly people: number; readonly confirmed: number };
  /** "Draft: 10 of 10 questions unanswered."; null where all are answered. */
  readonly draft: string | null;
}

export interface FindingsEngine {
  readonly standing: (at: OrgAt) => Promise<Standing>;
  readonly findings: (at: OrgAt) => Promise<FindingsView>;
  /** The stool of an area as SVG with its words and its table. */
  readonly stool: (at: OrgAt, areaId: string) => Promise<DrawnPicture>;
  readonly findingList: (
    at: OrgAt,
    wanted: FindingsWanted,
  ) => Promise<{ readonly count: number; readonly rows: readonly FoundRow[] }>;
  readonly waivers: (at: OrgAt) => Promise<readonly FoundWaiver[]>;
  readonly waiverChoice: (at: OrgAt, key: string) => Promise<WaiverChoice>;
  /** Commits the exception. @returns the revision, for `undoRevision`. @throws in words for the user. */
  readonly grantWaiver: (at: OrgAt, asked: WaiverAsked) => Promise<number>;
  readonly revokeWaiver: (at: OrgAt, id: string) => Promise<number>;
  /** Commits an answer to one of the ten questions, in the decision that holds the others. */
  readonly answerQuestion: (at: OrgAt, answer: QuestionAnswer) => Promise<number>;
  /** "Wrong, because …": kept in this browser alone. An empty text takes it back. */
  readonly sayWrong: (at: OrgAt, key: string, because: string) => Promise<void>;
  readonly wrongs: (at: OrgAt) => Promise<readonly WrongNote[]>;
  /** What was said to be wrong, as a file to send to whoever keeps the data. */
  readonly wrongFile: (at: OrgAt) => Promise<{ readonly name: string; readonly content: Blob }>;
}

/** The desk is loaded with the first question. */
export function findingsEngine(context: EngineContext): FindingsEngine {
  let desk: Promise<FindingsEngine> | null = null;
  const open = (): Promise<FindingsEngine> =>
    (desk ??= import("./findings/desk.ts").then(({ createFindingsDesk }) => createFindingsDesk(context)));
  return {
    standing: async (...asked) => (await open()).standing(...asked),
    findings: async (...asked) => (await open()).findings(...asked),
    stool: async (...asked) => (await open()).stool(...asked),
    findingList: async (...asked) => (await open()).findingList(...asked),
    waivers: async (...asked) => (await open()).waivers(...asked),
    waiverChoice: async (...asked) => (await open()).waiverChoice(...asked),
    grantWaiver: async (...asked) => (await open()).grantWaiver(...asked),
    revokeWaiver: async (...asked) => (await open()).revokeWaiver(...asked),
    answerQuestion: async (...asked) => (await open()).answerQuestion(...asked),
    sayWrong: async (...asked) => (await open()).sayWrong(...asked),
    wrongs: async (...asked) => (await open()).wrongs(...asked),
    wrongFile: async (...asked) => (await open()).wrongFile(...asked),
  };
}
