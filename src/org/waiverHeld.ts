import { holdsOn } from "./day.ts";
import { positionsById } from "./idIndex.ts";
import { NONE } from "./ids.ts";
import { ownersOf, type Org } from "./org.ts";
import { isUnder } from "./queries.ts";
import type { Waiver } from "./waiver.ts";

/** Who may answer for an exception, and whether it holds: docs/guides/checks.md#waiver-current. */

/**
 * Whether a waiver excuses anything on the day: granted, not expired, with an end or standing on purpose, and approved
 * by somebody of today's org who stands above the owner of all it names.
 * @example isWaiverHeld(org, waiver)
 */
export function isWaiverHeld(org: Org, waiver: Waiver): boolean {
  const { grantedOn, expiresOn, standing } = waiver;
  if (expiresOn === undefined && !standing) return false;
  const days = {
    ...(grantedOn === undefined ? {} : { from: grantedOn }),
    ...(expiresOn === undefined ? {} : { to: expiresOn }),
  };
  return holdsOn(days, org.today) && approverFault(org, waiver) === null;
}

export type ApproverFault = "unnamed" | "gone" | "vacant" | "not-above";

/**
 * Why nobody answers for a waiver today; null where somebody does.
 * @example approverFault(org, waiver) // "vacant", "gone", …
 */
export function approverFault(org: Org, waiver: Waiver): ApproverFault | null {
  if (waiver.approverId === undefined) return "unnamed";
  const approver = org.personIndexById.get(waiver.approverId);
  if (approver === undefined || hasLeft(org, approver)) return "gone";
  if (org.people[approver]!.vacant) return "vacant";
  return standsAboveAll(org, approver, waiver) ? null : "not-above";
}

/** Somebody with reports stays in the lines after they left. */
function hasLeft(org: Org, person: number): boolean {
  const { status, endOn } = org.people[person]!;
  return status === "terminated" || (endOn !== undefined && endOn <= org.today);
}

/**
 * Whether the approver stands above the owner of everything the waiver names, and excuses nothing of their own. An
 * area is its owners', an asset, decision or dependency its area's (a dependency its consumer's), a person the owner's
 * of their home, else their manager's; what is nobody's is for the top of the lines. Ids that name nothing are passed
 * over: they excuse nothing. Where no lines were given, only one's own things are refused.
 */
function standsAboveAll(org: Org, approver: number, { subjectIds }: Waiver): boolean {
  return subjectIds.every((id) => {
    const person = org.personIndexById.get(id);
    if (person !== undefined) return mayExcusePerson(org, approver, person);
    const areas = areasOfSubject(org, id);
    if (areas === null) return true;
    return areas.length === 0
      ? isTop(org, approver)
      : areas.every((area) => mayExcuseArea(org, approver, area));
  });
}

/**
 * Whether today's data, those who left included, name anything so.
 * @example isKnownSubject(org, "shop")
 */
export function isKnownSubject(org: Org, id: string): boolean {
  if (org.personIndexById.has(id) || areasOfSubject(org, id) !== null) return true;
  return org.records.outside.some((person) => person.id === id);
}

/** Areas answerable for what bears the id: none for what is the company's; null where nothing bears it. */
function areasOfSubject(org: Org, id: string): readonly number[] | null {
  const indexes = (ids: readonly string[]): number[] =>
    ids.flatMap((one) => org.areaIndexById.get(one) ?? []);
  if (org.areaIndexById.has(id)) return indexes([id]);
  const { assets, decisions, dependencies, disciplines, waivers } = org.records;
  const asset = assets[positionsOf(org).get(id) ?? NONE];
  if (asset !== undefined)
    return indexes([...(asset.areaId === undefined ? [] : [asset.areaId]), ...(asset.claimedBy ?? [])]);
  const decision = decisions.find((one) => one.id === id);
  if (decision !== undefined) return indexes(decision.areaId === undefined ? [] : [decision.areaId]);
  const dependency = dependencies.find((one) => one.id === id);
  if (dependency !== undefined) return indexes([dependency.consumerAreaId]);
  const isOther = disciplines.some((one) => one.id === id) || waivers.some((one) => one.id === id);
  return isOther || org.disciplines.some((one) => one.id === id) ? [] : null;
}

const positionsByOrg = new WeakMap<Org, ReadonlyMap<string, number>>();

/** Positions of assets by id, kept per org. */
function positionsOf(org: Org): ReadonlyMap<string, number> {
  let at = positionsByOrg.get(org);
  if (at === undefined) positionsByOrg.set(org, (at = positionsById(org.records.assets)));
  return at;
}

function mayExcuseArea(org: Org, approver: number, area: number): boolean {
  const owners = ownersOf(org, area);
  if (owners.length > 0) return owners.every((owner) => standsAbove(org, approver, owner));
  // Nobody owns it: whoever owns what encloses it is above already.
  for (let a = org.areaTree.parent[area]!; a !== NONE; a = org.areaTree.parent[a]!) {
    const above = ownersOf(org, a);
    if (above.length > 0)
      return above.every((owner) => owner === approver || standsAbove(org, approver, owner));
  }
  return isTop(org, approver);
}

function mayExcusePerson(org: Org, approver: number, person: number): boolean {
  if (approver === person) return false;
  const home = org.work.home[person]!;
  const owners = home === NONE ? [] : ownersOf(org, home);
  if (owners.length === 1) return standsAbove(org, approver, owners[0]!);
  const manager = org.lines.parent[person]!;
  if (!org.records.linesKnown) return true;
  if (manager === NONE) return false;
  // Above a manager at the top stands nobody.
  return standsAbove(org, approver, manager) || (approver === manager && isTop(org, manager));
}

function standsAbove(org: Org, approver: number, person: number): boolean {
  return approver !== person && (!org.records.linesKnown || isUnder(org, person, approver));
}

/** Nobody, or only a place made up by reading, stands above them. */
function isTop(org: Org, person: number): boolean {
  const manager = org.lines.parent[person]!;
  return !org.records.linesKnown || manager === NONE || org.people[manager]!.placeholder === true;
}
