import { FORBIDDEN } from "./places.ts";
import { HEAD_TERMS } from "../cost/index.ts";
import type { Instance } from "../instance.ts";

/**
 * The convex price of heads, a slot at a time: slot `kind * units + a` for role kinds, then one owner slot a unit.
 * Counted in units of head: the first saves `short + uncovered`, each further up to the demand `short`, each beyond
 * costs `over`. An owner is one unit whatever they count for elsewhere.
 */
export interface Heads {
  readonly slots: number;
  readonly units: number;
  readonly kinds: number;
  readonly demand: Int32Array;
  /** Change of the points with the first unit, with one up to the demand, and beyond it; first ≤ next ≤ beyond. */
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
  const pointsOf = (kind: number, a: number, have: number): number =>
    HEAD_TERMS.reduce((sum, term) => sum + term.points(instance, kind, a, have), 0);
  for (let kind = 0; kind <= kinds; kind++) {
    for (let a = 0; a < u; a++) {
      const s = kind * u + a;
      const want = kind === kinds ? 1 : instance.demand[s]!;
      demand[s] = want;
      empty[s] = pointsOf(kind, a, 0);
      first[s] = pointsOf(kind, a, 1) - empty[s]!;
      // An owner seat takes one head.
      beyond[s] = kind === kinds ? FORBIDDEN : pointsOf(kind, a, want + 1) - pointsOf(kind, a, want);
      next[s] = want > 1 ? pointsOf(kind, a, 2) - pointsOf(kind, a, 1) : beyond[s]!;
    }
  }
  return { slots, units: u, kinds, demand, first, next, beyond, empty };
}

/** Change of a slot's points when so many units of head, 1 or 2, join `have` others. */
export function joinCost(heads: Heads, slot: number, have: number, units: number): number {
  const points = stepCost(heads, slot, have);
  return units === 1 ? points : points + stepCost(heads, slot, have + 1);
}

function stepCost(heads: Heads, slot: number, have: number): number {
  if (have >= heads.demand[slot]!) return heads.beyond[slot]!;
  return have === 0 ? heads.first[slot]! : heads.next[slot]!;
}

/** Points of a slot with `have` units of head. */
export function headCost(heads: Heads, slot: number, have: number): number {
  if (have === 0) return heads.empty[slot]!;
  const want = heads.demand[slot]!;
  if (want === 0) return have * heads.beyond[slot]!;
  const filled = have < want ? have : want;
  const points = heads.empty[slot]! + heads.first[slot]! + (filled - 1) * heads.next[slot]!;
  return have > want ? points + (have - want) * heads.beyond[slot]! : points;
}
