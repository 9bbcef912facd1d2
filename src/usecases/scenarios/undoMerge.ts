import type { ChangeSet } from "../../changes/index.ts";
import {
  placeOf,
  reopenAfterUndo,
  undoRevision,
  stateOn,
  type Choosing,
  type Revision,
  type ScenarioConflict,
} from "../../history/index.ts";
import { stateBefore } from "../stateBefore.ts";
import { baseAt } from "./baseOf.ts";
import { commitWave } from "./commitWave.ts";
import { blocked, byOf, storeRefused, type Result, type ScenarioDeps } from "./deps.ts";
import { loadToWrite, save, type Saved } from "./stored.ts";

/** What undoing came to. Nothing was written while there are conflicts. */
export type UndoneMerge =
  | { readonly isSaved: false; readonly conflicts: readonly ScenarioConflict[] }
  | (Saved & {
      readonly isSaved: true;
      readonly conflicts: readonly [];
      /** The revisions that undid it. */
      readonly revisions: readonly number[];
    });

/**
 * The revisions of a merge undone, the last first, by new revisions: those in effect from today, those still to come on
 * their day. What somebody changed since is a conflict, answered by `choices`. The scenario is open again afterwards.
 */
export async function undoMerge(
  deps: ScenarioDeps,
  nameOrId: string,
  choices: readonly Choosing[] = [],
): Promise<Result<UndoneMerge>> {
  const erasures = await deps.store.erasures(deps.orgId);
  const loaded = await loadToWrite(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const { scenario, version } = loaded.value;
  const numbers = scenario.mergedAs ?? [];
  if (numbers.length === 0)
    return blocked("not-merged", `${scenario.name} was not merged: there is nothing to undo.`, []);
  const head = await deps.store.head(deps.orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const planned = await planUndo(deps, numbers.toReversed(), head.value.revision, choices);
  if (!planned.ok) return planned;
  const { undos, conflicts } = planned.value;
  if (conflicts.length > 0) return { ok: true, value: { isSaved: false, conflicts } };
  const revisions: number[] = [];
  let at = head.value;
  for (const changeSet of undos) {
    const committed = await commitWave(deps, changeSet, {
      base: at.revision,
      erasures,
      invariants: "tell",
    });
    if (!committed.ok) {
      if (revisions.length === 0) return storeRefused(committed.refusal);
      return blocked(
        "undo-stopped",
        `${revisions.length} of ${undos.length} revisions of ${scenario.name} are undone as revision ${revisions.join(", ")}; the rest was not: ${committed.refusal.message} Undo again: what is undone already changes nothing.`,
        [],
      );
    }
    at = committed.value.head;
    revisions.push(committed.value.revision.number);
  }
  const reopened = reopenAfterUndo(scenario, { revisions, head: at, newId: deps.newId }, byOf(deps));
  const saved = await save(deps, reopened, version);
  return saved.ok ? { ok: true, value: { ...saved.value, isSaved: true, conflicts: [], revisions } } : saved;
}

/** All undoings tried one after the other, each on the state that those before it leave. */
async function planUndo(
  deps: ScenarioDeps,
  numbers: readonly number[],
  head: number,
  choices: readonly Choosing[],
): Promise<
  Result<{ readonly undos: readonly ChangeSet[]; readonly conflicts: readonly ScenarioConflict[] }>
> {
  const { store, orgId, today, user, newId } = deps;
  const newest = await baseAt(deps, head);
  if (!newest.ok) return newest;
  const places = await store.revisionHeads(orgId);
  const undos: ChangeSet[] = [];
  const conflicts: ScenarioConflict[] = [];
  for (const number of numbers) {
    const revision = await revisionAt(deps, number);
    if (revision === null)
      return blocked("revision-unknown", `Revision ${number} is not in this store; nothing was undone.`, []);
    const { changeSet } = revision;
    const was = await stateBefore(store, orgId, placeOf(revision), places);
    const effectiveOn = changeSet.effectiveOn > today ? changeSet.effectiveOn : today;
    const scheduled = [...newest.value.scheduled, ...undos];
    const before = stateOn({ org: newest.value.org, scheduled }, effectiveOn);
    const undone = undoRevision({ before: was.org, changeSet, head: before, choices });
    if (!undone.ok) return undone;
    conflicts.push(...undone.conflicts);
    if (undone.changes.length === 0) continue;
    undos.push({
      id: newId(),
      author: user,
      reason: `Undo of revision ${number}: ${changeSet.reason}`,
      effectiveOn,
      source: `revert of revision ${number}`,
      changes: undone.changes,
    });
  }
  return { ok: true, value: { undos, conflicts } };
}

async function revisionAt({ store, orgId }: ScenarioDeps, number: number): Promise<Revision | null> {
  for await (const one of store.revisions(orgId, { after: number - 1, through: number })) return one;
  return null;
}
