import { isFilled, isLiveArea } from "../metrics/index.ts";
import {
  holdsOn,
  NONE,
  ownersOf,
  say,
  type AreaId,
  type Assignment,
  type Dependency,
  type Org,
  type Person,
  type Sentence,
} from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { absenceOf, decidedByOwner } from "./oneDecider.ts";
import { areaOfAsset, openDecisions, thingsOf } from "./things.ts";
import { areaName, named, type Listed, listing } from "./wording.ts";

/**
 * What had an area, an owner, a decider or a manager before the changes still has one after them. Judged only where
 * the org before is given. Things that are gone themselves are no orphans.
 * Source: docs/guides/checks.md#orphan-forecast.
 * @source our proposal
 * @example check(orgOf("a > b; x: b", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "x"
 *   }] }), undefined, orgOf("a > b; x: b*", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1,
 *   areaId: "x" }] }))
 *   // "Committing leaves 2 without an owner: x and Ledger."
 */
export const orphanForecast = defineCheck({
  id: "orphan-forecast",
  group: 9,
  tier: "invariant",
  title: "Changes leave nothing without an owner",
  applies:
    "assets, open decisions, dependencies, loans and people, where the org before the changes is given",
  thresholds: {},
  needs: ["base"],
  each: "org",
  check: ({ org, base }) =>
    base === undefined || base === org
      ? []
      : [
          ...withoutArea(base, org),
          ...withoutOwner(base, org),
          ...withoutDecider(base, org),
          ...withoutManager(base, org),
        ],
});

/** One thing that lost something, and what would give it back; no fixes where nothing is known to. */
interface Orphan {
  readonly id: string;
  readonly name: Listed;
  readonly fixes: readonly OrgChange[];
}

function faultOf(
  lost: string,
  restsOn: readonly string[],
  subject: string | null,
  orphans: readonly Orphan[],
): Fault {
  const isSettled = orphans.every((orphan) => orphan.fixes.length > 0);
  return {
    subjects: [...new Set([...(subject === null ? [] : [subject]), ...orphans.map((orphan) => orphan.id)])],
    value: orphans.length,
    message: say(
      restsOn,
    )`Committing leaves ${orphans.length} without ${lost}: ${listing(orphans.map((orphan) => orphan.name))}.`,
    evidence: orphans.map(({ id, name }) => ({
      subject: id,
      says: say(restsOn)`${capital(name)} had ${lost} before the changes.`,
    })),
    fixes: isSettled ? orphans.flatMap((orphan) => orphan.fixes) : [],
  };
}

/** A phrase as the beginning of a sentence; a name stays as it is written. */
function capital(name: Listed): Listed {
  if (typeof name === "string" || !("parts" in name)) return name;
  const [first, ...rest] = name.parts;
  if (typeof first !== "string") return name;
  return { ...name, parts: [first.charAt(0).toUpperCase() + first.slice(1), ...rest] };
}

function isThere(org: Org, id: string | undefined): boolean {
  const area = id === undefined ? undefined : org.areaIndexById.get(id);
  return area !== undefined && org.areas[area]!.status !== "retired";
}

