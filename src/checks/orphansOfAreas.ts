import { assetPositions, isFilled, isLiveArea, openDecisions } from "../metrics/index.ts";
import {
  holdsOn,
  NONE,
  ownersOf,
  say,
  type AreaId,
  type Assignment,
  type Dependency,
  type Org,
  type Sentence,
} from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import type { Fault } from "./define.ts";
import { orphaned, type Orphan } from "./orphans.ts";
import { areaOfAsset, thingsOf } from "./things.ts";
import { areaName, named, type Listed } from "./wording.ts";

/** What lost its area, or with its area the owner, from one org to the next. */

function isThere(org: Org, id: string | undefined): boolean {
  const area = id === undefined ? undefined : org.areaIndexById.get(id);
  return area !== undefined && org.areas[area]!.status !== "retired";
}

/** Things by the area they had. */
export function withoutArea(base: Org, org: Org): Fault[] {
  const byArea = new Map<string, Orphan[]>();
  const lose = (areaId: string, orphan: Orphan): void => {
    const list = byArea.get(areaId);
    if (list === undefined) byArea.set(areaId, [orphan]);
    else list.push(orphan);
  };
  const { area: areaOf, claims } = thingsOf(org);
  org.records.assets.forEach((asset, i) => {
    const now = areaOf[i]!;
    if (claims[i]! > 1 || (now !== NONE && org.areas[now]!.status !== "retired")) return;
    // Most stand where they stood: only the others are looked for.
    const stood = base.records.assets[i]?.id === asset.id ? i : (assetPositions(base).get(asset.id) ?? NONE);
    const had = stood === NONE ? NONE : areaOfAsset(base, base.records.assets[stood]!);
    if (had === NONE || base.areas[had]!.status === "retired") return;
    const to = heirOf(org, base.areas[had]!.id);
    lose(base.areas[had]!.id, {
      id: asset.id,
      name: asset.name,
      fixes: to === undefined ? [] : [{ kind: "transfer-asset", assetId: asset.id, areaId: to }],
    });
  });
  let homes: ReadonlyMap<string, AreaId | undefined> | undefined;
  for (const { id, title, areaId } of openDecisions(org)) {
    if (isThere(org, areaId)) continue;
    homes ??= new Map(openDecisions(base).map((decision) => [decision.id, decision.areaId]));
    const had = homes.get(id);
    if (had === undefined || !isThere(base, had)) continue;
    const to = heirOf(org, had);
    lose(had, {
      id,
      name: title,
      fixes: to === undefined ? [] : [{ kind: "update-decision", decisionId: id, fields: { areaId: to } }],
    });
  }
  for (const dependency of org.records.dependencies) {
    if (!holdsOn(dependency, org.today)) continue;
    const { consumerAreaId, providerAreaId } = dependency;
    const gone = [consumerAreaId, providerAreaId].find((id) => !isThere(org, id) && isThere(base, id));
    if (gone !== undefined)
      lose(gone, {
        id: dependency.id,
        name: needOf(org, dependency),
        fixes: [{ kind: "end-dependency", dependencyId: dependency.id }],
      });
  }
  for (const row of org.records.assignments) {
    if (row.type !== "loan" || isThere(org, row.areaId) || !isThere(base, row.areaId)) continue;
    if (!holdsOn(row, org.today) || !org.personIndexById.has(row.personId)) continue;
    lose(row.areaId, { id: row.personId, name: loanOf(org, row), fixes: [endOf(row)] });
  }
  return [...byArea].map(([areaId, orphans]) => orphaned("an area", ["area.status"], areaId, orphans));
}

/** Where things of a gone area go: its redirect, else the nearest live area above it. */
function heirOf(org: Org, areaId: string): AreaId | undefined {
  const led = org.records.redirects.find((one) => one.kind === "area" && one.fromId === areaId);
  const [only] = led?.toIds ?? [];
  const target = led?.toIds.length === 1 ? org.areaIndexById.get(only ?? "") : undefined;
  if (target !== undefined && isLiveArea(org, target)) return org.areas[target]!.id;
  let above = org.areaIndexById.get(areaId) ?? NONE;
  while (above !== NONE && !isLiveArea(org, above)) above = org.areaTree.parent[above]!;
  return above === NONE ? undefined : org.areas[above]!.id;
}

