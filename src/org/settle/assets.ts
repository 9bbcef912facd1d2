import type { Asset } from "../asset.ts";
import type { AreaId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import type { AreasRead } from "./areas.ts";
import { plural, problemOf, reportEach } from "./report.ts";

/**
 * One asset for each id. Rows of one id are claims: of several areas they are all kept in `claimedBy` and the first
 * stays the area. Lists join.
 */
export function readAssets(
  given: readonly Asset[],
  { find, known }: Pick<AreasRead, "find" | "known">,
  areaName: (id: AreaId) => string,
  file: string,
): { readonly assets: Asset[]; readonly problems: Problem[] } {
  const byId = new Map<string, { asset: Asset; claims: Asset[] }>();
  for (const one of given) {
    const areaId = one.areaId === undefined ? areaOfOwners(one, known) : find(one.areaId, one.row);
    const asset = areaId === undefined || areaId === one.areaId ? one : { ...one, areaId };
    const entry = byId.get(asset.id);
    if (entry === undefined) byId.set(asset.id, { asset, claims: [asset] });
    else entry.claims.push(asset);
  }
  const repeated: (number | undefined)[] = [];
  const claimed: Asset[] = [];
  const assets = [...byId.values()].map(({ asset, claims }): Asset => {
    if (claims.length === 1) return asset;
    const areas = [
      ...new Set([...claims.flatMap((claim) => claim.areaId ?? []), ...(asset.claimedBy ?? [])]),
    ];
    if (areas.length < claims.length) repeated.push(...claims.slice(1).map((claim) => claim.row));
    const joined: Asset = {
      ...asset,
      ...joinLists(claims),
      ...(areas[0] === undefined ? {} : { areaId: areas[0] }),
      ...(areas.length > 1 ? { claimedBy: areas } : {}),
    };
    if (areas.length > 1) claimed.push(joined);
    return joined;
  });
  const problems: Problem[] = [];
  if (repeated.length > 0)
    problems.push(
      problemOf({
        code: "duplicate-row",
        blocks: false,
        policy: "one asset is kept; owners, approvers and members are joined",
        message: say([
          "asset.id",
        ])`${plural(repeated.length, "row names an asset", "rows name an asset")} that its area already names.`,
        rows: repeated,
        count: repeated.length,
        file,
      }),
    );
  problems.push(
    ...reportEach(
      claimed,
      (asset) => ({
        code: "asset-claimed",
        blocks: false,
        policy: "one asset of the first area; every claim is kept",
        message: say([
          "asset.claimedBy",
        ])`${asset.name} is claimed by ${(asset.claimedBy ?? []).map(areaName).join(", ")}.`,
        rows: (byId.get(asset.id)?.claims ?? []).map((claim) => claim.row),
        count: asset.claimedBy?.length ?? 0,
        subjects: [asset.id],
        file,
      }),
      (rest) => ({
        code: "asset-claimed",
        blocks: false,
        policy: "each is kept with the first area; every claim is kept",
        message: say(["asset.claimedBy"])`${rest.length} more assets are claimed by several areas.`,
        count: rest.length,
        subjects: rest.map((asset) => asset.id),
        file,
      }),
    ),
  );
  return { assets, problems };
}

/** An owner text that names a group means that area, where the source says no other and only one is named. */
function areaOfOwners({ ownerIds }: Asset, known: AreasRead["known"]): AreaId | undefined {
  if (ownerIds === undefined) return undefined;
  const areas = new Set(ownerIds.map((text) => known(text)).filter((area) => area !== undefined));
  const [only] = areas;
  return areas.size === 1 ? only : undefined;
}

function joinLists(claims: readonly Asset[]): Partial<Asset> {
  const join = <T>(pick: (asset: Asset) => readonly T[] | undefined): T[] => [
    ...new Set(claims.flatMap((claim) => pick(claim) ?? [])),
  ];
  const joined = {
    ownerIds: join((asset) => asset.ownerIds),
    approverIds: join((asset) => asset.approverIds),
    memberIds: join((asset) => asset.memberIds),
    usedBy: join((asset) => asset.usedBy),
    sharedWith: join((asset) => asset.sharedWith),
    contributors: join((asset) => asset.contributors),
  };
  return Object.fromEntries(Object.entries(joined).filter(([, list]) => list.length > 0));
}