/** Things by the area they had. */
function withoutArea(base: Org, org: Org): Fault[] {
  const byArea = new Map<string, Orphan[]>();
  const lose = (areaId: string, orphan: Orphan): void => {
    const list = byArea.get(areaId);
    if (list === undefined) byArea.set(areaId, [orphan]);
    else list.push(orphan);
  };
  const before = thingsOf(base);
  const { area: areaOf, claims } = thingsOf(org);
  org.records.assets.forEach((asset, i) => {
    const had = before.area[before.at.get(asset.id) ?? NONE] ?? NONE;
    if (had === NONE || base.areas[had]!.status === "retired" || claims[i]! > 1) return;
    const now = areaOf[i]!;
    if (now !== NONE && org.areas[now]!.status !== "retired") return;
    const to = heirOf(org, base.areas[had]!.id);
    lose(base.areas[had]!.id, {
      id: asset.id,
      name: asset.name,
      fixes: to === undefined ? [] : [{ kind: "transfer-asset", assetId: asset.id, areaId: to }],
    });
  });
  const homes = new Map(openDecisions(base).map((decision) => [decision.id as string, decision.areaId]));
  for (const { id, title, areaId } of openDecisions(org)) {
    const had = homes.get(id);
    if (had === undefined || !isThere(base, had) || isThere(org, areaId)) continue;
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
    const gone = [consumerAreaId, providerAreaId].find((id) => isThere(base, id) && !isThere(org, id));
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
  return [...byArea].map(([areaId, orphans]) => faultOf("an area", ["area.status"], areaId, orphans));
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
function withoutOwner(base: Org, org: Org): Fault[] {
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
    const fault = faultOf("an owner", ["area.owners"], null, [own, ...others]);
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
  for (const asset of org.records.assets) put(areaOfAsset(org, asset), asset.id, () => asset.name);
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

/** Open decisions by the decider they had. */
function withoutDecider(base: Org, org: Org): Fault[] {
  const before = new Map(openDecisions(base).map((decision) => [decision.id as string, decision]));
  const byDecider = new Map<string, Orphan[]>();
  for (const decision of openDecisions(org)) {
    const had = before.get(decision.id);
    if (had?.deciderId === undefined || absenceOf(base, had) !== null || absenceOf(org, decision) === null)
      continue;
    const area = decision.areaId === undefined ? undefined : org.areaIndexById.get(decision.areaId);
    const orphan: Orphan = {
      id: decision.id,
      name: decision.title,
      fixes: area === undefined ? [] : decidedByOwner(org, decision, area),
    };
    const list = byDecider.get(had.deciderId);
    if (list === undefined) byDecider.set(had.deciderId, [orphan]);
    else list.push(orphan);
  }
  return [...byDecider.values()].map((orphans) =>
    faultOf("a decider", ["decision.deciderId", "person.status"], null, orphans),
  );
}

/** People by the manager they had. The only one at the top needs none. */
function withoutManager(base: Org, org: Org): Fault[] {
  if (!base.records.linesKnown || !org.records.linesKnown) return [];
  const byManager = new Map<number, Orphan[]>();
  for (let person = 0; person < org.people.length; person++) {
    const { id, placeholder } = org.people[person]!;
    if (placeholder === true || hasManager(org, person)) continue;
    const was = base.personIndexById.get(id);
    if (was === undefined || base.lines.parent[was] === NONE || !hasManager(base, was)) continue;
    const manager = base.lines.parent[was]!;
    const orphan: Orphan = { id, name: named(org, person), fixes: managedAgain(base, org, person, manager) };
    const list = byManager.get(manager);
    if (list === undefined) byManager.set(manager, [orphan]);
    else list.push(orphan);
  }
  return [...byManager.values()].map((orphans) => faultOf("a manager", ["person.managerId"], null, orphans));
}

function hasManager(org: Org, person: number): boolean {
  const manager = org.lines.parent[person]!;
  if (manager === NONE) return org.lines.rootCount === 1;
  return !isGone(org, org.people[manager]!);
}

/** A seat that is open keeps its place in the tree; a person who left, or whom nobody knows, does not. */
function isGone({ today }: Org, { status, endOn, placeholder }: Person): boolean {
  return placeholder === true || status === "terminated" || (endOn !== undefined && endOn <= today);
}

/** Under the manager before, or the first above them who is still here. */
function managedAgain(base: Org, org: Org, person: number, manager: number): OrgChange[] {
  const { enter, end } = org.lines;
  for (let at = manager; at !== NONE; at = base.lines.parent[at]!) {
    const now = org.personIndexById.get(base.people[at]!.id);
    if (now === undefined || isGone(org, org.people[now]!)) continue;
    const isBelow = enter[person]! <= enter[now]! && enter[now]! < end[person]!;
    if (!isBelow)
      return [{ kind: "set-manager", personId: org.people[person]!.id, managerId: org.people[now]!.id }];
  }
  return [];
}
