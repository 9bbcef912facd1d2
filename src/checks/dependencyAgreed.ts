import { isProductArea, soleOwnerOf } from "../metrics/index.ts";
import { dependencyId, ID_LENGTH_MAX, NONE, say, type Evidence, type Org } from "../org/index.ts";
import type { DependencySide, OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { needsOf, thingsOf, type Need } from "./things.ts";
import { areaName, listed } from "./wording.ts";
import { isAreaWithin } from "./work.ts";

/**
 * What one area needs of another is agreed: how they work together, over which channel, how soon there is an answer,
 * accepted by both. Where assets show use, the dependency itself may be missing. Areas inside one another agree by
 * their owners' line. Source: docs/guides/checks.md#dependency-agreed.
 * @source aws; team-topologies
 * @example check(orgOf("a > b; x: a*; y: b*", { dependencies: [{ id: "n", consumerAreaId: "x", providerAreaId: "y",
 *   blocking: false, mode: "service", channel: "desk", responseTimeHours: 8, acceptedBy: { consumer: "a" } }] }))
 *   // "x needs y: the acceptance of y is missing."
 */
export const dependencyAgreed = defineCheck({
  id: "dependency-agreed",
  group: 5,
  tier: "default",
  title: "Dependencies are agreed",
  applies: "current dependencies of live product and platform areas, and use that assets show",
  thresholds: {},
  needs: ["dependencies", "assets"],
  each: "org",
  check: ({ org }) => [...unsettled(org), ...unnamed(org)],
});

const isAsked = (org: Org, consumer: number, provider: number): boolean =>
  isProductArea(org, consumer) || isProductArea(org, provider);

function unsettled(org: Org): Fault[] {
  const faults: Fault[] = [];
  for (const need of needsOf(org)) {
    const { dependency, consumer, provider } = need;
    const { mode, channel, responseTimeHours, acceptedBy } = dependency;
    const isAgreed =
      mode !== undefined &&
      channel !== undefined &&
      responseTimeHours !== undefined &&
      acceptedBy?.consumer !== undefined &&
      acceptedBy.provider !== undefined;
    if (isAgreed || !isAsked(org, consumer, provider)) continue;
    const terms = [
      ...(mode === undefined ? ["the mode"] : []),
      ...(channel === undefined ? ["the channel"] : []),
      ...(responseTimeHours === undefined ? ["the response time"] : []),
    ];
    const sides = (["consumer", "provider"] as const).filter((side) => acceptedBy?.[side] === undefined);
    const missing = [...terms, ...sides.map((side) => `the acceptance of ${areaName(org, need[side])}`)];
    faults.push({
      area: isProductArea(org, consumer) ? consumer : provider,
      subjects: [dependency.id],
      value: missing.length,
      message: say([
        "dependency.mode",
        "dependency.channel",
        "dependency.responseTimeHours",
        "dependency.acceptedBy",
      ])`${areaName(org, consumer)} needs ${areaName(org, provider)}: ${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing.`,
      // Terms must be found by people; where all stand, the owners have only to accept.
      fixes: terms.length > 0 ? [] : acceptances(org, need, sides),
    });
  }
  return faults;
}

function acceptances(org: Org, need: Need, sides: readonly DependencySide[]): OrgChange[] {
  const owners = sides.map((side) => soleOwnerOf(org, need[side]));
  if (owners.some((owner) => owner === NONE || org.people[owner]!.vacant)) return [];
  return sides.map((side, i) => ({
    kind: "accept-dependency",
    dependencyId: need.dependency.id,
    side,
    personId: org.people[owners[i]!]!.id,
  }));
}

/** Pairs of areas one of which uses assets of the other, with no dependency that says so. */
function unnamed(org: Org): Fault[] {
  const size = org.areas.length;
  const users = usesOf(org);
  if (users.size === 0) return [];
  const said = new Set(needsOf(org).map(({ consumer, provider }) => consumer * size + provider));
  let taken: ReadonlySet<string> | undefined;
  const isTaken = (id: string): boolean =>
    (taken ??= new Set(org.records.dependencies.map((dependency) => dependency.id))).has(id);
  return [...users].flatMap(([pair, uses]): Fault[] => {
    const consumer = Math.floor(pair / size);
    const provider = pair % size;
    if (!isAsked(org, consumer, provider) || isSaid(org, said, consumer, provider)) return [];
    const consumerAreaId = org.areas[consumer]!.id;
    const providerAreaId = org.areas[provider]!.id;
    const id = `need:${consumerAreaId}:${providerAreaId}`;
    const isFree = id.length <= ID_LENGTH_MAX && !isTaken(id);
    return [
      {
        area: isProductArea(org, consumer) ? consumer : provider,
        subjects: [consumerAreaId, providerAreaId],
        value: uses.length,
        message: say([
          "asset.usedBy",
          "asset.areaId",
        ])`${areaName(org, consumer)} needs ${areaName(org, provider)}: it uses ${listed(uses.map((use) => use.name))}, and no dependency says so.`,
        evidence: uses.map((use): Evidence => ({
          subject: use.id,
          says: say(["asset.usedBy"])`${areaName(org, consumer)} uses ${use.name}.`,
        })),
        fixes: isFree
          ? [
              {
                kind: "add-dependency",
                dependency: { id: dependencyId(id), consumerAreaId, providerAreaId, blocking: false },
              },
            ]
          : [],
      },
    ];
  });
}

interface Use {
  readonly id: string;
  readonly name: string;
}

/** Assets in use by consumer × areas + provider, in the order of assets. Areas inside one another are left out. */
function usesOf(org: Org): ReadonlyMap<number, Use[]> {
  const uses = new Map<number, Use[]>();
  const { area, withUsers } = thingsOf(org);
  for (const position of withUsers) {
    const asset = org.records.assets[position]!;
    const provider = area[position]!;
    if (provider === NONE || org.areas[provider]!.status === "retired") continue;
    for (const id of new Set(asset.usedBy)) {
      const consumer = org.areaIndexById.get(id);
      if (consumer === undefined || org.areas[consumer]!.status === "retired") continue;
      if (isAreaWithin(org, consumer, provider) || isAreaWithin(org, provider, consumer)) continue;
      const pair = consumer * org.areas.length + provider;
      const list = uses.get(pair);
      if (list === undefined) uses.set(pair, [{ id: asset.id, name: asset.name }]);
      else list.push({ id: asset.id, name: asset.name });
    }
  }
  return uses;
}

/** Whether a dependency of the areas themselves or of areas above them covers the pair. */
function isSaid(org: Org, said: ReadonlySet<number>, consumer: number, provider: number): boolean {
  const { parent } = org.areaTree;
  for (let c = consumer; c !== NONE; c = parent[c]!)
    for (let p = provider; p !== NONE; p = parent[p]!) if (said.has(c * org.areas.length + p)) return true;
  return false;
}
