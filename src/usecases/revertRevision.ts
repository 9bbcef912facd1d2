import { revert, type ChangeRefusal, type RebaseConflict, type RebaseNotice } from "../changes/index.ts";
import { wording, type Day } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import {
  commitChanges,
  type CommitChangesInput,
  type CommitRefusal,
  type CommittedChanges,
} from "./commitChanges.ts";
import { loadRevisions } from "./loadRevisions.ts";
import { foldMoment, revisionUnknown } from "./openOrg.ts";
import { stateBefore } from "./stateBefore.ts";

export interface RevertRevisionInput {
  readonly orgId: string;
  /** The number of the revision to undo. */
  readonly revision: number;
  /** The head this was asked on. */
  readonly base: number;
  /** Id of the new change set: a repeated revert acts once. */
  readonly id: string;
  readonly author: string;
  readonly reason: string;
  readonly today: Day;
  /** `tell`: what must hold may break, since it had not held before the revision either. */
  readonly invariants?: CommitChangesInput["invariants"];
}

/** Why nothing was undone. */
export interface RevertRefusal extends Omit<CommitRefusal, "code"> {
  readonly code:
    | CommitRefusal["code"]
    /** It was left out of the timeline: there is nothing to undo. */
    | "revision-held"
    /** What it changed was changed again since. */
    | "revert-conflicts";
  readonly conflicts?: readonly RebaseConflict[];
}

export type RevertOutcome =
  | {
      readonly ok: true;
      readonly value: CommittedChanges & { readonly notices: readonly RebaseNotice[] };
    }
  | { readonly ok: false; readonly refusal: RevertRefusal };

/**
 * Undoes one revision by a new one: its inverse, rebased onto what stands now. One that is dated ahead is undone on
 * its own day, so that it never comes to pass; what is effective ends today. What was changed again since comes back
 * as conflicts, and then nothing is committed.
 */
export async function revertRevision(store: OrgStore, input: RevertRevisionInput): Promise<RevertOutcome> {
  const { orgId, revision: number, base, id, author, reason, today } = input;
  const erasures = await store.erasures(orgId);
  const head = await store.head(orgId);
  if (!head.ok) return head;
  const places = await store.revisionHeads(orgId);
  const place = places.find((one) => one.number === number);
  const [revision] = place === undefined ? [] : await loadRevisions(store, orgId, [number]);
  if (place === undefined || revision === undefined) return revisionUnknown(orgId, number, places.length);
  const { changeSet } = revision;
  const set = {
    id,
    author,
    reason,
    source: `revert of revision ${number}`,
    effectiveOn: place.effectiveOn > today ? place.effectiveOn : today,
  };
  // Sent again: the answer of the first time, whatever stands now.
  const repeat = await store.revisionOf(orgId, id);
  if (repeat !== null) {
    const again = await commitChanges(store, {
      orgId,
      base,
      today,
      changeSet: { ...repeat.changeSet, ...set },
    });
    return again.ok ? { ok: true, value: { ...again.value, notices: [] } } : again;
  }
  const was = await stateBefore(store, orgId, place, places);
  const is = await foldMoment(store, orgId, { revision: places.length, on: set.effectiveOn }, { places });
  const reverted = revert({ before: was.org, changes: changeSet.changes, head: is.org });
  if (!reverted.ok) return revisionHeld(number, reverted.refusal);
  const { changes, conflicts, notices } = reverted;
  if (conflicts.length > 0) {
    const [first] = conflicts;
    const others =
      conflicts.length === 1 ? "" : ` ${conflicts.length - 1} more fields were changed again too.`;
    return refused(
      "revert-conflicts",
      `What revision ${number} changed was changed again since. ${first === undefined ? "" : wording(first.says)}${others} Nothing was committed. Commit the changes you want instead.`,
      { conflicts },
    );
  }
  const committed = await commitChanges(store, {
    orgId,
    base,
    today,
    changeSet: { ...set, changes },
    erasures,
    ...(input.invariants === undefined ? {} : { invariants: input.invariants }),
  });
  return committed.ok ? { ok: true, value: { ...committed.value, notices } } : committed;
}

function revisionHeld(number: number, refusal: ChangeRefusal): RevertOutcome {
  return refused(
    "revision-held",
    `Revision ${number} is left out of the timeline, so there is nothing to undo: ${wording(refusal.message)} Nothing was committed.`,
    { change: refusal },
  );
}

function refused(
  code: RevertRefusal["code"],
  message: string,
  more: Partial<RevertRefusal> = {},
): RevertOutcome {
  return { ok: false, refusal: { code, message, ...more } };
}
