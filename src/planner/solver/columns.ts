import type { Instance } from "../instance.ts";
import { buildPlaces, FORBIDDEN, ownerPointsOf, rolePoints, type Places } from "./places.ts";

/** Up to so many placements all are looked at; beyond, each person's likely ones. 20,000 people × 500 units are 10 M. */
export const ALL_COLUMNS_MAX = 2_000_000;

/**
 * The placements that the flow and the search look at: of each person all units they may go to, or in a large
 * instance the likely ones. What is not listed is not forbidden: `places` tells what it costs.
 */
export interface Columns {
  readonly people: number;
  readonly units: number;
  /** Slot kinds without `owner`; kind `kinds` is the owner. */
  readonly kinds: number;
  readonly places: Places;
  readonly role: Int32Array;
  /** Units of head each person counts for, when not owner. */
  readonly weight: Int32Array;
  readonly headUnit: Instance["headUnit"];
  /** Units of p: entries `start[p]` up to, not including, `start[p + 1]`, ascending. */
  readonly start: Int32Array;
  readonly unit: Int32Array;
  /** Points of an entry in the person's own slot, without the manager term, and as owner; FORBIDDEN where not allowed. */
  readonly roleCost: Int32Array;
  readonly ownerCost: Int32Array;
  readonly manager: Int32Array;
  readonly managerChangeCost: Int32Array;
}

/**
 * Columns of an instance, pins and bans kept to.
 * @param unitsOf says the likely units of a person in a large instance; left out, all units are listed.
 * @param room entries there may be; more make the lists be copied.
 */
export function buildColumns(
  instance: Instance,
  places: Places = buildPlaces(instance),
  unitsOf?: (p: number, say: (unit: number) => void) => void,
  room: number = instance.people * (unitsOf === undefined ? instance.units : Math.min(instance.units, 16)),
): Columns {
  const { people: n, units: u } = instance;
  const start = new Int32Array(n + 1);
  const list = openList(room);
  const taken = new Int32Array(u).fill(-1);
  const units = Int32Array.from({ length: u }, (_, a) => a);
  let person = 0;
  let count = u;
  const say = (a: number): void => {
    if (taken[a] === person) return;
    taken[a] = person;
    let k = count++;
    for (; k > 0 && units[k - 1]! > a; k--) units[k] = units[k - 1]!;
    units[k] = a;
  };
  for (let p = 0; p < n; p++) {
    if (unitsOf !== undefined) {
      person = p;
      count = 0;
      unitsOf(p, say);
    }
    for (let k = 0; k < count; k++) {
      const a = units[k]!;
      const own = rolePoints(places, p, a);
      const asOwner = ownerPointsOf(places, p, a);
      if (own < FORBIDDEN || asOwner < FORBIDDEN) append(list, a, own, asOwner);
    }
    start[p + 1] = list.length;
  }
  return {
    people: n,
    units: u,
    kinds: instance.disciplines.length + 1,
    places,
    role: instance.role,
    weight: instance.weight,
    headUnit: instance.headUnit,
    start,
    unit: list.unit.subarray(0, list.length),
    roleCost: list.roleCost.subarray(0, list.length),
    ownerCost: list.ownerCost.subarray(0, list.length),
    manager: instance.manager,
    managerChangeCost: instance.managerChangeCost,
  };
}

/** Columns while they are listed; grows by doubling. */
interface ColumnList {
  unit: Int32Array;
  roleCost: Int32Array;
  ownerCost: Int32Array;
  length: number;
}

function openList(room: number): ColumnList {
  const size = Math.max(room, 16);
  return {
    unit: new Int32Array(size),
    roleCost: new Int32Array(size),
    ownerCost: new Int32Array(size),
    length: 0,
  };
}

function append(list: ColumnList, a: number, own: number, asOwner: number): void {
  if (list.length === list.unit.length) {
    list.unit = doubled(list.unit);
    list.roleCost = doubled(list.roleCost);
    list.ownerCost = doubled(list.ownerCost);
  }
  list.unit[list.length] = a;
  list.roleCost[list.length] = own;
  list.ownerCost[list.length] = asOwner;
  list.length += 1;
}

function doubled(column: Int32Array): Int32Array {
  const wide = new Int32Array(2 * column.length);
  wide.set(column);
  return wide;
}
