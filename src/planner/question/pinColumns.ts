import { NONE, type Org } from "../../org/index.ts";
import type { Pin } from "../pins/pins.ts";
import { groupsOf } from "../pins/pinsHold.ts";
import type { Barred } from "../plan/plan.ts";
import type { Members } from "./units.ts";

export interface PinInput {
  readonly org: Org;
  readonly members: Members;
  /** Whether a rule keeps somebody in their home unit: on leave, shared, dedicated, a seat that stays. */
  readonly isFixed: (i: number) => boolean;
  /** Whether nobody joins a unit, except by a pin. */
  readonly isClosed: (unit: number) => boolean;
  readonly pins: readonly Pin[];
  readonly barred: readonly Barred[];
}

/** Pins, and what is fixed by rule. A rule gives way to what a person said. */
export function pinColumns({ org, members, isFixed, isClosed, pins, barred }: PinInput) {
  const u = members.units.length;
  const unitById = new Map(Array.from(members.units, (area, unit) => [org.areas[area]!.id as string, unit]));
  const positionOf = (personId: string): number => members.at[org.personIndexById.get(personId)!]!;
  const pinnedUnit = members.home.map((home, i) => (isFixed(i) ? home : NONE));
  const pinnedOwner = new Int32Array(u).fill(NONE);
  if (members.topOwns !== NONE) {
    pinnedOwner[members.topOwns] = members.at[members.top]!;
    pinnedUnit[members.at[members.top]!] = members.topOwns;
  }
  const forbidden = new Map<number, Set<number>>();
  const forbid = (i: number, unit: number): void => {
    forbidden.set(i, (forbidden.get(i) ?? new Set()).add(unit));
  };
  let movesMax = Infinity;
  for (const pin of pins) {
    if (pin.kind === "max-moves") movesMax = Math.min(movesMax, pin.moves);
    if (!("areaId" in pin)) continue;
    const unit = unitById.get(pin.areaId)!;
    if (pin.kind === "freeze-area") {
      members.home.forEach((home, i) => {
        if (home === unit) pinnedUnit[i] = unit;
      });
      continue;
    }
    const i = positionOf(pin.personId);
    if (i === NONE) continue;
    if (pin.kind === "keep-out") forbid(i, unit);
    else {
      pinnedUnit[i] = unit;
      if (pin.kind === "own") pinnedOwner[unit] = i;
    }
  }
  dropRuleOfHead(members, pins, forbidden, pinnedUnit, pinnedOwner, org);
  const together = groupsIn(org, members, positionOf, pins);
  // A group may meet where a rule would keep some of it out.
  const grouped = new Set(together.flat());
  for (const one of barred) {
    if (one.seat !== undefined) continue;
    const i = positionOf(one.personId);
    const unit = unitById.get(one.areaId)!;
    // Home stays open, unless a pin closed it: then nothing else may be closed.
    if (pinnedUnit[i] === NONE && !grouped.has(i) && forbidden.get(i)?.has(members.home[i]!) !== true)
      forbid(i, unit);
  }
  forbidden.forEach((set, i) => {
    if (pinnedUnit[i] !== NONE && set.has(pinnedUnit[i]!)) pinnedUnit[i] = NONE;
  });
  closeUnits(pinnedUnit, forbidden, u, isClosed, grouped);
  return {
    pinnedUnit,
    pinnedOwner,
    ...listForbidden(forbidden, members.people.length),
    ...(together.length === 0 ? {} : { together }),
    ...(movesMax === Infinity ? {} : { movesMax }),
  };
}

/** That the head of the company owns the unit around all others, unless a pin says otherwise. */
function dropRuleOfHead(
  { topOwns, at, top }: Members,
  pins: readonly Pin[],
  forbidden: ReadonlyMap<number, ReadonlySet<number>>,
  pinnedUnit: Int32Array,
  pinnedOwner: Int32Array,
  org: Org,
): void {
  if (topOwns === NONE || pinnedOwner[topOwns] !== at[top]) return;
  const head = at[top]!;
  const isSeated = pins.some((pin) => pin.kind === "seat" && pin.personId === org.people[top]!.id);
  if (isSeated || pinnedUnit[head] !== topOwns || forbidden.get(head)?.has(topOwns) === true)
    pinnedOwner[topOwns] = NONE;
}

/** People who shall be together, by position in the plan, ascending. */
function groupsIn(
  org: Org,
  members: Members,
  positionOf: (personId: string) => number,
  pins: readonly Pin[],
): number[][] {
  const managerOf = (id: string): string | undefined => {
    const above = org.lines.parent[org.personIndexById.get(id)!]!;
    return above === NONE || members.at[above] === NONE ? undefined : org.people[above]!.id;
  };
  return groupsOf(pins, { managerOf })
    .map((group) => group.map(positionOf).sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!);
}

/** Keeps everybody who is free out of closed units, as long as another unit is left to them. */
function closeUnits(
  pinnedUnit: Int32Array,
  forbidden: Map<number, Set<number>>,
  u: number,
  isClosed: (unit: number) => boolean,
  grouped: ReadonlySet<number>,
): void {
  const units = Array.from({ length: u }, (_, unit) => unit);
  const closed = units.filter(isClosed);
  const open = units.filter((unit) => !isClosed(unit));
  if (closed.length === 0) return;
  pinnedUnit.forEach((pinned, i) => {
    const out = forbidden.get(i);
    if (pinned !== NONE || grouped.has(i) || open.every((unit) => out?.has(unit) === true)) return;
    forbidden.set(i, new Set([...(out ?? []), ...closed]));
  });
}

function listForbidden(forbidden: ReadonlyMap<number, ReadonlySet<number>>, n: number) {
  const forbidStart = new Int32Array(n + 1);
  const forbidUnit: number[] = [];
  for (let i = 0; i < n; i++) {
    const set = forbidden.get(i);
    if (set !== undefined) forbidUnit.push(...[...set].sort((a, b) => a - b));
    forbidStart[i + 1] = forbidUnit.length;
  }
  return { forbidStart, forbidUnit: Int32Array.from(forbidUnit) };
}