function needOf(org: Org, { consumerAreaId, providerAreaId }: Dependency): Sentence {
  const name = (id: string): string => {
    const area = org.areaIndexById.get(id);
    return area === undefined ? id : areaName(org, area);
  };
  return say(["dependency"])`the need of ${name(consumerAreaId)} for ${name(providerAreaId)}`;
}

function loanOf(org: Org, { personId, areaId }: Assignment): Sentence {
  const area = org.areaIndexById.get(areaId);
  return say([
    "assignment.type",
  ])`the loan of ${named(org, org.personIndexById.get(personId)!)} to ${area === undefined ? areaId : areaName(org, area)}`;
}

function endOf({ personId, areaId, type, from }: Assignment): OrgChange {
  return { kind: "remove-assignment", personId, areaId, type, ...(from === undefined ? {} : { from }) };
}

/** Areas that had an owner and have none, each with what it owns, needs and borrows. */
export function withoutOwner(base: Org, org: Org): Fault[] {
  const lost = new Set<number>();
  for (let area = 0; area < org.areas.length; area++) {
    const had = base.areaIndexById.get(org.areas[area]!.id);
    if (had === undefined || !isThere(base, base.areas[had]!.id) || !isThere(org, org.areas[area]!.id))
      continue;
    if (hasOwner(base, had) && !hasOwner(org, area)) lost.add(area);
  }
  if (lost.size === 0) return [];
  const things = thingsUnder(org, lost);
  return [...lost].map((area) => {
    const { id, name } = org.areas[area]!;
    const fixes = ownerAgain(base, org, area);
    const own: Orphan = { id, name, fixes };
    // Who owns the area again owns what hangs on it.
    const others = (things.get(area) ?? []).map((orphan) => ({ ...orphan, fixes }));
    const fault = orphaned("an owner", ["area.owners"], null, [own, ...others]);
    return { ...fault, area, fixes };
  });
}

const hasOwner = (org: Org, area: number): boolean =>
  ownersOf(org, area).some((owner) => isFilled(org, owner));

function thingsUnder(org: Org, areas: ReadonlySet<number>): ReadonlyMap<number, Orphan[]> {
  const things = new Map<number, Orphan[]>([...areas].map((area) => [area, []]));
  const put = (area: number | undefined, id: string, name: () => Listed): void => {
    if (area !== undefined) things.get(area)?.push({ id, name: name(), fixes: [] });
  };
  const { area: areaOf } = thingsOf(org);
  org.records.assets.forEach(({ id, name }, i) => put(areaOf[i], id, () => name));
  for (const dependency of org.records.dependencies) {
    if (!holdsOn(dependency, org.today)) continue;
    for (const id of [dependency.consumerAreaId, dependency.providerAreaId])
      put(org.areaIndexById.get(id), dependency.id, () => needOf(org, dependency));
  }
  for (const row of org.records.assignments) {
    if (row.type !== "loan" || !holdsOn(row, org.today) || !org.personIndexById.has(row.personId)) continue;
    put(org.areaIndexById.get(row.areaId), row.personId, () => loanOf(org, row));
  }
  return things;
}

/** The deputy acts, else the owner before stays, where they are here to do so. */
function ownerAgain(base: Org, org: Org, area: number): OrgChange[] {
  const { id, deputyId } = org.areas[area]!;
  const isAble = (personId: string | undefined): boolean => {
    const person = org.people[org.personIndexById.get(personId ?? "") ?? NONE];
    return person !== undefined && !person.vacant && person.status === "active";
  };
  if (deputyId !== undefined && isAble(deputyId))
    return [{ kind: "set-owner", areaId: id, personId: deputyId, acting: true, from: org.today }];
  const owners = ownersOf(base, base.areaIndexById.get(id)!).map((owner) => base.people[owner]!.id);
  const stays = owners.find(isAble);
  return stays === undefined ? [] : [{ kind: "set-owner", areaId: id, personId: stays, from: org.today }];
}
