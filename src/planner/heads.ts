import { FORBIDDEN } from "./columns.ts";
import type { Instance } from "./instance.ts";

/**
 * The convex price of heads, a slot at a time: slot `kind * units + a` for role kinds, then one owner slot a unit.
 * The first head saves `short + uncovered`, each further up to the demand `short`, each beyond costs `over`.
 */
export interface Heads {
  readonly slots: number;
  readonly units: number;
  readonly kinds: number;
  readonly demand: Int32Array;
  /** Change of the points with the first head, with a head up to the demand, and beyond it; first ≤ next ≤ beyond. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly beyond: Int32Array;
  /** Points of the slot with nobody in it. */
  readonly empty: Float64Array;
}

/** Head prices of all slots of an instance. */
export function buildHeads(instance: Instance): Heads {
  const u = instance.units;
  const kinds = instance.disciplines.length + 1;
  const slots = (kinds + 1) * u;
  const demand = new Int32Array(slots);
  const first = new Int32Array(slots);
  const next = new Int32Array(slots);
  const beyond = new Int32Array(slots);
  const empty = new Float64Array(slots);
  for (let kind = 0; kind < kinds; kind++) {
    for (let a = 0; a < u; a++) {
      const s = kind * u + a;
      const want = instance.demand[s]!;
      demand[s] = want;
      next[s] = -instance.shortCost[kind]!;
      beyond[s] = instance.overCost[kind]!;
      first[s] = want === 0 ? beyond[s]! : next[s]! - instance.uncoveredCost[kind]!;
      empty[s] = want === 0 ? 0 : instance.shortCost[kind]! * want + instance.uncoveredCost[kind]!;
    }
  }
  for (let a = 0; a < u; a++) {
    const s = kinds * u + a;
    demand[s] = 1;
    first[s] = -instance.ownerlessCost[a]!;
    next[s] = FORBIDDEN;
    beyond[s] = FORBIDDEN;
    empty[s] = instance.ownerlessCost[a]!;
  }
  return { slots, units: u, kinds, demand, first, next, beyond, empty };
}

/** Change of a slot's points when a head joins `have` others. */
export function joinCost(heads: Heads, slot: number, have: number): number {
  if (have >= heads.demand[slot]!) return heads.beyond[slot]!;
  return have === 0 ? heads.first[slot]! : heads.next[slot]!;
}

/** Points of a slot with `have` heads. */
export function headCost(heads: Heads, slot: number, have: number): number {
  if (have === 0) return heads.empty[slot]!;
  const want = heads.demand[slot]!;
  if (want === 0) return have * heads.beyond[slot]!;
  const filled = have < want ? have : want;
  const points = heads.empty[slot]! + heads.first[slot]! + (filled - 1) * heads.next[slot]!;
  return have > want ? points + (have - want) * heads.beyond[slot]! : points;
}
