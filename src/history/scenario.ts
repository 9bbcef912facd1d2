import type { ChangeSet, ListName } from "../changes/index.ts";
import type { AreaId, Day } from "../org/index.ts";
import type { Instant } from "./revision.ts";

export const SCENARIO_STATUSES = ["open", "approved", "merged", "archived"] as const;

/** One change of a scenario, named by its change set and its place there, from 0. */
export interface ChangeRef {
  readonly changeSetId: string;
  readonly place: number;
}

/** Who may see a scenario, from when; `to`: when they left. Nobody else learns that it exists until it is published. */
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

/** The plan a scenario was made of, with those it had before: the planner's own files, which carry wishes and proof. */
export interface ScenarioPlan {
  /** The revision whose state they were made for; rebasing the scenario does not move it. */
  readonly revision: number;
  /** Files of the planner, the oldest first: undoing goes back among them. Texts, since lists in them have an order. */
  readonly files: readonly string[];
  /** Which of them the waves are of. */
  readonly place: number;
}

export const SCENARIO_EVENTS = [
  "created",
  "copied",
  "renamed",
  "planned",
  "letters-set",
  "change-set-added",
  "change-set-replaced",
  "change-set-removed",
  "changes-added",
  "struck-out",
  "change-restored",
  "pinned",
  "unpinned",
  "consultation-set",
  "commented",
  "approved",
  "approval-withdrawn",
  "invited",
  "joined",
  "admin-joined",
  "left",
  "published",
  "split",
  "split-off",
  "rebased",
  "put-in-file",
  "taken-from-file",
  "copy-merged",
  "merged",
  "merge-stopped",
  "merge-undone",
  "archived",
  "reopened",
] as const;

/** One thing that happened to a scenario, for its minutes. It names ids, never people of the org. */
export interface ScenarioEvent {
  readonly kind: (typeof SCENARIO_EVENTS)[number];
  readonly user: string;
  readonly at: Instant;
  readonly changeSetId?: string;
  /** The place of a change in its change set, from 0. */
  readonly place?: number;
  readonly areaId?: AreaId;
  /** Another login it is about. */
  readonly whom?: string;
  readonly revisions?: readonly number[];
  /** Approvals that fell because what they approved is not what stands now. */
  readonly withdrawn?: readonly Approval[];
  readonly text?: string;
}

/** What a conflict is about: a record of the org, a change set, or the scenario itself. */
export interface ScenarioSubject {
  readonly list: ListName | "changeSets" | "scenarios";
  readonly id: string;
}

export const CHOICES = ["base", "mine", "theirs", "value"] as const;

/** What somebody chose where two sides changed one field: kept, so that a merge can be explained later. */
export interface Resolution {
  readonly changeSetId: string;
  readonly subject: ScenarioSubject;
  readonly field: string;
  readonly choice: (typeof CHOICES)[number];
  /** With `value`: what stands instead; null takes the field away. */
  readonly value?: unknown;
  readonly user: string;
  readonly at: Instant;
}

/** What two copies of a scenario had in common when one left in a file: what either changed since is told by it. */
export interface SharedCopy {
  readonly id: string;
  readonly name: string;
  readonly baseRevision: number;
  readonly changeSets: readonly ChangeSet[];
  readonly archivedChanges: readonly ChangeRef[];
  readonly pins: readonly Pin[];
  readonly consultations: readonly Consultation[];
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
  readonly resolutions: readonly Resolution[];
  /** Numbers of the revisions that a merge made of it so far. */
  readonly mergedAs?: readonly number[];
  /** The change sets that became them, in the same order. */
  readonly mergedSets?: readonly string[];
  /** Copies that left in files or came from them, the newest last. */
  readonly copies?: readonly SharedCopy[];
  /** Absent: it was made by hand. */
  readonly plan?: ScenarioPlan;
  /** What its letters say beside what follows from the changes, in the words of `announce/`. */
  readonly letters?: Readonly<Record<string, unknown>>;
}
