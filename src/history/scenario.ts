import type { ChangeSet } from "../changes/index.ts";
import type { AreaId, Day } from "../org/index.ts";
import type { Instant } from "./revision.ts";

export const SCENARIO_STATUSES = ["open", "approved", "merged", "archived"] as const;

/** One change of a scenario, named by its change set and its place there, from 0. */
export interface ChangeRef {
  readonly changeSetId: string;
  readonly place: number;
}

/** Who may see a scenario, from when; `to`: until when. Nobody else learns that it exists until it is published. */
export interface Participant {
  /** A login: the user of the machine, or the subject of a sign-in. Never a person of the org. */
  readonly user: string;
  readonly from: Instant;
  readonly to?: Instant;
}

export interface Approval {
  /** Absent: the scenario as a whole. */
  readonly areaId?: AreaId;
  readonly user: string;
  readonly at: Instant;
}

export interface Comment {
  readonly id: string;
  /** Absent: about the scenario as a whole. */
  readonly change?: ChangeRef;
  readonly user: string;
  readonly at: Instant;
  readonly text: string;
}

export const CONSULTATION_STATES = ["not-needed", "open", "closed"] as const;

/** What is owed to a works council or the like before anything is more than a proposal, for a legal entity or a site. */
export interface Consultation {
  readonly legalEntity?: string;
  readonly location?: string;
  readonly state: (typeof CONSULTATION_STATES)[number];
  readonly openedOn?: Day;
  readonly closedOn?: Day;
  readonly contact?: string;
}

/** A condition of the planner that a scenario keeps, in the words of the planner. */
export interface Pin {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** One thing that happened to a scenario, for its minutes. */
export interface ScenarioEvent {
  readonly kind: string;
  readonly user: string;
  readonly at: Instant;
  readonly text?: string;
}

/** A branch of change sets on a revision of an org: what may come. Source: docs/glossary.md#scenario. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly orgId: string;
  /** The revision its changes were made for; rebasing moves it. */
  readonly baseRevision: number;
  /** Hash of that revision, so that a scenario from elsewhere meets the same history or none. */
  readonly baseHash: string;
  readonly status: (typeof SCENARIO_STATUSES)[number];
  readonly changeSets: readonly ChangeSet[];
  /** Struck through: kept, shown, not applied. */
  readonly archivedChanges: readonly ChangeRef[];
  readonly pins: readonly Pin[];
  readonly approvals: readonly Approval[];
  readonly comments: readonly Comment[];
  readonly participants: readonly Participant[];
  readonly publishedAt?: Instant;
  readonly consultations: readonly Consultation[];
  readonly events: readonly ScenarioEvent[];
  /** Numbers of the revisions that a merge made of it. */
  readonly mergedAs?: readonly number[];
}
