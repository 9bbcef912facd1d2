import type { Forest } from "./forest.ts";
import type { Heads } from "./heads.ts";
import {
  bestOfClass,
  bestUnitOfClass,
  buildClassPrices,
  KEPT,
  priceClasses,
  type ClassPrices,
} from "./classPrices.ts";
import { FORBIDDEN, ownerPointsOf, rolePoints, type Places } from "./places.ts";
import { addSlots, clampPrices, PRICE_SCALE } from "./slotPrices.ts";

export { leastOfSlots, PRICE_SCALE } from "./slotPrices.ts";

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
  /** Units of the manager at hand with what they and everybody below cost there. */
  readonly candidate: Int32Array;
  readonly candidateValue: Float64Array;
  /** Place of a unit among them, −1 outside. */
  readonly placeOf: Int32Array;
}

/** Buffers of a dual; O(people + listed units up the tree + classes × units). */
export function buildDual(places: Places, heads: Heads, forest: Forest): Dual {
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
    offerUnit: new Int32Array(unit.length + u),
    offerValue: new Float64Array(unit.length + u),
    candidate: new Int32Array(u),
    candidateValue: new Float64Array(u),
    placeOf: new Int32Array(u).fill(-1),
  };
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

/**
 * The bound at the dual's prices: no placement costs less. Fills `slotOf` and `excess`.
 * L(λ) = Σ trees min (points + λ × units of head in the slots taken) + Σ slots min over k of (points of k units − λk).
 * Where people count for two units the least k of a slot may be one that no people make: the bound stays valid.
 * @returns 1/64 points; −Infinity never, because prices are first clamped to where a slot's minimum exists.
 * Cost: O(people × their units + classes × units).
 */
export function evaluateDual(dual: Dual): number {
  const { heads, forest, price, places } = dual;
  clampPrices(heads, price);
  priceClasses(dual.role, price, 0, places.classes);
  priceClasses(dual.owner, price, 0, places.ownerClasses);
  const { manager } = places.instance;
  const { order, managerRow } = forest;
  let total = 0;
  let offers = 0;
  for (let k = order.length - 1; k >= 0; k--) {
    const p = order[k]!;
    priceListed(dual, p);
    if (managerRow[p]! < 0) weighAlone(dual, p);
    else offers = weighManager(dual, p, offers);
    if (manager[p]! < 0) total += dual.best[p]!;
  }
  placeDown(dual);
  countHeads(dual);
  return total + addSlots(heads, price, dual.excess);
}

/** Points and price of the cheaper seat of p in each of their units. */
function priceListed(dual: Dual, p: number): void {
  const { price, unit, rolePoints: own, ownerPoints: asOwner, value, places, heads } = dual;
  const base = places.instance.role[p]! * heads.units;
  const weight = places.instance.weight[p]!;
  const ownerBase = heads.kinds * heads.units;
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) {
    const a = unit[e]!;
    let seat = own[e]! >= FORBIDDEN ? Infinity : own[e]! * PRICE_SCALE + weight * price[base + a]!;
    if (asOwner[e]! < FORBIDDEN) {
      const other = asOwner[e]! * PRICE_SCALE + price[ownerBase + a]!;
      if (other < seat) seat = other;
    }
    value[e] = seat;
  }
}

/** The cheaper seat of p in a unit that is none of theirs. */
function seatAway({ role, owner, places, heads }: Dual, p: number, a: number): number {
  const u = heads.units;
  const ownerClass = places.ownerOf[p]!;
  let seat = role.priced[places.classOf[p]! * u + a]!;
  if (ownerClass >= 0 && owner.priced[ownerClass * u + a]! < seat) seat = owner.priced[ownerClass * u + a]!;
  return seat + places.instance.elsewhereCost[p]! * PRICE_SCALE;
}

/** The least a unit that is none of theirs can cost p by themselves; infinite for who may not go anywhere. */
function leastAway({ role, owner, places }: Dual, p: number): number {
  if (places.isFree[p] === 0) return Infinity;
  const ownerClass = places.ownerOf[p]!;
  const least = bestOfClass(role, places.classOf[p]!);
  const asOwner = ownerClass < 0 ? Infinity : bestOfClass(owner, ownerClass);
  return (asOwner < least ? asOwner : least) + places.instance.elsewhereCost[p]! * PRICE_SCALE;
}

function weighAlone(dual: Dual, p: number): void {
  const { value, unit } = dual;
  let best = leastAway(dual, p);
  let bestUnit = -1;
  dual.away[p] = best;
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) {
    if (value[e]! > best || (value[e] === best && bestUnit >= 0)) continue;
    best = value[e]!;
    bestUnit = unit[e]!;
  }
  dual.best[p] = best;
  dual.bestUnit[p] = bestUnit;
}

/**
 * A manager and everybody below: in each of the manager's units, then in the others that could be better than leaving
 * the manager above alone. Keeps what the manager above has to know from entry `offers` on, and says where it ends.
 */
