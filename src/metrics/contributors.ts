import {
  addDays,
  NONE,
  WORK_CORE,
  WORK_GUESS,
  type Asset,
  type Day,
  type Org,
  type PersonId,
} from "../org/index.ts";

/** Days within which a contribution counts as current. */
export const CURRENT_WITHIN = { value: 180, unit: "days", source: "our proposal" } as const;

/** Whether any asset lists contributors; without one, they are not said rather than missing. */
export function contributorsKnown(org: Org): boolean {
  return org.records.assets.some((asset) => asset.contributors !== undefined);
}

/** The first day that is at most so many days before the org's. Days compare as text: no counting for each contributor. */
export function earliestOf(org: Org, days: number): Day {
  return addDays(org.today, -days);
}

export interface CoreSince {
  /** The asset's area, −1 where it has none. */
  readonly area: number;
  readonly earliest: Day;
}

/** Ids of an asset's contributors since that day who have a core row in its area or below, each once. */
export function coreContributorsOf(org: Org, asset: Asset, { area, earliest }: CoreSince): PersonId[] {
  const current: PersonId[] = [];
  if (area === NONE || asset.contributors === undefined) return current;
  for (const { personId, lastOn } of asset.contributors) {
    if (lastOn > org.today || lastOn < earliest || current.includes(personId)) continue;
    const person = org.personIndexById.get(personId);
    if (person !== undefined && isCoreOf(org, person, area)) current.push(personId);
  }
  return current;
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
