import { NONE, say, type AreaId, type Asset, type Org, type Sentence } from "../org/index.ts";
import { claimsOf, isLiveArea } from "../metrics/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { thingsOf } from "./things.ts";
import { areaName, listed } from "./wording.ts";

/**
 * What is owned belongs to one area that still lives. Where no asset of the data names an area, nothing is said.
 * Source: docs/guides/checks.md#asset-one-area.
 * @source aws
 * @example check(orgOf("a; pay: a*; shop: a", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1,
 *   areaId: "pay", claimedBy: ["pay", "shop"] }] }))
 *   // "Ledger belongs to 2 areas: pay and shop."
 */
export const assetOneArea = defineCheck({
  id: "asset-one-area",
  group: 5,
  tier: "default",
  title: "Everything owned belongs to one area",
  applies: "all assets; an invariant for those of tier 1",
  thresholds: {},
  needs: ["assets"],
  each: "org",
  check: ({ org }) => {
    const { area, claims, saysAreas } = thingsOf(org);
    if (!saysAreas) return [];
    const { assets } = org.records;
    const faults: Fault[] = [];
    for (let i = 0; i < assets.length; i++) {
      if (claims[i] === 1 && (area[i] === NONE || org.areas[area[i]!]!.status !== "retired")) continue;
      faults.push(faultOf(org, assets[i]!));
    }
    return faults;
  },
});

function faultOf(org: Org, asset: Asset): Fault {
  const ids = claimsOf(asset);
  const home = ids.map((id) => org.areaIndexById.get(id)).find((a) => a !== undefined && isLiveArea(org, a));
  const to = targetOf(org, asset, ids);
  const fixes: OrgChange[] =
    to === undefined ? [] : [{ kind: "transfer-asset", assetId: asset.id, areaId: to }];
  return {
    subjects: [asset.id],
    tier: asset.tier === 1 ? "invariant" : "default",
    // How far from one area: a third claimant is worse than a second, none is as bad as two.
    value: Math.max(1, ids.length - 1),
    message: sentenceOf(org, asset, ids),
    ...(home === undefined ? {} : { area: home }),
    evidence: ids.map((id) => ({
      subject: id,
      says: say(["asset.claimedBy"])`${nameOf(org, id)} claims ${asset.name}.`,
    })),
    fixes,
  };
}

function sentenceOf(org: Org, { name }: Asset, ids: readonly string[]): Sentence {
  if (ids.length === 0) return say(["asset.areaId"])`${name} belongs to no area.`;
  if (ids.length === 1)
    return say([
      "asset.areaId",
      "area.status",
    ])`${name} belongs to ${nameOf(org, ids[0]!)}, which is retired.`;
  return say([
    "asset.areaId",
    "asset.claimedBy",
  ])`${name} belongs to ${ids.length} areas: ${listed(ids.map((id) => nameOf(org, id)))}.`;
}

function nameOf(org: Org, id: string): string {
  const area = org.areaIndexById.get(id);
  return area === undefined ? id : areaName(org, area);
}

/**
 * Where it could go: of several claimants the first live one; from a retired area where its redirect leads; with no
 * area at all to the one home of those the source names as owners.
 */
function targetOf(org: Org, asset: Asset, ids: readonly string[]): AreaId | undefined {
  const live = (id: string): number | undefined => {
    const area = org.areaIndexById.get(id);
    return area !== undefined && isLiveArea(org, area) ? area : undefined;
  };
  const targets =
    ids.length > 1
      ? ids.filter((id) => live(id) !== undefined).slice(0, 1)
      : ids.length === 1
        ? org.records.redirects.flatMap((r) => (r.kind === "area" && r.fromId === ids[0] ? r.toIds : []))
        : ownersHomes(org, asset);
  const [only] = targets;
  const area = targets.length === 1 && only !== undefined ? live(only) : undefined;
  return area === undefined ? undefined : org.areas[area]!.id;
}

function ownersHomes(org: Org, { ownerIds = [] }: Asset): string[] {
  const homes = ownerIds.map((id) => {
    if (org.areaIndexById.has(id)) return id;
    const person = org.personIndexById.get(id);
    const home = person === undefined ? NONE : org.work.home[person]!;
    return home === NONE ? "" : org.areas[home]!.id;
  });
  return [...new Set(homes)];
}
