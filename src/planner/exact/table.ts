import { ownerFit, PERSON_TERMS } from "../cost/index.ts";
import type { Instance } from "../instance.ts";
import { FORBIDDEN } from "../solver/places.ts";

/**
 * All placements of all people with their points, dense: what exact mode and problems with room read. They are made
 * for some thousand people at most; beyond, `Columns` and `Places` tell the same without a table.
 */
export interface PlaceTable {
  readonly people: number;
  readonly units: number;
  /** Slot kinds without `owner`; kind `kinds` is the owner. */
  readonly kinds: number;
  readonly role: Int32Array;
  /** Units of head each person counts for, when not owner. */
  readonly weight: Int32Array;
  /** Points of person p in unit a in their own slot: `roleCost[p * units + a]`, without the manager term. */
  readonly roleCost: Int32Array;
  /** Row of a person in `ownerCost`, −1 for people who may own nothing. */
  readonly ownerRow: Int32Array;
  /** Points of the person as owner of unit a, place and fit together: `ownerCost[ownerRow[p] * units + a]`. */
  readonly ownerCost: Int32Array;
  readonly manager: Int32Array;
  readonly managerChangeCost: Int32Array;
}

/** Points of everybody everywhere, pins and forbidden units included as FORBIDDEN. O(people × units). */
export function buildTable(instance: Instance): PlaceTable {
  const { people: n, units: u } = instance;
  const roleCost = placeCosts(instance);
  const mustOwn = new Int32Array(n).fill(-1);
  for (let a = 0; a < u; a++) if (instance.pinnedOwner[a]! >= 0) mustOwn[instance.pinnedOwner[a]!] = a;
  const ownerRow = new Int32Array(n).fill(-1);
  let rows = 0;
  for (let p = 0; p < n; p++) if (instance.ownerClass[p]! >= 0) ownerRow[p] = rows++;
  const ownerCost = new Int32Array(rows * u).fill(FORBIDDEN);
  for (let p = 0; p < n; p++) {
    const row = ownerRow[p]!;
    if (row < 0) continue;
    for (let a = 0; a < u; a++) {
      const isAble = instance.ownerCost[instance.ownerClass[p]! * u + a]! >= 0;
      const takenByPin = instance.pinnedOwner[a]! >= 0 && instance.pinnedOwner[a] !== p;
      const pinnedAway = mustOwn[p]! >= 0 && mustOwn[p] !== a;
      if (!isAble || takenByPin || pinnedAway || roleCost[p * u + a]! >= FORBIDDEN) continue;
      ownerCost[row * u + a] = roleCost[p * u + a]! + ownerFit.points(instance, p, a, true, -1);
    }
  }
  // A pinned owner has no seat but that one; their own slot closes after their owner points are read from it.
  for (let p = 0; p < n; p++) if (mustOwn[p]! >= 0) roleCost.fill(FORBIDDEN, p * u, (p + 1) * u);
  return {
    people: n,
    units: u,
    kinds: instance.disciplines.length + 1,
    role: instance.role,
    weight: instance.weight,
    roleCost,
    ownerRow,
    ownerCost,
    manager: instance.manager,
    managerChangeCost: instance.managerChangeCost,
  };
}

/** Points of each person in each unit whatever the slot and the manager; FORBIDDEN by pin or ban. */
function placeCosts(instance: Instance): Int32Array {
  const { people: n, units: u } = instance;
  const cost = new Int32Array(n * u);
  for (const { points } of PERSON_TERMS) {
    for (let p = 0; p < n; p++) {
      for (let a = 0; a < u; a++) cost[p * u + a] = cost[p * u + a]! + points(instance, p, a, false, -1);
    }
  }
  for (let p = 0; p < n; p++) {
    for (let e = instance.forbidStart[p]!; e < instance.forbidStart[p + 1]!; e++) {
      cost[p * u + instance.forbidUnit[e]!] = FORBIDDEN;
    }
    const pin = instance.pinnedUnit[p]!;
    if (pin < 0) continue;
    for (let a = 0; a < u; a++) if (a !== pin) cost[p * u + a] = FORBIDDEN;
  }
  return cost;
}
