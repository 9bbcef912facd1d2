import type { Forest } from "./forest.ts";
import type { Heads } from "./heads.ts";
import { FORBIDDEN, ownerPointsOf, rolePoints, type Places } from "./places.ts";

/** Prices are whole numbers of 1/64 point: sums are exact in any order. */
export const PRICE_SCALE = 64;

/** Units of a class dearer than its best one by more are found by looking at all units. In 1/64 point. */
const NEAR = 8 * PRICE_SCALE;

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
  readonly role: Cheapest;
  readonly owner: Cheapest;
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

/** What a place away from one's own units costs the classes at these prices. */
interface Cheapest {
  /** First slot of the kind, by class. */
  readonly base: Int32Array;
  /** Units of head a person of the class takes, by class. */
  readonly weight: Int32Array;
  /** Points by class and unit, FORBIDDEN where not allowed. */
  readonly points: Int32Array;
  readonly priced: Float64Array;
  readonly best: Float64Array;
  readonly unit: Int32Array;
  /** Units within NEAR of the best: the first `nearCount` of the class's row. */
  readonly near: Int32Array;
  readonly nearCount: Int32Array;
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
    role: buildCheapest(kindBase, places.classWeight, places.classPoints, u),
    owner: buildCheapest(
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

function buildCheapest(base: Int32Array, weight: Int32Array, points: Int32Array, u: number): Cheapest {
  const classes = base.length;
  return {
    base,
    weight,
    points,
    priced: new Float64Array(classes * u),
    best: new Float64Array(classes),
    unit: new Int32Array(classes),
    near: new Int32Array(classes * u),
    nearCount: new Int32Array(classes),
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
  priceClasses(dual, dual.role);
  priceClasses(dual, dual.owner);
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
  return total + addSlots(dual);
}

function priceClasses(dual: Dual, table: Cheapest): void {
  const { price, heads } = dual;
  const u = heads.units;
  const { points, priced, near } = table;
  for (let c = 0; c < table.base.length; c++) {
    const row = c * u;
    const base = table.base[c]!;
    const weight = table.weight[c]!;
    let best = Infinity;
    let unit = -1;
    for (let a = 0; a < u; a++) {
      const value = points[row + a]! * PRICE_SCALE + weight * price[base + a]!;
      priced[row + a] = value;
      if (value < best) {
        best = value;
        unit = a;
      }
    }
    table.best[c] = best;
    table.unit[c] = unit;
    const limit = best + NEAR;
    let count = 0;
    for (let a = 0; a < u; a++) if (priced[row + a]! < limit) near[row + count++] = a;
    table.nearCount[c] = count;
  }
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
  const least = role.best[places.classOf[p]!]!;
  const asOwner = ownerClass < 0 ? Infinity : owner.best[ownerClass]!;
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
  if (role.best[c]! >= limit && (o < 0 || owner.best[o]! >= limit)) return listed;
  for (let i = 0; i < listed; i++) placeOf[candidate[i]!] = i;
  let count = listed;
  const add = (a: number): void => {
    if (placeOf[a]! >= 0) return;
    candidate[count] = a;
    candidateValue[count] = seatAway(dual, p, a);
    placeOf[a] = count++;
  };
  const isNear = limit <= role.best[c]! + NEAR && (o < 0 || limit <= owner.best[o]! + NEAR);
  if (isNear) {
    for (let k = 0; k < role.nearCount[c]!; k++) {
      const a = role.near[c * u + k]!;
      if (role.priced[c * u + a]! < limit) add(a);
    }
    const owned = o < 0 ? 0 : owner.nearCount[o]!;
    for (let k = 0; k < owned; k++) {
      const a = owner.near[o * u + k]!;
      if (owner.priced[o * u + a]! < limit) add(a);
    }
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
  const add = (a: number): void => {
    const i = placeOf[a]!;
    if (i < 0) return;
    let seat = role.priced[c * u + a]!;
    if (o >= 0 && owner.priced[o * u + a]! < seat) seat = owner.priced[o * u + a]!;
    if (seat < limit) candidateValue[i] = candidateValue[i]! + seat - limit;
  };
  if (limit <= role.best[c]! + NEAR && (o < 0 || limit <= owner.best[o]! + NEAR)) {
    for (let k = 0; k < role.nearCount[c]!; k++) add(role.near[c * u + k]!);
    const owned = o < 0 ? 0 : owner.nearCount[o]!;
    for (let k = 0; k < owned; k++) {
      const a = owner.near[o * u + k]!;
      if (role.priced[c * u + a]! >= role.best[c]! + NEAR) add(a);
    }
  } else for (let i = from; i < to; i++) add(candidate[i]!);
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
      const isOwner = o >= 0 && owner.best[o]! < role.best[c]!;
      slotOf[p] = isOwner ? heads.kinds * u + owner.unit[o]! : base + role.unit[c]!;
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

/** Σ slots min over k (points − price·k), the minimum taken at k = 0, 1 or the demand; and the subgradient. */
function addSlots(dual: Dual): number {
  const { heads, price, excess, slotOf } = dual;
  const { weight } = dual.places.instance;
  const ownerBase = heads.kinds * heads.units;
  excess.fill(0);
  for (let p = 0; p < slotOf.length; p++) {
    const s = slotOf[p]!;
    excess[s] = excess[s]! + (s < ownerBase ? weight[p]! : 1);
  }
  let total = 0;
  for (let s = 0; s < heads.slots; s++) {
    const { least, from, to } = slotAt(heads, s, price[s]!);
    total += least;
    const have = excess[s]!;
    // Any count between is as good at this price: the one nearest to what is there gives the shortest step.
    excess[s] = have < from ? have - from : have > to ? have - to : 0;
  }
  return total;
}

/** The slots' part of the bound: Σ min over k of (points of k heads − price·k), in 1/64 point. */
export function leastOfSlots(heads: Heads, price: Float64Array): number {
  let total = 0;
  for (let s = 0; s < heads.slots; s++) total += slotAt(heads, s, price[s]!).least;
  return total;
}

/** The least of (points of k heads − price·k) over k = 0, 1 and the demand, and the counts that reach it. */
function slotAt(
  heads: Heads,
  s: number,
  price: number,
): { readonly least: number; readonly from: number; readonly to: number } {
  const want = heads.demand[s]!;
  let least = heads.empty[s]! * PRICE_SCALE;
  let from = 0;
  let to = 0;
  let points = least;
  for (let k = 1; k <= want; k = k === 1 && want > 1 ? want : want + 1) {
    const step = k === 1 ? heads.first[s]! : heads.next[s]! * (want - 1);
    points += step * PRICE_SCALE - price * (k === 1 ? 1 : want - 1);
    if (points < least) {
      least = points;
      from = k;
      to = k;
    } else if (points === least) to = k;
  }
  if (to === want && price === heads.beyond[s]! * PRICE_SCALE) to = Infinity;
  return { least, from, to };
}

/** Prices outside [first, beyond] never help; above `beyond` the slot's minimum would not exist. */
function clampPrices(heads: Heads, price: Float64Array): void {
  for (let s = 0; s < heads.slots; s++) {
    const low = heads.first[s]! * PRICE_SCALE;
    const high = heads.beyond[s]! * PRICE_SCALE;
    if (price[s]! < low) price[s] = low;
    else if (price[s]! > high) price[s] = high;
  }
}
