import { rebaseScenario, type Choosing, type ScenarioRebased } from "../../history/index.ts";
import type { Followed, RebaseNotice } from "../../changes/index.ts";
import type { ScenarioConflict, ScenarioEvent } from "../../history/index.ts";
import type { StoredScenario } from "../../storage/index.ts";
import { baseAt } from "./baseOf.ts";
import { byOf, storeRefused, type Result, type ScenarioDeps } from "./deps.ts";
import { loadToWrite, save } from "./stored.ts";

/** What a rebase came to. Nothing was written while there are conflicts, or where it was only to be seen. */
export interface OnHead extends StoredScenario {
  readonly event: ScenarioEvent | null;
  readonly isSaved: boolean;
  readonly followed: readonly Followed[];
  readonly notices: readonly RebaseNotice[];
  readonly conflicts: readonly ScenarioConflict[];
}

/**
 * A scenario on the newest revision. Conflicts are answered by `choices` in another call; with all of them answered it
 * is saved, each choice with its author.
 */
export async function rebaseOnHead(
  deps: ScenarioDeps,
  nameOrId: string,
  {
    choices = [],
    isDryRun = false,
  }: { readonly choices?: readonly Choosing[]; readonly isDryRun?: boolean } = {},
): Promise<Result<OnHead>> {
  const loaded = await loadToWrite(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const { scenario, version } = loaded.value;
  const head = await deps.store.head(deps.orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const quiet = { followed: [], notices: [], conflicts: [] };
  if (scenario.baseRevision === head.value.revision)
    return { ok: true, value: { scenario, version, event: null, isSaved: false, ...quiet } };
  const from = await baseAt(deps, scenario.baseRevision);
  if (!from.ok) return from;
  const newest = await baseAt(deps, head.value.revision);
  if (!newest.ok) return newest;
  const to = { ...newest.value, ...head.value };
  const rebased: ScenarioRebased = rebaseScenario(scenario, { from: from.value, to, choices }, byOf(deps));
  if (!rebased.ok) return rebased;
  const { event, followed, notices, conflicts } = rebased;
  const said = { event, followed, notices, conflicts };
  if (isDryRun || conflicts.length > 0)
    return { ok: true, value: { scenario: rebased.scenario, version, isSaved: false, ...said } };
  const saved = await save(deps, rebased, version);
  return saved.ok ? { ok: true, value: { ...said, ...saved.value, isSaved: true } } : saved;
}
