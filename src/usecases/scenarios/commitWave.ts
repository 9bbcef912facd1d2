import type { ScenarioStep } from "../../history/index.ts";
import { canonicalText } from "../../changes/index.ts";
import type { ChangeSet } from "../../changes/index.ts";
import type { Org } from "../../org/index.ts";
import type { AreaOwners, Committed, Outcome } from "../../storage/index.ts";
import type { ScenarioDeps } from "./deps.ts";

/** One wave as a revision on `base`, with the owners of the areas whose ownership it changes. */
export function commitWave(
  { store, orgId }: Pick<ScenarioDeps, "store" | "orgId">,
  changeSet: ChangeSet,
  { before, after }: Pick<ScenarioStep, "before" | "after">,
  base: number,
): Promise<Outcome<Committed>> {
  return store.commit({ orgId, base, changeSet, owners: changedOwners(before, after) });
}

function changedOwners(before: Org, after: Org): readonly AreaOwners[] {
  const had = new Map(before.records.areas.map(({ id, owners }) => [id as string, owners]));
  const has = new Map(after.records.areas.map(({ id, owners }) => [id as string, owners]));
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((areaId) => {
    const [was, is] = [had.get(areaId) ?? [], has.get(areaId) ?? []];
    return was === is || canonicalText(was) === canonicalText(is) ? [] : [{ areaId, owners: is }];
  });
}
