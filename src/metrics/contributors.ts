import { addDays, NONE, WORK_CORE, WORK_GUESS, type Day, type Org } from "../org/index.ts";
import { ABSENT } from "./peopleColumns.ts";

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

/** People that the assets name in one field, as people of today's tree. */
export interface NamedPeople {
  /** Those of asset i are `start[i]` up to, not including, `start[i + 1]`. */
  readonly start: Int32Array;
  /** Index of the person, `ABSENT` where the named one is not in the tree. */
  readonly person: readonly number[];
}

/** Whom assets name: contributors and members, in the order of the records. */
export interface AssetPeople {
  readonly contributors: NamedPeople;
  readonly members: NamedPeople;
}

const assetPeopleByOrg = new WeakMap<Org, AssetPeople>();

/**
 * Whom the assets name. Kept per org: two metrics and two checks ask, and looking up the ids of a hundred thousand
 * contributors is most of what that takes.
 * @example assetPeopleOf(org).contributors.person.includes(ABSENT)
 */
export function assetPeopleOf(org: Org): AssetPeople {
  let named = assetPeopleByOrg.get(org);
  if (named === undefined) assetPeopleByOrg.set(org, (named = readAssetPeople(org)));
  return named;
}

function readAssetPeople({ records: { assets }, personIndexById }: Org): AssetPeople {
  const contributors = { start: new Int32Array(assets.length + 1), person: [] as number[] };
  const members = { start: new Int32Array(assets.length + 1), person: [] as number[] };
  for (let i = 0; i < assets.length; i++) {
    const asset = assets[i]!;
    if (asset.contributors !== undefined)
      for (const { personId } of asset.contributors)
        contributors.person.push(personIndexById.get(personId) ?? ABSENT);
    if (asset.memberIds !== undefined)
      for (const id of asset.memberIds) members.person.push(personIndexById.get(id) ?? ABSENT);
    contributors.start[i + 1] = contributors.person.length;
    members.start[i + 1] = members.person.length;
  }
  return { contributors, members };
}

/**
 * Whether all that the asset names are in the tree.
 * @example areAllThere(assetPeopleOf(org).members, 0)
 */
export function areAllThere({ start, person }: NamedPeople, asset: number): boolean {
  for (let k = start[asset]!; k < start[asset + 1]!; k++) if (person[k] === ABSENT) return false;
  return true;
}

/** The asset's contributors since that day who have a core row in its area or below, each once, as person indexes. */
export function coreContributorsOf(
  org: Org,
  place: number,
  { area, earliest }: CoreSince,
): readonly number[] {
  const { contributors } = org.records.assets[place]!;
  if (area === NONE || contributors === undefined) return NO_PEOPLE;
  const { start, person } = assetPeopleOf(org).contributors;
  const current: number[] = [];
  for (let k = 0; k < contributors.length; k++) {
    const { lastOn } = contributors[k]!;
    const one = person[start[place]! + k]!;
    if (lastOn > org.today || lastOn < earliest || one === ABSENT || current.includes(one)) continue;
    if (isCoreOf(org, one, area)) current.push(one);
  }
  return current;
}

const NO_PEOPLE: readonly number[] = [];

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
