import type { ChangeSet } from "../../changes/index.ts";
import { commitChanges, type CommitOutcome } from "../commitChanges.ts";
import type { ScenarioDeps } from "./deps.ts";

/**
 * One wave as a revision on `base`. What undoes a merge may bring back an invariant that the merge had settled: that is
 * told, since it stood so before.
 */
export function commitWave(
  { store, orgId, today }: Pick<ScenarioDeps, "store" | "orgId" | "today">,
  changeSet: ChangeSet,
  base: number,
  invariants: "block" | "tell" = "block",
): Promise<CommitOutcome> {
  return commitChanges(store, { orgId, base, changeSet, today, invariants });
}