function weighManager(dual: Dual, p: number, offers: number): number {
  const { value, unit, candidate, candidateValue, places, forest, best, away } = dual;
  const { managerChangeCost, manager, elsewhereCost } = places.instance;
  const listed = dual.start[p + 1]! - dual.start[p]!;
  for (let i = 0; i < listed; i++) {
    candidate[i] = unit[dual.start[p]! + i]!;
    candidateValue[i] = value[dual.start[p]! + i]!;
  }
  addReports(dual, p, 0, listed);
  let least = Infinity;
  for (let i = 0; i < listed; i++) if (candidateValue[i]! < least) least = candidateValue[i]!;
  const tie = manager[p]! < 0 ? 0 : managerChangeCost[p]! * PRICE_SCALE;
  // Whoever is below works in none of the other units either: they cost at least that there.
  let below = elsewhereCost[p]! * PRICE_SCALE;
  for (let r = forest.reportStart[p]!; r < forest.reportStart[p + 1]!; r++) {
    const q = forest.reports[r]!;
    const apart = best[q]! + managerChangeCost[q]! * PRICE_SCALE;
    below += away[q]! < apart ? away[q]! : apart;
  }
  const count = places.isFree[p] === 0 ? listed : addOthers(dual, p, listed, least + tie - below);
  if (count > listed) addReports(dual, p, listed, count);
  let at = 0;
  for (let i = 1; i < count; i++) if (candidateValue[i]! < candidateValue[at]!) at = i;
  best[p] = candidateValue[at]!;
  dual.bestUnit[p] = candidate[at]!;
  away[p] = Infinity;
  for (let i = listed; i < count; i++) if (candidateValue[i]! < away[p]!) away[p] = candidateValue[i]!;
  return keepOffers(dual, p, count, best[p]! + tie, offers);
}

/** Adds the units, none of p's own, whose seat costs less than `limit` beyond `elsewhereCost`; gives back how many there are. */
function addOthers(dual: Dual, p: number, listed: number, limit: number): number {
  const { role, owner, places, heads, candidate, candidateValue, placeOf } = dual;
  const u = heads.units;
  const c = places.classOf[p]!;
  const o = places.ownerOf[p]!;
  if (bestOfClass(role, c) >= limit && (o < 0 || bestOfClass(owner, o) >= limit)) return listed;
  for (let i = 0; i < listed; i++) placeOf[candidate[i]!] = i;
  let count = listed;
  const add = (a: number): void => {
    if (placeOf[a]! >= 0) return;
    candidate[count] = a;
    candidateValue[count] = seatAway(dual, p, a);
    placeOf[a] = count++;
  };
  if (limit <= role.floor[c]! && (o < 0 || limit <= owner.floor[o]!)) {
    const kept = Math.min(KEPT, u);
    for (let k = c * kept; k < (c + 1) * kept && role.nearPriced[k]! < limit; k++) add(role.near[k]!);
    if (o >= 0)
      for (let k = o * kept; k < (o + 1) * kept && owner.nearPriced[k]! < limit; k++) add(owner.near[k]!);
  } else {
    for (let a = 0; a < u; a++)
      if (role.priced[c * u + a]! < limit || (o >= 0 && owner.priced[o * u + a]! < limit)) add(a);
  }
  for (let i = 0; i < count; i++) placeOf[candidate[i]!] = -1;
  return count;
}

/** Adds to the candidates from `from` up to `to` what the reports cost: beside the manager, or apart and the tie. */
function addReports(dual: Dual, p: number, from: number, to: number): void {
  const { forest, placeOf, candidate, candidateValue, best, value, unit, places } = dual;
  const { managerChangeCost } = places.instance;
  for (let i = from; i < to; i++) placeOf[candidate[i]!] = i;
  let apartSum = 0;
  for (let r = forest.reportStart[p]!; r < forest.reportStart[p + 1]!; r++) {
    const q = forest.reports[r]!;
    const apart = best[q]! + managerChangeCost[q]! * PRICE_SCALE;
    apartSum += apart;
    if (forest.managerRow[q]! >= 0) {
      for (let e = dual.from[q]!; e < dual.to[q]!; e++) {
        const i = placeOf[dual.offerUnit[e]!]!;
        if (i >= 0) candidateValue[i] = candidateValue[i]! + dual.offerValue[e]! - apart;
      }
      continue;
    }
    if (dual.away[q]! < apart) addAway(dual, q, apart, from, to);
    for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
      const i = placeOf[unit[e]!]!;
      if (i >= 0 && value[e]! < apart) candidateValue[i] = candidateValue[i]! + value[e]! - apart;
    }
  }
  for (let i = from; i < to; i++) {
    candidateValue[i] = candidateValue[i]! + apartSum;
    placeOf[candidate[i]!] = -1;
  }
}

