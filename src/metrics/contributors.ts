import { daysBetween, NONE, WORK_CORE, WORK_GUESS, type Asset, type Org } from "../org/index.ts";

/** Days within which a contribution counts as current. */
export const CURRENT_WITHIN = { value: 180, unit: "days", source: "our proposal" } as const;

/** Whether any asset lists contributors; without one, they are not said rather than missing. */
export function contributorsKnown(org: Org): boolean {
  return org.records.assets.some((asset) => asset.contributors !== undefined);
}

/** Ids of the asset's contributors of these last days who have a core row in its area or below, each once. */
export function coreContributorsOf(org: Org, asset: Asset, days: number): string[] {
  const area = org.areaIndexById.get(asset.areaId ?? "") ?? NONE;
  if (area === NONE || asset.contributors === undefined) return [];
  const current = new Set<string>();
  for (const { personId, lastOn } of asset.contributors) {
    const person = org.personIndexById.get(personId);
    if (person === undefined || lastOn > org.today || daysBetween(lastOn, org.today) > days) continue;
    if (isCoreOf(org, person, area)) current.add(personId);
  }
  return [...current];
}

/** Whether a confirmed core row of the person lies in the area or below it. */
export function isCoreOf(org: Org, person: number, top: number): boolean {
  const { personStart, byPerson, area, flags } = org.work;
  const { enter, end } = org.areaTree;
  for (let k = personStart[person]!; k < personStart[person + 1]!; k++) {
    const row = byPerson[k]!;
    if ((flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) continue;
    const at = enter[area[row]!]!;
    if (enter[top]! <= at && at < end[top]!) return true;
  }
  return false;
}
