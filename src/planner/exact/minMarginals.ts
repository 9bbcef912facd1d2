import { PRICE_SCALE } from "../solver/bound.ts";
import { readSeats, type Seats, type TableDual } from "./tableDual.ts";

/**
 * What the bound becomes with one placement forced, for every person, unit and seat: no placement of everybody in
 * which p sits there costs less. All in 1/64 point; Infinity where the seat is not allowed.
 */
export interface MinMarginals {
  /** The bound with nothing forced. */
  readonly bound: number;
  /** Person p in unit a in their own slot: `role[p * units + a]`. */
  readonly role: Float64Array;
  /** Person p as owner of unit a: `owner[ownerRow[p] * units + a]`. */
  readonly owner: Float64Array;
}

/**
 * One pass down the reporting trees after the pass up of `evaluateTable`: what everybody outside a person's tree
 * costs at least, given the unit of the person. Below a person in unit a stands their table of the pass up.
 * Cost: O(people × units). Source: docs/planner.md#min-marginals.
 */
export function minMarginalsOf(dual: TableDual): MinMarginals {
  const { table, forest, bound, price } = dual;
  const { people: n, units: u } = table;
  const role = new Float64Array(n * u);
  const owner = new Float64Array(table.ownerCost.length);
  /** Of the manager's own rest, kept by manager row: everything but the manager's tree, by the manager's unit. */
  const outside = new Float64Array(forest.managers * u);
  const above = new Float64Array(u);
  const seats: Seats = { inRole: new Float64Array(u), asOwner: new Float64Array(u) };
  for (const p of forest.order) {
    const row = forest.managerRow[p]!;
    readSeats(table, price, p, seats);
    restOf(dual, p, outside, seats, above);
    for (let a = 0; a < u; a++) {
      const inRole = seats.inRole[a]!;
      const asOwner = seats.asOwner[a]!;
      const better = inRole < asOwner ? inRole : asOwner;
      // Reports of p in unit a, and everybody outside the tree of p.
      const below = row < 0 ? 0 : dual.below[row * u + a]! - better;
      const others = above[a]! + (better === Infinity ? 0 : below);
      role[p * u + a] = others + inRole;
      const at = table.ownerRow[p]!;
      if (at >= 0) owner[at * u + a] = others + asOwner;
    }
    if (row >= 0) outside.set(above, row * u);
  }
  return { bound, role, owner };
}

/** Fills `above`: the bound of everything outside the tree of p, given the unit of p. */
function restOf(dual: TableDual, p: number, outside: Float64Array, seats: Seats, above: Float64Array): void {
  const { table, forest, below, bound } = dual;
  const u = table.units;
  const m = table.manager[p]!;
  if (m < 0) {
    above.fill(bound - dual.best[p]!);
    return;
  }
  const apart = table.managerChangeCost[p]! * PRICE_SCALE;
  const row = forest.managerRow[p]!;
  const managerRow = forest.managerRow[m]! * u;
  let least = Infinity;
  for (let b = 0; b < u; b++) {
    const own = row < 0 ? Math.min(seats.inRole[b]!, seats.asOwner[b]!) : below[row * u + b]!;
    const taken = Math.min(own, dual.best[p]! + apart);
    // The manager in b with all other reports; Infinity where the manager may not go.
    const rest = outside[managerRow + b]! + below[managerRow + b]! - taken;
    above[b] = rest;
    if (rest < least) least = rest;
  }
  for (let a = 0; a < u; a++) if (least + apart < above[a]!) above[a] = least + apart;
}
