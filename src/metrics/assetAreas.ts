import { NONE, type Org } from "../org/index.ts";

const areasByOrg = new WeakMap<Org, Int32Array>();

/**
 * The area of each asset, by its place in the records; −1 where none is named or the named one is not in the org. Kept
 * per org: four metrics and two checks ask, and a hundred thousand ids looked up once for all cost a fifth.
 * @example assetAreasOf(org)[0] === NONE
 */
export function assetAreasOf(org: Org): Int32Array {
  let areas = areasByOrg.get(org);
  if (areas === undefined)
    areasByOrg.set(
      org,
      (areas = Int32Array.from(org.records.assets, ({ areaId }) =>
        areaId === undefined ? NONE : (org.areaIndexById.get(areaId) ?? NONE),
      )),
    );
  return areas;
}
