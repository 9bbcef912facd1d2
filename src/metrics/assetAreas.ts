import { NONE, positionsById, type Asset, type Org } from "../org/index.ts";

const areasByOrg = new WeakMap<Org, Int32Array>();

/**
 * The area of each asset, by its place in the records; −1 where none is named or the named one is not in the org. Kept
 * per org: four metrics and two checks ask, and a hundred thousand ids looked up once for all cost a fifth.
 * @example assetAreasOf(org)[0] === NONE
 */
export function assetAreasOf(org: Org): Int32Array {
  let areas = areasByOrg.get(org);
  if (areas === undefined) areasByOrg.set(org, (areas = readAreas(org)));
  return areas;
}

function readAreas({ records: { assets }, areaIndexById }: Org): Int32Array {
  const areas = new Int32Array(assets.length).fill(NONE);
  for (let i = 0; i < assets.length; i++) {
    const { areaId } = assets[i]!;
    if (areaId !== undefined) areas[i] = areaIndexById.get(areaId) ?? NONE;
  }
  return areas;
}

/**
 * Ids of the areas that claim an asset, its own first, each once.
 * @example claimsOf({ areaId: "pay", claimedBy: ["ads"] }) // ["pay", "ads"]
 */
export function claimsOf({ areaId, claimedBy = [] }: Asset): readonly string[] {
  return areaId === undefined ? [...new Set(claimedBy)] : [...new Set([areaId, ...claimedBy])];
}

const positionsByOrg = new WeakMap<Org, ReadonlyMap<string, number>>();

/**
 * Position of an asset by id. Kept per org. O(assets) the first time, so asked only where ids are given.
 * @example assetPositions(org).get("shop")
 */
export function assetPositions(org: Org): ReadonlyMap<string, number> {
  let at = positionsByOrg.get(org);
  if (at === undefined) positionsByOrg.set(org, (at = positionsById(org.records.assets)));
  return at;
}

const namedByOrg = new WeakMap<Org, ReadonlyMap<string, number>>();

/**
 * Position of an asset that a charter, an agreement or a redirect names, −1 where nothing bears the id. Kept per org:
 * one walk for the few that are named, where positions of all would be a table of a hundred thousand.
 * @example assetPositionOf(org, "shop")
 */
export function assetPositionOf(org: Org, id: string): number {
  let named = namedByOrg.get(org);
  if (named === undefined) namedByOrg.set(org, (named = readNamed(org)));
  return named.get(id) ?? assetPositions(org).get(id) ?? NONE;
}

function readNamed({
  records: { areas, dependencies, redirects, assets },
}: Org): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const { charter } of areas) for (const id of charter?.metricAssetIds ?? []) named.set(id, NONE);
  for (const { assetId } of dependencies) if (assetId !== undefined) named.set(assetId, NONE);
  for (const { kind, toIds } of redirects) if (kind === "asset") for (const id of toIds) named.set(id, NONE);
  if (named.size === 0) return named;
  for (let i = assets.length - 1; i >= 0; i--) if (named.has(assets[i]!.id)) named.set(assets[i]!.id, i);
  return named;
}
