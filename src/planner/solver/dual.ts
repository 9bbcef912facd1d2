import { buildClassPrices, type ClassPrices } from "./classPrices.ts";
import type { Forest } from "./forest.ts";
import type { Heads } from "./heads.ts";
import { cutForest, type Parts } from "./parts.ts";
import { ownerPointsOf, rolePoints, type Places } from "./places.ts";

/**
 * The Lagrangian of the problem with the head counts priced: reporting trees fall apart and each is solved exactly by
 * dynamic programming over units. Of a person only the units count that could be theirs or their manager's at these
 * prices: where they work, and what is cheap for their class. Buffers are kept between evaluations.
 */
export interface Dual {
  readonly places: Places;
  readonly heads: Heads;
  readonly forest: Forest;
  /** Price of a unit of head by slot, in 1/64 point. Any prices give a valid bound. */
  readonly price: Float64Array;
  /** The best placement at these prices; counts are not kept to. */
  readonly slotOf: Int32Array;
  /** Units of head of that placement by slot minus those the slot wants at its price: the subgradient. */
  readonly excess: Float64Array;
  /** Units a person or anybody below works in, with their points: entries `start[p]` up to `start[p + 1]`. */
  readonly start: Int32Array;
  readonly unit: Int32Array;
  readonly rolePoints: Int32Array;
  readonly ownerPoints: Int32Array;
  /** Points and price of those seats, in 1/64 point. */
  readonly value: Float64Array;
  readonly role: ClassPrices;
  readonly owner: ClassPrices;
  /** The least a person and everybody below costs, and the unit for it; −1: the best of their class. */
  readonly best: Float64Array;
  readonly bestUnit: Int32Array;
  /** The least outside the units of `start`; infinite where that is no better than leaving the manager. */
  readonly away: Float64Array;
  /** Units in which a manager could draw their own manager, and the value there: `from[p]` up to `to[p]`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  offerUnit: Int32Array;
  offerValue: Float64Array;
  /** Entries that each part of the trees may fill: `offerStart[part]` up to `offerStart[part + 1]`. */
  offerStart: Int32Array;
  /** 1 where they were too few. */
  readonly full: Int32Array;
  readonly parts: Parts;
  /** Does pieces of an evaluation; in this thread unless somebody else was asked. */
  doPieces: DoPieces;
  readonly scratch: Scratch;
}

/** Does pieces `from` up to `to` of an evaluation, in any order, at once or one after another. */
export type DoPieces = (dual: Dual, from: number, to: number) => void;

/** What one thread needs for the manager at hand. */
export interface Scratch {
  /** Units with what the manager and everybody below cost there. */
  readonly candidate: Int32Array;
  readonly candidateValue: Float64Array;
  /** Place of a unit among them, −1 outside. */
  readonly placeOf: Int32Array;
}

/**
 * A thread's own part of a dual.
 * @example buildScratch(2).placeOf // Int32Array.of(-1, -1)
 */
export function buildScratch(units: number): Scratch {
  return {
    candidate: new Int32Array(units),
    candidateValue: new Float64Array(units),
    placeOf: new Int32Array(units).fill(-1),
  };
}

/** Buffers of a dual; O(people + listed units up the tree + classes × units). */
export function makeDual(places: Places, heads: Heads, forest: Forest, doPieces: DoPieces): Dual {
  const { people: n, units: u } = places.instance;
  const listed = listedUnits(places, forest);
  const start = new Int32Array(n + 1);
  for (let p = 0; p < n; p++) start[p + 1] = start[p]! + listed[p]!.length;
  const unit = new Int32Array(start[n]!);
  const own = new Int32Array(unit.length);
  const asOwner = new Int32Array(unit.length);
  for (let p = 0; p < n; p++) {
    listed[p]!.forEach((a, i) => {
      const e = start[p]! + i;
      unit[e] = a;
      own[e] = rolePoints(places, p, a);
      asOwner[e] = ownerPointsOf(places, p, a);
    });
  }
  const parts = cutForest(forest);
  const offerStart = roomForOffers(parts, forest, start, u);
  const kindBase = Int32Array.from(places.classKind, (kind) => kind * u);
  return {
    places,
    heads,
    forest,
    price: new Float64Array(heads.slots),
    slotOf: new Int32Array(n),
    excess: new Float64Array(heads.slots),
    start,
    unit,
    rolePoints: own,
    ownerPoints: asOwner,
    value: new Float64Array(unit.length),
    role: buildClassPrices(kindBase, places.classWeight, places.classPoints, u),
    owner: buildClassPrices(
      new Int32Array(places.ownerClasses).fill(heads.kinds * u),
      new Int32Array(places.ownerClasses).fill(1),
      places.ownerPoints,
      u,
    ),
    best: new Float64Array(n),
    bestUnit: new Int32Array(n),
    away: new Float64Array(n),
    from: new Int32Array(n),
    to: new Int32Array(n),
    offerUnit: new Int32Array(offerStart[parts.count]!),
    offerValue: new Float64Array(offerStart[parts.count]!),
    offerStart,
    full: new Int32Array(1),
    parts,
    doPieces,
    scratch: buildScratch(u),
  };
}

/** Room for the units a manager offers beyond twice their own; at 200,000 people they offer twice their own in all. */
const OFFERS_BEYOND = 64;

/** Entries each part may fill with offers: more than was ever seen, and never more than all units of each manager. */
function roomForOffers(parts: Parts, forest: Forest, start: Int32Array, units: number): Int32Array {
  const room = new Int32Array(parts.count + 1);
  for (let part = 0; part < parts.count; part++) {
    let entries = 0;
    for (let k = parts.start[part]!; k < parts.start[part + 1]!; k++) {
      const p = parts.order[k]!;
      if (forest.managerRow[p]! < 0) continue;
      entries += Math.min(units, 2 * (start[p + 1]! - start[p]!) + OFFERS_BEYOND);
    }
    room[part + 1] = room[part]! + entries;
  }
  return room;
}

/** Doubles the room for offers; what stands there is lost. */
export function widenOffers(dual: Dual): void {
  dual.offerStart = dual.offerStart.map((entries, part) => 2 * entries + part);
  const room = dual.offerStart[dual.parts.count]!;
  dual.offerUnit = new Int32Array(room);
  dual.offerValue = new Float64Array(room);
}

/** Units somebody or anybody below them works in; all that are allowed for who may not go anywhere. */
function listedUnits({ instance, isFree }: Places, forest: Forest): readonly (readonly number[])[] {
  const { people: n, units: u } = instance;
  const lists: number[][] = Array.from({ length: n }, () => []);
  const seen = new Int32Array(u).fill(-1);
  for (let k = forest.order.length - 1; k >= 0; k--) {
    const p = forest.order[k]!;
    const list = lists[p]!;
    const add = (a: number): void => {
      if (seen[a] === p) return;
      seen[a] = p;
      list.push(a);
    };
    if (instance.pinnedUnit[p]! >= 0) add(instance.pinnedUnit[p]!);
    else if (isFree[p] === 0) for (let a = 0; a < u; a++) add(a);
    for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++) add(instance.listUnit[e]!);
    for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++)
      lists[forest.reports[e]!]!.forEach(add);
    list.sort((a, b) => a - b);
  }
  return lists;
}
