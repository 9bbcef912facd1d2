import { applyChanges, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { say, type Org } from "../../org/index.ts";
import type { Scenario, ScenarioEvent } from "../scenario.ts";
import { rebaseWave, type ScenarioConflict } from "./rebaseScenario.ts";
import type { Choosing } from "./resolve.ts";
import { refuse, step, type By, type Refused, type Stepped } from "./step.ts";

/** A revision to undo: the state before it at its place, and the state its undoing meets. */
export interface UndoInput {
  readonly before: Org;
  readonly changeSet: ChangeSet;
  readonly head: Org;
  readonly choices?: readonly Choosing[];
}

/**
 * The changes that undo a revision on a later state: what was changed again since is a conflict until it is chosen.
 * @returns a refusal where the revision was held at its place, so that there is nothing to undo.
 */
export function undoRevision({ before, changeSet, head, choices = [] }: UndoInput):
  | {
      readonly ok: true;
      readonly org: Org;
      readonly changes: readonly OrgChange[];
      readonly conflicts: readonly ScenarioConflict[];
    }
  | Refused {
  const applied = applyChanges(before, changeSet.changes);
  if (!applied.ok)
    return refuse(
      "revision-held",
      say(
        [],
      )`The change set ${changeSet.id} does not apply at its place, so that there is nothing to undo: ${applied.refusal.message}`,
    );
  const sides = { base: applied.org, mine: before, theirs: head };
  const undone = rebaseWave(sides, { id: changeSet.id, changes: applied.inverse }, choices);
  if (!undone.ok) return undone;
  return { ok: true, org: undone.org, changes: undone.wave.changes, conflicts: undone.wave.conflicts };
}

/**
 * The scenario once its merge is undone: open again on the revision it was made for, with new ids for its change sets,
 * since those of before are revisions for good.
 */
export function reopenAfterUndo(
  scenario: Scenario,
  input: {
    /** The revisions that undid it. */
    readonly revisions: readonly number[];
    readonly head: { readonly revision: number; readonly hash: string };
    readonly newId: () => string;
  },
  by: By,
): Extract<Stepped, { readonly ok: true }> {
  const { mergedAs = [], mergedSets: _, ...rest } = scenario;
  const { mergedAs: __, ...open } = rest as Scenario;
  const ids = new Map(scenario.changeSets.map(({ id }) => [id, input.newId()]));
  const moved = <T extends { readonly changeSetId: string }>(ref: T): T => ({
    ...ref,
    changeSetId: ids.get(ref.changeSetId) ?? ref.changeSetId,
  });
  // A scenario that was rebased between two parts of its merge stands on a state that holds the first.
  const isBefore = mergedAs.every((revision) => revision > scenario.baseRevision);
  const { approvals } = scenario;
  const event: Omit<ScenarioEvent, "user" | "at"> = {
    kind: "merge-undone",
    revisions: input.revisions,
    ...(approvals.length === 0 ? {} : { withdrawn: approvals }),
  };
  return step(open, by, event, {
    status: "open",
    approvals: [],
    changeSets: scenario.changeSets.map((set) => ({ ...set, id: ids.get(set.id) ?? set.id })),
    archivedChanges: scenario.archivedChanges.map(moved),
    comments: scenario.comments.map((one) =>
      one.change === undefined ? one : { ...one, change: moved(one.change) },
    ),
    ...(isBefore ? {} : { baseRevision: input.head.revision, baseHash: input.head.hash }),
  });
}

/**
 * Sets of a scenario that became revisions, noted; it is merged once all live ones are. Where something else than what
 * was approved stands beside them by now, it is open, and no approval holds.
 */
export function noteMerged(
  scenario: Scenario,
  pairs: readonly { readonly changeSetId: string; readonly revision: number }[],
  { isAll, isEdited = false }: { readonly isAll: boolean; readonly isEdited?: boolean },
  by: By,
): Extract<Stepped, { readonly ok: true }> {
  const known = new Set(scenario.mergedSets ?? []);
  const added = pairs.filter(({ changeSetId }) => !known.has(changeSetId));
  return step(
    scenario,
    by,
    {
      kind: isAll ? "merged" : "merge-stopped",
      revisions: added.map(({ revision }) => revision),
      ...(isEdited && scenario.approvals.length > 0 ? { withdrawn: scenario.approvals } : {}),
    },
    {
      mergedAs: [...(scenario.mergedAs ?? []), ...added.map(({ revision }) => revision)],
      mergedSets: [...(scenario.mergedSets ?? []), ...added.map(({ changeSetId }) => changeSetId)],
      ...(isEdited ? { status: "open" as const, approvals: [] } : {}),
      ...(isAll ? { status: "merged" as const } : {}),
    },
  );
}
