import { NONE, type Org } from "../org/index.ts";
import type { Pin } from "./pins.ts";
import type { Barred } from "./plan.ts";
import type { Members } from "./units.ts";

/** Pins, and what is fixed by rule: shared disciplines, empty seats and people on leave stay in their home unit. */
export function pinColumns(
  org: Org,
  members: Members,
  disciplineOf: readonly string[],
  isManager: readonly boolean[],
  isVacant: readonly boolean[],
  shared: ReadonlySet<string>,
  pins: readonly Pin[],
  barred: readonly Barred[],
) {
  const u = members.units.length;
  const unitById = new Map(Array.from(members.units, (area, unit) => [org.areas[area]!.id as string, unit]));
  const positionOf = (personId: string): number => members.at[org.personIndexById.get(personId)!]!;
  const pinnedUnit = Int32Array.from(members.home, (home, i) => {
    const fixed =
      isVacant[i]! ||
      org.people[members.people[i]!]!.status === "on-leave" ||
      (shared.has(disciplineOf[i]!) && !isManager[i]!);
    return fixed ? home : NONE;
  });
  const pinnedOwner = new Int32Array(u).fill(NONE);
  if (members.topOwns !== NONE) {
    pinnedOwner[members.topOwns] = members.at[members.top]!;
    pinnedUnit[members.at[members.top]!] = members.topOwns;
  }
  const forbidden = new Map<number, Set<number>>();
  for (const pin of pins) {
    const unit = unitById.get(pin.areaId)!;
    if (pin.kind === "freeze-area") {
      members.home.forEach((home, i) => {
        if (home === unit) pinnedUnit[i] = unit;
      });
      continue;
    }
    const i = positionOf(pin.personId);
    if (i === NONE) continue;
    if (pin.kind === "keep-out") {
      const set = forbidden.get(i) ?? new Set();
      forbidden.set(i, set.add(unit));
    } else {
      pinnedUnit[i] = unit;
      if (pin.kind === "own") pinnedOwner[unit] = i;
    }
  }
  for (const one of barred) {
    const i = positionOf(one.personId);
    const unit = unitById.get(one.areaId)!;
    // Home stays open, unless a pin closed it: then nothing else may be closed.
    if (pinnedUnit[i] === NONE && forbidden.get(i)?.has(members.home[i]!) !== true)
      forbidden.set(i, (forbidden.get(i) ?? new Set()).add(unit));
  }
  const forbidStart = new Int32Array(members.people.length + 1);
  const forbidUnit: number[] = [];
  for (let i = 0; i < members.people.length; i++) {
    const set = forbidden.get(i);
    if (set !== undefined) {
      // A rule gives way to what a person said.
      if (pinnedUnit[i] !== NONE && set.has(pinnedUnit[i]!)) pinnedUnit[i] = NONE;
      forbidUnit.push(...[...set].sort((a, b) => a - b));
    }
    forbidStart[i + 1] = forbidUnit.length;
  }
  return { pinnedUnit, pinnedOwner, forbidStart, forbidUnit: Int32Array.from(forbidUnit) };
}
