import { FORBIDDEN, type Columns } from "./columns.ts";
import type { Forest } from "./forest.ts";
import type { Heads } from "./heads.ts";

/** Prices are whole numbers of 1/64 point: sums are exact in any order. */
export const PRICE_SCALE = 64;

/**
 * The Lagrangian of the problem with the head counts priced: reporting trees fall apart and each is solved exactly
 * by dynamic programming over units. Buffers are kept between evaluations.
 */
export interface Dual {
  readonly columns: Columns;
  readonly heads: Heads;
  readonly forest: Forest;
  /** Price of a seat by slot, in 1/64 point. Any prices give a valid bound. */
  readonly price: Float64Array;
  /** The best placement at these prices; counts are not kept to. */
  readonly slotOf: Int32Array;
  /** Heads of that placement by slot minus the heads the slot wants at its price: the subgradient. */
  readonly excess: Float64Array;
  readonly below: Float64Array;
  readonly leaf: Float64Array;
  readonly seat: Float64Array;
  readonly best: Float64Array;
  readonly bestUnit: Int32Array;
}

export function buildDual(columns: Columns, heads: Heads, forest: Forest): Dual {
  return {
    columns,
    heads,
    forest,
    price: new Float64Array(heads.slots),
    slotOf: new Int32Array(columns.people),
    excess: new Float64Array(heads.slots),
    below: new Float64Array(forest.managers * columns.units),
    leaf: new Float64Array(columns.units),
    seat: new Float64Array(columns.units),
    best: new Float64Array(columns.people),
    bestUnit: new Int32Array(columns.people),
  };
}

/**
 * The bound at the dual's prices: no placement costs less. Fills `slotOf` and `excess`.
 * L(λ) = Σ trees min (points + λ of the slots taken) + Σ slots min over k of (points of k heads − λk).
 * @returns 1/64 points; −Infinity never, because prices are first clamped to where a slot's minimum exists.
 * Cost: O(people × units).
 */
export function evaluateDual(dual: Dual): number {
  const { columns, heads, forest, price } = dual;
  clampPrices(heads, price);
  const u = columns.units;
  const { order, managerRow } = forest;
  const { seat } = dual;
  dual.below.fill(0);
  let total = 0;
  for (let k = order.length - 1; k >= 0; k--) {
    const p = order[k]!;
    const row = managerRow[p]!;
    const cost = row < 0 ? dual.leaf : dual.below;
    const at = row < 0 ? 0 : row * u;
    if (row < 0) cost.fill(0);
    const own = p * u;
    const kind = columns.role[p]! * u;
    for (let a = 0; a < u; a++) {
      const points = columns.roleCost[own + a]!;
      seat[a] = points >= FORBIDDEN ? Infinity : points * PRICE_SCALE + price[kind + a]!;
    }
    if (columns.ownerRow[p]! >= 0) offerOwnerSeats(dual, columns.ownerRow[p]! * u);
    let best = Infinity;
    let bestUnit = -1;
    for (let a = 0; a < u; a++) {
      const c = cost[at + a]! + seat[a]!;
      cost[at + a] = c;
      if (c < best) {
        best = c;
        bestUnit = a;
      }
    }
    dual.best[p] = best;
    dual.bestUnit[p] = bestUnit;
    const m = columns.manager[p]!;
    if (m < 0) {
      total += best;
      continue;
    }
    const above = managerRow[m]! * u;
    const apart = best + columns.managerChangeCost[p]! * PRICE_SCALE;
    for (let a = 0; a < u; a++) {
      const c = cost[at + a]!;
      dual.below[above + a] = dual.below[above + a]! + (c < apart ? c : apart);
    }
  }
  placeDown(dual);
  return total + addSlots(dual);
}

/** Lowers `seat` where owning the unit is the cheaper seat; `row` is the start of the person's owner points. */
function offerOwnerSeats(dual: Dual, row: number): void {
  const { columns, price, seat } = dual;
  const base = columns.kinds * columns.units;
  for (let a = 0; a < columns.units; a++) {
    const points = columns.ownerCost[row + a]!;
    if (points >= FORBIDDEN) continue;
    const asOwner = points * PRICE_SCALE + price[base + a]!;
    if (asOwner < seat[a]!) seat[a] = asOwner;
  }
}

/** Points and price of the cheaper seat of p in unit a, in 1/64 point. */
function seatCost(dual: Dual, p: number, a: number): number {
  const { columns, price } = dual;
  const u = columns.units;
  const own = columns.roleCost[p * u + a]!;
  const inRole = own >= FORBIDDEN ? Infinity : own * PRICE_SCALE + price[columns.role[p]! * u + a]!;
  const row = columns.ownerRow[p]!;
  if (row < 0) return inRole;
  const fit = columns.ownerCost[row * u + a]!;
  if (fit >= FORBIDDEN) return inRole;
  const asOwner = fit * PRICE_SCALE + price[columns.kinds * u + a]!;
  return asOwner < inRole ? asOwner : inRole;
}

/** Reads the minimising placement from the tables, managers before reports. */
function placeDown(dual: Dual): void {
  const { columns, forest, slotOf, price } = dual;
  const u = columns.units;
  for (let k = 0; k < forest.order.length; k++) {
    const p = forest.order[k]!;
    const m = columns.manager[p]!;
    let a = dual.bestUnit[p]!;
    if (m >= 0) {
      const beside = slotOf[m]! % u;
      const row = forest.managerRow[p]!;
      const together = row < 0 ? seatCost(dual, p, beside) : dual.below[row * u + beside]!;
      if (together <= dual.best[p]! + columns.managerChangeCost[p]! * PRICE_SCALE) a = beside;
    }
    const own = columns.roleCost[p * u + a]!;
    const inRole = own >= FORBIDDEN ? Infinity : own * PRICE_SCALE + price[columns.role[p]! * u + a]!;
    slotOf[p] = inRole === seatCost(dual, p, a) ? columns.role[p]! * u + a : columns.kinds * u + a;
  }
}

/** Σ slots min over k (points − price·k), the minimum taken at k = 0, 1 or the demand; and the subgradient. */
function addSlots(dual: Dual): number {
  const { heads, price, excess, slotOf } = dual;
  excess.fill(0);
  for (let p = 0; p < slotOf.length; p++) excess[slotOf[p]!] = excess[slotOf[p]!]! + 1;
  let total = 0;
  for (let s = 0; s < heads.slots; s++) {
    const want = heads.demand[s]!;
    const have = excess[s]!;
    let best = heads.empty[s]! * PRICE_SCALE;
    let from = 0;
    let to = 0;
    let points = best;
    for (let k = 1; k <= want; k = k === 1 && want > 1 ? want : want + 1) {
      const step = k === 1 ? heads.first[s]! : heads.next[s]! * (want - 1);
      points += step * PRICE_SCALE - price[s]! * (k === 1 ? 1 : want - 1);
      if (points < best) {
        best = points;
        from = k;
        to = k;
      } else if (points === best) to = k;
    }
    if (to === want && price[s] === heads.beyond[s]! * PRICE_SCALE) to = Infinity;
    total += best;
    // Any count between is as good at this price: the one nearest to what is there gives the shortest step.
    excess[s] = have < from ? have - from : have > to ? have - to : 0;
  }
  return total;
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
