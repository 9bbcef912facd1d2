import { PRICE_SCALE } from "../solver/bound.ts";
import type { Forest } from "../solver/forest.ts";
import { leastOfSlots } from "../solver/bound.ts";
import type { Heads } from "../solver/heads.ts";
import type { Placement } from "../instance.ts";
import { FORBIDDEN, ownerPointsOf, rolePoints, type Places } from "../solver/places.ts";

/** Prices of seats and what they price; a `Dual` is one. */
export interface Priced {
  readonly places: Places;
  readonly heads: Heads;
  readonly forest: Forest;
  /** Price of a seat by slot, in 1/64 point, as clamped by `evaluateDual`. */
  readonly price: Float64Array;
}

/**
 * What the bound becomes with each person of a placement put elsewhere: no placement of everybody without them where
 * they are costs less. In 1/64 point; Infinity where nothing else is allowed.
 */
export interface Elsewhere {
  /** The bound with nothing forced. */
  readonly bound: number;
  /** The least over all other units, in any seat, and the unit for it (−1 without one). */
  readonly otherUnit: Float64Array;
  readonly nearest: Int32Array;
  /** In the same unit, in the other of the two seats: the owner in their own slot, others as owner. */
  readonly otherSeat: Float64Array;
  /** Of the people watched, every seat: person k of the list in unit a in their own slot, or as owner. */
  readonly role: Float64Array;
  readonly owner: Float64Array;
}

/** Most cells of managers × units: a table of them stays under 250 MB. */
export const ELSEWHERE_CELLS_MAX = 30_000_000;

/**
 * Min-marginals as `minMarginalsOf` has them, without a table of people × units: managers have a row each, everybody
 * else is priced twice, on the way up and on the way down. Cost: O(people × units) time, O(managers × units) memory.
 * @param watch people whose seats are all kept, as indexes.
 * Source: docs/planner.md#min-marginals.
 */
export function leastElsewhere(
  priced: Priced,
  placement: Placement,
  watch: readonly number[] = [],
): Elsewhere {
  const { places, forest } = priced;
  const { people: n, units: u, manager, managerChangeCost } = places.instance;
  const up = goUp(priced);
  const { tree, best, bound } = up;
  const found: Elsewhere = {
    bound,
    otherUnit: new Float64Array(n).fill(Infinity),
    nearest: new Int32Array(n).fill(-1),
    otherSeat: new Float64Array(n).fill(Infinity),
    role: new Float64Array(watch.length * u),
    owner: new Float64Array(watch.length * u),
  };
  const watchAt = new Map(watch.map((p, k) => [p, k]));
  const above = new Float64Array(u);
  const seats = newSeats(u);
  for (const p of forest.order) {
    const row = forest.managerRow[p]!;
    readSeats(priced, p, seats);
    const m = manager[p]!;
    if (m < 0) above.fill(bound - best[p]!);
    else {
      const apart = managerChangeCost[p]! * PRICE_SCALE;
      const managerBase = forest.managerRow[m]! * u;
      let least = Infinity;
      for (let b = 0; b < u; b++) {
        const own = row < 0 ? seats.least[b]! : tree[row * u + b]!;
        const limit = best[p]! + apart;
        // The manager in b with everybody but p and those below p; the manager's row holds the whole by now.
        const rest = tree[managerBase + b]! - (own < limit ? own : limit);
        above[b] = rest;
        if (rest < least) least = rest;
      }
      for (let a = 0; a < u; a++) if (least + apart < above[a]!) above[a] = least + apart;
    }
    keep(found, priced, placement, p, above, tree, seats, watchAt.get(p));
    if (row >= 0) for (let a = 0; a < u; a++) tree[row * u + a] = tree[row * u + a]! + above[a]!;
  }
  return found;
}

