import type { ConflictView, MergeView, RebaseView } from "./review/rebaseView.ts";
import type { ChangeRow, ChangesWanted, ReviewView } from "./review/reviewView.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";

/** Where a change stands in its scenario. */
export interface ChangeAt {
  readonly changeSetId: string;
  readonly place: number;
}

/** What was chosen for a conflict, by the side that holds. */
export interface Chosen extends Pick<ConflictView, "changeSetId" | "subject" | "field"> {
  readonly choice: "base" | "mine" | "theirs";
}

/** A scenario as it is named, talked about, approved, brought up to date and merged. */
export interface ReviewEngine {
  /** Who works here from now on; scenarios of whoever had not said their name yet are theirs too. */
  readonly nameUser: (name: string) => Promise<void>;
  readonly renameScenario: (at: OrgAt, name: string) => Promise<void>;
  /** The same as a scenario of its own; answers with its id. */
  readonly copyScenario: (at: OrgAt, name: string) => Promise<string>;
  readonly archiveScenario: (at: OrgAt, isArchived: boolean) => Promise<void>;
  readonly review: (at: OrgAt) => Promise<ReviewView>;
  readonly changes: (
    at: OrgAt,
    wanted: ChangesWanted,
  ) => Promise<{ readonly count: number; readonly rows: readonly ChangeRow[] }>;
  /** Strikes a change through, or takes it up again; answers with what does not apply any more, in words. */
  readonly strike: (at: OrgAt, change: ChangeAt, isStruck: boolean) => Promise<readonly string[]>;
  readonly comment: (at: OrgAt, text: string, change?: ChangeAt) => Promise<void>;
  /** Approves an area, or the whole. @throws with all that stands in the way. */
  readonly approve: (at: OrgAt, areaId?: string) => Promise<void>;
  readonly withdraw: (at: OrgAt, areaId?: string) => Promise<void>;
  /** What bringing the scenario to the newest revision would do; nothing is written. */
  readonly lookAtRebase: (at: OrgAt) => Promise<RebaseView>;
  /** Answers with what is still to be chosen; nothing is written until that is nothing. */
  readonly rebase: (at: OrgAt, choices: readonly Chosen[]) => Promise<RebaseView>;
  /** What merging would do and what keeps it from being done; nothing is written. */
  readonly lookAtMerge: (at: OrgAt) => Promise<MergeView>;
  /** Every wave as a revision of the organisation. @throws with all that stands in the way. */
  readonly merge: (at: OrgAt) => Promise<MergeView["waves"]>;
  /** Its merge undone by new revisions, after which it is open again. @throws where somebody changed the same since. */
  readonly undoMerge: (at: OrgAt) => Promise<void>;
}

/** What judges scenarios is loaded with the first question about one. */
export function reviewEngine(context: EngineContext): ReviewEngine {
  let desk: Promise<ReviewEngine> | null = null;
  const open = (): Promise<ReviewEngine> =>
    (desk ??= import("./review/desk.ts").then(({ createReviewDesk }) => createReviewDesk(context)));
  return {
    nameUser: async (...asked) => (await open()).nameUser(...asked),
    renameScenario: async (...asked) => (await open()).renameScenario(...asked),
    copyScenario: async (...asked) => (await open()).copyScenario(...asked),
    archiveScenario: async (...asked) => (await open()).archiveScenario(...asked),
    review: async (...asked) => (await open()).review(...asked),
    changes: async (...asked) => (await open()).changes(...asked),
    strike: async (...asked) => (await open()).strike(...asked),
    comment: async (...asked) => (await open()).comment(...asked),
    approve: async (...asked) => (await open()).approve(...asked),
    withdraw: async (...asked) => (await open()).withdraw(...asked),
    lookAtRebase: async (...asked) => (await open()).lookAtRebase(...asked),
    rebase: async (...asked) => (await open()).rebase(...asked),
    lookAtMerge: async (...asked) => (await open()).lookAtMerge(...asked),
    merge: async (...asked) => (await open()).merge(...asked),
    undoMerge: async (...asked) => (await open()).undoMerge(...asked),
  };
}
