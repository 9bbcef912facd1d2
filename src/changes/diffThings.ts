import type { AssetId } from "../org/index.ts";
import { update, type Diffing } from "./diffing.ts";
import { same, sameRecord } from "./same.ts";

/** Assets, agreements, decisions and waivers: what is new, what is different, what is gone. */
export function diffThings(to: Diffing): void {
  diffAssets(to);
  diffDependencies(to);
  diffDecisions(to);
  diffWaivers(to);
}

const ASSET_OWN: ReadonlySet<string> = new Set(["areaId", "claimedBy"]);

function diffAssets({ bench, target, add }: Diffing): void {
  const { assets, redirects } = target.records;
  const wanted = new Set<string>(assets.map((asset) => asset.id));
  for (const asset of assets) {
    const now = bench.assets.get(asset.id);
    if (now === undefined) add({ kind: "add-asset", asset });
    else if (!sameRecord(now, asset)) {
      const { areaId } = asset;
      if (areaId !== undefined && (now.areaId !== areaId || now.claimedBy !== undefined))
        add({ kind: "transfer-asset", assetId: asset.id, areaId });
      update(add, "update-asset", asset.id, bench.assets.get(asset.id), asset, ASSET_OWN);
    }
  }
  const redirectOf = new Map(redirects.filter((one) => one.kind === "asset").map((one) => [one.fromId, one]));
  for (const { id } of bench.assets.values()) {
    if (wanted.has(id)) continue;
    const toIds = redirectOf.get(id)?.toIds ?? [];
    const redirectTo = toIds.length === 1 ? toIds[0] : undefined;
    add({
      kind: "retire-asset",
      assetId: id,
      ...(redirectTo === undefined ? {} : { redirectTo: redirectTo as AssetId }),
    });
  }
}

const DEPENDENCY_OWN: ReadonlySet<string> = new Set(["acceptedBy"]);

function diffDependencies({ bench, target, add }: Diffing): void {
  const wanted = new Set<string>(target.records.dependencies.map((one) => one.id));
  for (const dependency of target.records.dependencies) {
    const { id, acceptedBy, to } = dependency;
    const now = bench.dependencies.get(id);
    if (now === undefined) {
      add({ kind: "add-dependency", dependency });
      continue;
    }
    if (sameRecord(now, dependency)) continue;
    if (to !== undefined && sameRecord({ ...now, to }, dependency)) {
      add({ kind: "end-dependency", dependencyId: id, on: to });
      continue;
    }
    update(add, "update-dependency", id, now, dependency, DEPENDENCY_OWN);
    for (const side of ["consumer", "provider"] as const) {
      const personId = acceptedBy?.[side];
      if (personId !== undefined && bench.dependencies.get(id)?.acceptedBy?.[side] !== personId)
        add({ kind: "accept-dependency", dependencyId: id, side, personId });
    }
  }
  for (const { id, to } of bench.dependencies.values())
    if (!wanted.has(id) && (to === undefined || to > target.today))
      add({ kind: "end-dependency", dependencyId: id, on: target.today });
}

const DECISION_OWN: ReadonlySet<string> = new Set([
  "decidedOn",
  "outcome",
  "dissent",
  "overriddenBy",
  "overriddenOn",
]);

function diffDecisions({ bench, target, add }: Diffing): void {
  for (const decision of target.records.decisions) {
    const { id, decidedOn, outcome, dissent, overriddenBy, overriddenOn } = decision;
    const now = bench.decisions.get(id);
    if (now === undefined) add({ kind: "add-decision", decision });
    if (now === undefined || sameRecord(now, decision)) continue;
    update(add, "update-decision", id, now, decision, DECISION_OWN);
    if (now.decidedOn === undefined && decidedOn !== undefined && outcome !== undefined)
      add({
        kind: "decide-decision",
        decisionId: id,
        outcome,
        on: decidedOn,
        ...(dissent === undefined ? {} : { dissent }),
      });
    if (overriddenBy !== undefined && !same(now.overriddenBy, overriddenBy))
      add({
        kind: "override-decision",
        decisionId: id,
        personId: overriddenBy,
        ...(overriddenOn === undefined ? {} : { on: overriddenOn }),
      });
  }
}

function diffWaivers({ bench, target, add }: Diffing): void {
  const wanted = new Set<string>(target.records.waivers.map((one) => one.id));
  for (const { id } of bench.waivers.values())
    if (!wanted.has(id)) add({ kind: "revoke-waiver", waiverId: id });
  for (const waiver of target.records.waivers) {
    const now = bench.waivers.get(waiver.id);
    if (now !== undefined && sameRecord(now, waiver)) continue;
    if (now !== undefined) add({ kind: "revoke-waiver", waiverId: waiver.id });
    add({ kind: "grant-waiver", waiver });
  }
}