function keep(
  found: Elsewhere,
  { places, forest }: Priced,
  placement: Placement,
  p: number,
  above: Float64Array,
  tree: Float64Array,
  seats: Seats,
  watched: number | undefined,
): void {
  const u = places.instance.units;
  const row = forest.managerRow[p]!;
  const here = placement.unit[p]!;
  let least = Infinity;
  let nearest = -1;
  for (let a = 0; a < u; a++) {
    if (a === here) continue;
    const value = above[a]! + (row < 0 ? seats.least[a]! : tree[row * u + a]!);
    if (value >= least) continue;
    least = value;
    nearest = a;
  }
  found.otherUnit[p] = least;
  found.nearest[p] = nearest;
  const valueOf = (a: number, seat: number): number => {
    if (seat === Infinity) return Infinity;
    // Below p stands what p's row holds beyond p's own cheaper seat.
    const below = row < 0 ? 0 : tree[row * u + a]! - seats.least[a]!;
    return above[a]! + below + seat;
  };
  const other = placement.isOwner[p] === 1 ? seats.inRole[here]! : seats.asOwner[here]!;
  found.otherSeat[p] = valueOf(here, other);
  if (watched === undefined) return;
  for (let a = 0; a < u; a++) {
    found.role[watched * u + a] = valueOf(a, seats.inRole[a]!);
    found.owner[watched * u + a] = valueOf(a, seats.asOwner[a]!);
  }
}

/** By manager row and unit the manager with everybody below; by person the least; the bound of it all. */
function goUp(priced: Priced): { tree: Float64Array; best: Float64Array; bound: number } {
  const { places, heads, forest, price } = priced;
  const { people: n, units: u, manager, managerChangeCost } = places.instance;
  const tree = new Float64Array(forest.managers * u);
  const best = new Float64Array(n);
  const seats = newSeats(u);
  let bound = leastOfSlots(heads, price);
  for (let k = forest.order.length - 1; k >= 0; k--) {
    const p = forest.order[k]!;
    const row = forest.managerRow[p]!;
    readSeats(priced, p, seats);
    let least = Infinity;
    if (row >= 0) for (let a = 0; a < u; a++) tree[row * u + a] = tree[row * u + a]! + seats.least[a]!;
    for (let a = 0; a < u; a++) {
      const value = row < 0 ? seats.least[a]! : tree[row * u + a]!;
      if (value < least) least = value;
    }
    best[p] = least;
    const m = manager[p]!;
    if (m < 0) {
      bound += least;
      continue;
    }
    const apart = least + managerChangeCost[p]! * PRICE_SCALE;
    const base = forest.managerRow[m]! * u;
    for (let a = 0; a < u; a++) {
      const beside = row < 0 ? seats.least[a]! : tree[row * u + a]!;
      tree[base + a] = tree[base + a]! + (beside < apart ? beside : apart);
    }
  }
  return { tree, best, bound };
}

/** Points and price of both seats of a person in each unit, Infinity where not allowed, and the cheaper of them. */
interface Seats {
  readonly inRole: Float64Array;
  readonly asOwner: Float64Array;
  readonly least: Float64Array;
}

const newSeats = (u: number): Seats => ({
  inRole: new Float64Array(u),
  asOwner: new Float64Array(u),
  least: new Float64Array(u),
});

function readSeats({ places, heads, price }: Priced, p: number, { inRole, asOwner, least }: Seats): void {
  const { instance } = places;
  const u = instance.units;
  const kindBase = instance.role[p]! * u;
  const ownerBase = heads.kinds * u;
  const weight = instance.weight[p]!;
  const mayOwn = places.ownerOf[p]! >= 0;
  for (let a = 0; a < u; a++) {
    const points = rolePoints(places, p, a);
    let seat = points >= FORBIDDEN ? Infinity : points * PRICE_SCALE + price[kindBase + a]! * weight;
    inRole[a] = seat;
    const fit = mayOwn ? ownerPointsOf(places, p, a) : FORBIDDEN;
    const owned = fit >= FORBIDDEN ? Infinity : fit * PRICE_SCALE + price[ownerBase + a]!;
    asOwner[a] = owned;
    if (owned < seat) seat = owned;
    least[a] = seat;
  }
}
