import type { Heads } from "./heads.ts";

/** Prices are whole numbers of 1/64 point: sums are exact in any order. */
export const PRICE_SCALE = 64;

/**
 * Σ slots min over k (points − price·k), the minimum taken at k = 0, 1 or the demand, in 1/64 point. Turns the units of
 * head by slot in `excess` into the subgradient: less those the slot wants at its price.
 */
export function addSlots(heads: Heads, price: Float64Array, excess: Float64Array): number {
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
export function clampPrices(heads: Heads, price: Float64Array): void {
  for (let s = 0; s < heads.slots; s++) {
    const low = heads.first[s]! * PRICE_SCALE;
    const high = heads.beyond[s]! * PRICE_SCALE;
    if (price[s]! < low) price[s] = low;
    else if (price[s]! > high) price[s] = high;
  }
}
