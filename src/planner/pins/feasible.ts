import type { Instance } from "../instance.ts";

/** Pins that cannot all hold, as data and in words. */
export interface PinConflict {
  readonly code:
    | "owner-not-eligible"
    | "owns-two-units"
    | "pinned-elsewhere"
    | "forbidden-pin"
    | "nowhere-to-go";
  readonly people: readonly number[];
  readonly units: readonly number[];
  readonly message: string;
}

/**
 * Pins and bans that contradict each other; soft costs can never make a problem infeasible, these can.
 * Without conflicts every instance that `checkInstance` accepts has a plan.
 * @returns conflicts by unit, then by person; empty when all pins can hold.
 * @example checkPins(instance) // [{code: "owns-two-units", people: [4], units: [0, 2], message: …}]
 */
export function checkPins(instance: Instance): PinConflict[] {
  const conflicts: PinConflict[] = [];
  const owns = new Int32Array(instance.people).fill(-1);
  for (let a = 0; a < instance.units; a++) {
    const p = instance.pinnedOwner[a]!;
    if (p < 0) continue;
    const note = (code: PinConflict["code"], units: readonly number[], why: string): void => {
      conflicts.push({
        code,
        people: [p],
        units,
        message: `Person ${p} is pinned as owner of unit ${a} but ${why}.`,
      });
    };
    const before = owns[p]!;
    if (before >= 0) note("owns-two-units", [before, a], `is pinned as owner of unit ${before} too`);
    else owns[p] = a;
    const ownerClass = instance.ownerClass[p]!;
    if (ownerClass < 0) note("owner-not-eligible", [a], "may own nothing");
    else if (instance.ownerCost[ownerClass * instance.units + a]! < 0) {
      note("owner-not-eligible", [a], `owner class ${ownerClass} may not own it`);
    }
    const pin = instance.pinnedUnit[p]!;
    if (pin >= 0 && pin !== a) note("pinned-elsewhere", [a, pin], `is pinned to unit ${pin}`);
    if (isForbidden(instance, p, a)) note("forbidden-pin", [a], "may not go there");
  }
  for (let p = 0; p < instance.people; p++) {
    const pin = instance.pinnedUnit[p]!;
    if (pin >= 0 && isForbidden(instance, p, pin)) {
      const message = `Person ${p} is pinned to unit ${pin} but may not go there.`;
      conflicts.push({ code: "forbidden-pin", people: [p], units: [pin], message });
    }
    const banned = instance.forbidStart[p + 1]! - instance.forbidStart[p]!;
    if (instance.units > 0 && banned === instance.units) {
      const message = `Person ${p} may not go to any of the ${banned} units.`;
      conflicts.push({ code: "nowhere-to-go", people: [p], units: [], message });
    }
  }
  return conflicts;
}

/** Owner seats that cannot all be filled: these units together have only these people, fewer than they are. */
export interface HallSet {
  readonly units: readonly number[];
  readonly people: readonly number[];
}

/**
 * How many owner seats can be filled at once, and for those that cannot the proof: sets of units whose candidates
 * together are fewer (Hall's condition). Pins and bans count; whether filling all is worth its points is not asked.
 * @returns the most seats fillable, and one set for each group of seats that compete, ascending by first unit;
 * the sets share no unit and lack `units − people` owners each, together `instance.units − fillable`.
 * Source: Hopcroft, Karp, 1973; Hall, On Representatives of Subsets, 1935. Cost: O(units × candidate seats).
 * @example ownerSeats(instance) // {fillable: 11, hall: [{units: [2, 5], people: [17]}]}
 */
