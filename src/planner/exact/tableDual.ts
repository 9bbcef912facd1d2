import { leastOfSlots, PRICE_SCALE } from "../solver/bound.ts";
import type { Forest } from "../solver/forest.ts";
import type { Heads } from "../solver/heads.ts";
import { FORBIDDEN } from "../solver/places.ts";
import type { PlaceTable } from "./table.ts";

/** The bound at given prices with everything it was made of, over all placements of a table. In 1/64 point. */
export interface TableDual {
  readonly table: PlaceTable;
  readonly forest: Forest;
  readonly price: Float64Array;
  readonly bound: number;
  /** A manager in a unit with everybody below: `below[managerRow * units + a]`. */
  readonly below: Float64Array;
  /** The least a person and everybody below costs. */
  readonly best: Float64Array;
}

/**
 * What `evaluateDual` says, in the plain way: every unit for everybody. Min-marginals read its tables, and tests hold
 * the other one against it.
 * @param price of a unit of head by slot, in 1/64 point, as clamped by `evaluateDual`.
 * Cost: O(people × units).
 */
export function evaluateTable(
  table: PlaceTable,
  heads: Heads,
  forest: Forest,
  price: Float64Array,
): TableDual {
  const u = table.units;
  const below = new Float64Array(forest.managers * u);
  const best = new Float64Array(table.people);
  const seats = { inRole: new Float64Array(u), asOwner: new Float64Array(u) };
  let bound = leastOfSlots(heads, price);
  for (let k = forest.order.length - 1; k >= 0; k--) {
    const p = forest.order[k]!;
    const row = forest.managerRow[p]!;
    readSeats(table, price, p, seats);
    let least = Infinity;
    for (let a = 0; a < u; a++) {
      const seat = Math.min(seats.inRole[a]!, seats.asOwner[a]!);
      const value = row < 0 ? seat : seat + below[row * u + a]!;
      if (row >= 0) below[row * u + a] = value;
      if (value < least) least = value;
    }
    best[p] = least;
    const m = table.manager[p]!;
    if (m < 0) {
      bound += least;
      continue;
    }
    const apart = least + table.managerChangeCost[p]! * PRICE_SCALE;
    const above = forest.managerRow[m]! * u;
    for (let a = 0; a < u; a++) {
      const beside = row < 0 ? Math.min(seats.inRole[a]!, seats.asOwner[a]!) : below[row * u + a]!;
      below[above + a] = below[above + a]! + Math.min(beside, apart);
    }
  }
  return { table, forest, price, bound, below, best };
}

/** Points and price of both seats of a person in each unit, Infinity where not allowed. */
export interface Seats {
  readonly inRole: Float64Array;
  readonly asOwner: Float64Array;
}

/** Fills both seats of person p at these prices. */
export function readSeats(
  table: PlaceTable,
  price: Float64Array,
  p: number,
  { inRole, asOwner }: Seats,
): void {
  const u = table.units;
  const kind = table.role[p]! * u;
  const weight = table.weight[p]!;
  const row = table.ownerRow[p]!;
  for (let a = 0; a < u; a++) {
    const points = table.roleCost[p * u + a]!;
    inRole[a] = points >= FORBIDDEN ? Infinity : points * PRICE_SCALE + weight * price[kind + a]!;
    const fit = row < 0 ? FORBIDDEN : table.ownerCost[row * u + a]!;
    asOwner[a] = fit >= FORBIDDEN ? Infinity : fit * PRICE_SCALE + price[table.kinds * u + a]!;
  }
}
