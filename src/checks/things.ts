import { areaCoreOf, assetAreasOf, assetPositionOf, claimsOf } from "../metrics/index.ts";
import { holdsOn, NONE, type Asset, type Charter, type Dependency, type Org } from "../org/index.ts";

/** Questions about things owned, agreements and decisions that several checks ask. Areas and people are indexes. */

/** What the assets of an org say, by position in `records.assets`. */
export interface Things {
  /** The one area an asset belongs to, retired ones included; −1 where none or several claim it. */
  readonly area: Int32Array;
  /** How many areas claim it, unknown ones included. */
  readonly claims: Int32Array;
  /** Positions of rotations, of budgets, of what names approvers and of what names areas that use it. */
  readonly onCall: readonly number[];
  readonly budgets: readonly number[];
  readonly withApprovers: readonly number[];
  readonly withUsers: readonly number[];
  /** Whether any asset names an area at all, and whether any on-call rotation names areas that share it. */
  readonly saysAreas: boolean;
  readonly saysSharing: boolean;
}

const thingsByOrg = new WeakMap<Org, Things>();

/** Kept per org. O(assets) the first time. */
export function thingsOf(org: Org): Things {
  let things = thingsByOrg.get(org);
  if (things === undefined) thingsByOrg.set(org, (things = readThings(org)));
  return things;
}

function readThings(org: Org): Things {
  const { assets } = org.records;
  const areas = assetAreasOf(org);
  const area = new Int32Array(assets.length).fill(NONE);
  const claims = new Int32Array(assets.length);
  const onCall: number[] = [];
  const budgets: number[] = [];
  const withApprovers: number[] = [];
  const withUsers: number[] = [];
  let saysAreas = false;
  let saysSharing = false;
  for (let i = 0; i < assets.length; i++) {
    const asset = assets[i]!;
    // Nearly every asset has an area and no other claim: no set for those.
    const ids = asset.claimedBy === undefined ? null : claimsOf(asset);
    const only = ids === null ? asset.areaId : ids.length === 1 ? ids[0] : undefined;
    claims[i] = ids === null ? (only === undefined ? 0 : 1) : ids.length;
    if (ids === null) area[i] = areas[i]!;
    else if (only !== undefined) area[i] = org.areaIndexById.get(only) ?? NONE;
    if (claims[i]! > 0) saysAreas = true;
    if (asset.kind === "on-call") {
      onCall.push(i);
      if ((asset.sharedWith ?? []).length > 0) saysSharing = true;
    } else if (asset.kind === "budget") budgets.push(i);
    if (asset.approverIds !== undefined) withApprovers.push(i);
    if (asset.usedBy !== undefined) withUsers.push(i);
  }
  return { area, claims, onCall, budgets, withApprovers, withUsers, saysAreas, saysSharing };
}

/** The one area an asset belongs to, as `thingsOf` says of all; −1 where none or several claim it. */
export function areaOfAsset(org: Org, asset: Asset): number {
  const [only, ...others] = claimsOf(asset);
  return only === undefined || others.length > 0 ? NONE : (org.areaIndexById.get(only) ?? NONE);
}

/** What a charter names as its metrics, each once: the assets of kind metric, and the ids of all else. */
export function metricsOf(
  org: Org,
  { metricAssetIds = [] }: Charter,
): { readonly metrics: readonly Asset[]; readonly others: readonly string[] } {
  const metrics: Asset[] = [];
  const others: string[] = [];
  for (const id of new Set(metricAssetIds)) {
    const asset = assetNamed(org, id);
    if (asset?.kind === "metric") metrics.push(asset);
    else others.push(id);
  }
  return { metrics, others };
}

/** The asset of that id, or the one that a redirect leads to. */
function assetNamed(org: Org, id: string): Asset | undefined {
  const { assets, redirects } = org.records;
  const there = assetPositionOf(org, id);
  if (there !== NONE) return assets[there];
  const to = redirects.find((one) => one.kind === "asset" && one.fromId === id)?.toIds[0];
  return to === undefined ? undefined : assets[assetPositionOf(org, to)];
}

/** Whether the person has a core row in the area or below it. O(log people of the area). */
export function isInCore(org: Org, area: number, person: number): boolean {
  const { people } = areaCoreOf(org, area);
  let low = 0;
  let high = people.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (people[middle]! < person) low = middle + 1;
    else high = middle;
  }
  return people[low] === person;
}

/** A dependency that holds today, with both areas as indexes. */
export interface Need {
  readonly dependency: Dependency;
  readonly consumer: number;
  readonly provider: number;
}

const needsByOrg = new WeakMap<Org, readonly Need[]>();

/** Dependencies that hold today between areas that are not retired. */
export function needsOf(org: Org): readonly Need[] {
  const needs = needsByOrg.get(org);
  if (needs !== undefined) return needs;
  const indexOf = (id: string): number => {
    const area = org.areaIndexById.get(id) ?? NONE;
    return area === NONE || org.areas[area]!.status === "retired" ? NONE : area;
  };
  const held: Need[] = [];
  for (const dependency of org.records.dependencies) {
    if (!holdsOn(dependency, org.today)) continue;
    const consumer = indexOf(dependency.consumerAreaId);
    const provider = indexOf(dependency.providerAreaId);
    if (consumer !== NONE && provider !== NONE) held.push({ dependency, consumer, provider });
  }
  needsByOrg.set(org, held);
  return held;
}
