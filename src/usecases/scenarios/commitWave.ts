import type { ChangeSet } from "../../changes/index.ts";
import { commitChanges, type CommitOutcome } from "../commitChanges.ts";
import type { ScenarioDeps } from "./deps.ts";

export interface WavePlace {
  readonly base: number;
  /** What the store said before the states were read that the wave was made of. */
  readonly erasures: number;
  readonly invariants?: "block" | "tell";
}

/**
 * One wave as a revision on `base`. What undoes a merge may bring back an invariant that the merge had settled: that is
 * told, since it stood so before.
 */
export function commitWave(
  { store, orgId, today }: Pick<ScenarioDeps, "store" | "orgId" | "today">,
  changeSet: ChangeSet,
  place: WavePlace,
): Promise<CommitOutcome> {
  return commitChanges(store, { orgId, changeSet, today, ...place });
}
