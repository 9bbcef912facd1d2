import type { OrgChange } from "../../changes/index.ts";
import { commitChanges, type CommitChangesInput } from "../../usecases/commitChanges.ts";
import { revertRevision } from "../../usecases/revertRevision.ts";
import { browserTools } from "./browserTools.ts";
import type { EngineContext } from "./context.ts";

/** An id that nothing else has. @example newId("waiver").length // 19 */
export function newId(kind: string): string {
  const hex = [...browserTools.randomBytes(6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${kind}-${hex}`;
}

export interface NowCommitted {
  /** The revision that was made: `undoRevision` takes it back. */
  readonly revision: number;
}

/** Commits changes to the organisation as it stands today. @throws in words for the user. */
export async function commitNow(
  context: EngineContext,
  set: {
    readonly org: string;
    /** The revision they were made for. */
    readonly base: number;
    readonly reason: string;
    readonly changes: readonly OrgChange[];
    readonly invariants?: NonNullable<CommitChangesInput["invariants"]>;
  },
): Promise<NowCommitted> {
  const { org, base, reason, changes, invariants = "block" } = set;
  const today = context.today();
  const committed = await commitChanges(await context.store, {
    orgId: org,
    base,
    changeSet: { id: newId("web"), author: context.user(), reason, effectiveOn: today, changes },
    today,
    invariants,
  });
  context.forget(org);
  if (!committed.ok) throw new Error(committed.refusal.message);
  return { revision: committed.value.revision.number };
}

/** Takes a revision back by a new one. @throws in words for the user, such as where it was changed again since. */
export async function undoRevision(context: EngineContext, org: string, revision: number): Promise<void> {
  const store = await context.store;
  const head = await store.head(org);
  if (!head.ok) throw new Error(head.refusal.message);
  const reverted = await revertRevision(store, {
    orgId: org,
    revision,
    base: head.value.revision,
    id: newId("undo"),
    author: context.user(),
    reason: `Undo of revision ${revision}`,
    today: context.today(),
    invariants: "tell",
  });
  context.forget(org);
  if (!reverted.ok) throw new Error(reverted.refusal.message);
}