export function ownerSeats(instance: Instance): { fillable: number; hall: HallSet[] } {
  const { people: n, units: u } = instance;
  const candidates = candidatesOf(instance);
  const unitOfPerson = new Int32Array(n).fill(-1);
  const personOfUnit = new Int32Array(u).fill(-1);
  let fillable = 0;
  for (let a = 0; a < u; a++) if (findOwner(candidates, a, unitOfPerson, personOfUnit)) fillable += 1;
  const hall: HallSet[] = [];
  const inSet = new Uint8Array(u);
  for (let a = 0; a < u; a++) {
    if (personOfUnit[a]! >= 0 || inSet[a] === 1) continue;
    hall.push(hallSetOf(candidates, a, unitOfPerson, personOfUnit, inSet));
  }
  return { fillable, hall: hall.sort((x, y) => x.units[0]! - y.units[0]!) };
}

/** Who may own each unit, ascending. */
function candidatesOf(instance: Instance): readonly Int32Array[] {
  const { people: n, units: u } = instance;
  const mustOwn = new Int32Array(n).fill(-1);
  for (let a = 0; a < u; a++) if (instance.pinnedOwner[a]! >= 0) mustOwn[instance.pinnedOwner[a]!] = a;
  return Array.from({ length: u }, (_, a) => {
    const may: number[] = [];
    for (let p = 0; p < n; p++) {
      const ownerClass = instance.ownerClass[p]!;
      if (ownerClass < 0 || instance.ownerCost[ownerClass * u + a]! < 0) continue;
      if (instance.pinnedOwner[a]! >= 0 && instance.pinnedOwner[a] !== p) continue;
      if (mustOwn[p]! >= 0 && mustOwn[p] !== a) continue;
      if (instance.pinnedUnit[p]! >= 0 && instance.pinnedUnit[p] !== a) continue;
      if (!isForbidden(instance, p, a)) may.push(p);
    }
    return Int32Array.from(may);
  });
}

/** Breadth-first alternating path from a unit without owner to a free candidate; turns the path round. */
function findOwner(
  candidates: readonly Int32Array[],
  start: number,
  unitOfPerson: Int32Array,
  personOfUnit: Int32Array,
): boolean {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const a of queue) {
    for (const p of candidates[a]!) {
      if (cameFrom.has(p)) continue;
      cameFrom.set(p, a);
      if (unitOfPerson[p]! >= 0) {
        queue.push(unitOfPerson[p]!);
        continue;
      }
      for (let q = p; q >= 0;) {
        const unit = cameFrom.get(q)!;
        const freed = personOfUnit[unit]!;
        personOfUnit[unit] = q;
        unitOfPerson[q] = unit;
        q = freed;
      }
      return true;
    }
  }
  return false;
}

/**
 * Units that an unfilled seat competes with, and everybody who could own any of them. The set grows by other
 * unfilled seats whose candidates lie in it, so that sets share no unit.
 */
function hallSetOf(
  candidates: readonly Int32Array[],
  start: number,
  unitOfPerson: Int32Array,
  personOfUnit: Int32Array,
  inSet: Uint8Array,
): HallSet {
  const units = [start];
  const people = new Set<number>();
  inSet[start] = 1;
  const unfilled = Array.from(personOfUnit.keys()).filter((a) => personOfUnit[a]! < 0);
  for (let k = 0; k < units.length; k++) {
    for (const p of candidates[units[k]!]!) {
      if (people.has(p)) continue;
      people.add(p);
      const seat = unitOfPerson[p]!;
      if (inSet[seat] === 1) continue;
      inSet[seat] = 1;
      units.push(seat);
    }
    if (k < units.length - 1) continue;
    const joins = unfilled.filter((a) => inSet[a] === 0 && candidates[a]!.some((p) => people.has(p)));
    for (const a of joins) {
      inSet[a] = 1;
      units.push(a);
    }
  }
  const ascending = (x: number, y: number): number => x - y;
  return { units: units.sort(ascending), people: [...people].sort(ascending) };
}

function isForbidden(instance: Instance, p: number, a: number): boolean {
  for (let e = instance.forbidStart[p]!; e < instance.forbidStart[p + 1]!; e++) {
    if (instance.forbidUnit[e] === a) return true;
  }
  return false;
}
