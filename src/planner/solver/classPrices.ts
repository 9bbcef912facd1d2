import { PRICE_SCALE } from "./slotPrices.ts";

/** Cheapest units kept for each class, cheapest first; dearer ones are found by looking at all units. */
export const KEPT = 32;

/** What a place away from one's own units costs the classes at the prices at hand. */
export interface ClassPrices {
  readonly units: number;
  /** First slot of the kind, by class. */
  readonly base: Int32Array;
  /** Units of head a person of the class takes, by class. */
  readonly weight: Int32Array;
  /** Points by class and unit, FORBIDDEN where not allowed. */
  readonly points: Int32Array;
  /** The same with the price of the seat, in 1/64 point. */
  readonly priced: Float64Array;
  /** The cheapest units of a class, at most KEPT, cheapest first, ties by number; and what they cost. */
  readonly near: Int32Array;
  readonly nearPriced: Float64Array;
  /** Units that are not kept cost at least so much. */
  readonly floor: Float64Array;
}

export function buildClassPrices(
  base: Int32Array,
  weight: Int32Array,
  points: Int32Array,
  units: number,
): ClassPrices {
  const kept = Math.min(KEPT, units) * base.length;
  return {
    units,
    base,
    weight,
    points,
    priced: new Float64Array(base.length * units),
    near: new Int32Array(kept),
    nearPriced: new Float64Array(kept),
    floor: new Float64Array(base.length),
  };
}

/** Prices the classes from `from` up to `to`. O(classes × units). */
export function priceClasses(table: ClassPrices, price: Float64Array, from: number, to: number): void {
  const { units: u, points, priced, near, nearPriced, floor } = table;
  const kept = Math.min(KEPT, u);
  for (let c = from; c < to; c++) {
    const row = c * u;
    const base = table.base[c]!;
    const weight = table.weight[c]!;
    const at = c * kept;
    let count = 0;
    let most = Infinity;
    for (let a = 0; a < u; a++) {
      const value = points[row + a]! * PRICE_SCALE + weight * price[base + a]!;
      priced[row + a] = value;
      if (value >= most) continue;
      let k = count < kept ? count++ : kept - 1;
      for (; k > 0 && nearPriced[at + k - 1]! > value; k--) {
        nearPriced[at + k] = nearPriced[at + k - 1]!;
        near[at + k] = near[at + k - 1]!;
      }
      nearPriced[at + k] = value;
      near[at + k] = a;
      if (count === kept) most = nearPriced[at + kept - 1]!;
    }
    floor[c] = kept === u ? Infinity : most;
  }
}

/** The least a unit costs a class, and that unit, of lowest number where several do. */
export function bestOfClass({ units, nearPriced }: ClassPrices, c: number): number {
  return nearPriced[c * Math.min(KEPT, units)]!;
}

export function bestUnitOfClass({ units, near }: ClassPrices, c: number): number {
  return near[c * Math.min(KEPT, units)]!;
}