/** Lets q, without reports, follow the manager to units in which q does not work, where that is cheaper than apart. */
function addAway(dual: Dual, q: number, apart: number, from: number, to: number): void {
  const { role, owner, places, heads, candidate, candidateValue, placeOf } = dual;
  const u = heads.units;
  const c = places.classOf[q]!;
  const o = places.ownerOf[q]!;
  const limit = apart - places.instance.elsewhereCost[q]! * PRICE_SCALE;
  // The units in which q works are counted by themselves: shut them here.
  for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
    const i = placeOf[dual.unit[e]!]!;
    if (i >= 0) placeOf[dual.unit[e]!] = -2 - i;
  }
  const row = c * u;
  const ownerRow = o * u;
  if (limit <= role.floor[c]! && o < 0 && to - from > KEPT) {
    const kept = Math.min(KEPT, u);
    for (let k = c * kept; k < (c + 1) * kept && role.nearPriced[k]! < limit; k++) {
      const i = placeOf[role.near[k]!]!;
      if (i >= 0) candidateValue[i] = candidateValue[i]! + role.nearPriced[k]! - limit;
    }
  } else
    for (let i = from; i < to; i++) {
      const a = candidate[i]!;
      if (placeOf[a]! < 0) continue;
      let seat = role.priced[row + a]!;
      if (o >= 0 && owner.priced[ownerRow + a]! < seat) seat = owner.priced[ownerRow + a]!;
      if (seat < limit) candidateValue[i] = candidateValue[i]! + seat - limit;
    }
  for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
    const i = placeOf[dual.unit[e]!]!;
    if (i <= -2) placeOf[dual.unit[e]!] = -2 - i;
  }
}

function keepOffers(dual: Dual, p: number, count: number, limit: number, offers: number): number {
  const { candidate, candidateValue } = dual;
  if (dual.offerUnit.length < offers + count) {
    const length = 2 * (offers + count);
    const units = new Int32Array(length);
    const values = new Float64Array(length);
    units.set(dual.offerUnit);
    values.set(dual.offerValue);
    dual.offerUnit = units;
    dual.offerValue = values;
  }
  dual.from[p] = offers;
  for (let i = 0; i < count; i++) {
    // At the limit, too: beside the manager where that costs the same.
    if (candidateValue[i]! > limit) continue;
    dual.offerUnit[offers] = candidate[i]!;
    dual.offerValue[offers] = candidateValue[i]!;
    offers += 1;
  }
  dual.to[p] = offers;
  return offers;
}

/** Reads the minimising placement from the tables, managers before reports. */
function placeDown(dual: Dual): void {
  const { forest, slotOf, places, best, role, owner, heads, price } = dual;
  const { manager, managerChangeCost } = places.instance;
  const u = heads.units;
  for (const p of forest.order) {
    const m = manager[p]!;
    const beside = m < 0 ? -1 : slotOf[m]! % u;
    let a = dual.bestUnit[p]!;
    if (beside >= 0 && valueAt(dual, p, beside) <= best[p]! + managerChangeCost[p]! * PRICE_SCALE) a = beside;
    const base = places.instance.role[p]! * u;
    if (a < 0) {
      const c = places.classOf[p]!;
      const o = places.ownerOf[p]!;
      const isOwner = o >= 0 && bestOfClass(owner, o) < bestOfClass(role, c);
      slotOf[p] = isOwner ? heads.kinds * u + bestUnitOfClass(owner, o) : base + bestUnitOfClass(role, c);
      continue;
    }
    const own = rolePoints(places, p, a);
    const asOwner = ownerPointsOf(places, p, a);
    const inRole =
      own >= FORBIDDEN ? Infinity : own * PRICE_SCALE + places.instance.weight[p]! * price[base + a]!;
    const isOwner = asOwner < FORBIDDEN && asOwner * PRICE_SCALE + price[heads.kinds * u + a]! < inRole;
    slotOf[p] = isOwner ? heads.kinds * u + a : base + a;
  }
}

/** What p and everybody below cost with p in unit a; infinite where that is dearer than apart from the manager. */
function valueAt(dual: Dual, p: number, a: number): number {
  if (dual.forest.managerRow[p]! >= 0) {
    for (let e = dual.from[p]!; e < dual.to[p]!; e++) if (dual.offerUnit[e] === a) return dual.offerValue[e]!;
    return Infinity;
  }
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) if (dual.unit[e] === a) return dual.value[e]!;
  return dual.places.isFree[p] === 0 ? Infinity : seatAway(dual, p, a);
}

/** Units of head by slot of the placement at hand, into `excess`. */
function countHeads({ heads, excess, slotOf, places }: Dual): void {
  const { weight } = places.instance;
  const ownerBase = heads.kinds * heads.units;
  excess.fill(0);
  for (let p = 0; p < slotOf.length; p++) {
    const s = slotOf[p]!;
    excess[s] = excess[s]! + (s < ownerBase ? weight[p]! : 1);
  }
}
