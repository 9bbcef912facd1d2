import { changesOfAreas, changesOfSets, splitScenario, type ChangeRef } from "../../history/index.ts";
import type { AreaId } from "../../org/index.ts";
import { baseAt } from "./baseOf.ts";
import { blocked, byOf, type Result, type ScenarioDeps } from "./deps.ts";
import { loadToWrite, save, type Saved } from "./stored.ts";

/** What goes to the other scenario: change sets, all that touches areas, or changes picked one by one. */
export type SplitBy =
  | { readonly changeSetIds: readonly string[] }
  | { readonly areaIds: readonly AreaId[] }
  | { readonly changes: readonly ChangeRef[] };

export interface SplitSaved {
  readonly kept: Saved;
  readonly taken: Saved;
}

/**
 * A scenario as two that together say the same. The new one is written first: should the process end between the two,
 * nothing is lost, and the changes stand in both.
 */
export async function splitStored(
  deps: ScenarioDeps,
  nameOrId: string,
  name: string,
  by: SplitBy,
): Promise<Result<SplitSaved>> {
  const loaded = await loadToWrite(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const { scenario, version } = loaded.value;
  const base = await baseAt(deps, scenario.baseRevision);
  if (!base.ok) return base;
  const areas = "areaIds" in by ? changesOfAreas(scenario, by.areaIds, base.value) : null;
  if (areas !== null && !areas.ok) return areas;
  const picked =
    areas?.picked ??
    ("changeSetIds" in by ? changesOfSets(scenario, by.changeSetIds) : "changes" in by ? by.changes : []);
  const { newId } = deps;
  const split = splitScenario(scenario, { picked, base: base.value, id: newId(), name, newId }, byOf(deps));
  if (!split.ok) return split;
  const [first] = split.taken.events;
  if (first === undefined) throw new RangeError("A scenario split off without an event.");
  const taken = await save(deps, { scenario: split.taken, event: first }, 0);
  if (!taken.ok) return taken;
  const kept = await save(deps, { scenario: split.kept, event: split.event }, version);
  if (kept.ok) return { ok: true, value: { kept: kept.value, taken: taken.value } };
  return blocked(
    kept.refusal.code,
    `${name} was written, and ${scenario.name} still says the same: it was saved by somebody else meanwhile. Strike the changes out there, or archive ${name}.`,
    [],
  );
}
