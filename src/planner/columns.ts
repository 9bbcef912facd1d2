import type { Instance } from "./instance.ts";
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
 * @param unitsOf the likely units of a person in a large instance; not asked in one of at most ALL_COLUMNS_MAX.
 */
export function buildColumns(
  instance: Instance,
  places: Places = buildPlaces(instance),
  unitsOf?: (p: number) => Iterable<number>,
): Columns {
  const { people: n, units: u } = instance;
  const all = Array.from({ length: u }, (_, a) => a);
  const start = new Int32Array(n + 1);
  const list = openList(n * Math.min(u, 16));
  const taken = new Int32Array(u).fill(-1);
  const units = new Int32Array(u);
  for (let p = 0; p < n; p++) {
    let count = 0;
    for (const a of unitsOf === undefined ? all : unitsOf(p)) {
      if (taken[a] === p) continue;
      taken[a] = p;
      units[count++] = a;
    }
    if (unitsOf !== undefined) units.subarray(0, count).sort();
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
    unit: list.unit.slice(0, list.length),
    roleCost: list.roleCost.slice(0, list.length),
    ownerCost: list.ownerCost.slice(0, list.length),
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
