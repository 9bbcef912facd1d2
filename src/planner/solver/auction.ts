import type { Flow, FlowProblem } from "./flow.ts";
import { joinCost } from "./heads.ts";
import { FORBIDDEN } from "./places.ts";

/** An owner's seat is first offered so far below a seat in one's own slot: nobody stays who could own for less. */
const OWNER_HEAD_START = 400;
/** Steps in which the price of a contested seat can rise from a missing head to one too many. */
const BID_STEPS = 128;

/**
 * A placement near the cheapest, and prices that nearly prove it, by auction: everybody bids for the seat that costs
 * them least, by as much as the next one costs more and a bid step; who is outbid bids again. Off by at most a bid step
 * a person. Where an exact flow looks for ever longer chains, this stays at some ten bids a person: 200,000 people
 * take seconds.
 * Source: Bertsekas, The auction algorithm, Annals of Operations Research 14, 1988; similar objects: Bertsekas and
 * Castañón, 1989.
 */
export function auctionSeats(problem: FlowProblem): Flow {
  const sale = openSale(problem);
  const waiting = Int32Array.from({ length: problem.count }, (_, k) => problem.count - 1 - k);
  let count = problem.count;
  while (count > 0) {
    const outbid = bid(sale, waiting[count - 1]!);
    if (outbid < 0) count -= 1;
    else waiting[count - 1] = outbid;
  }
  return { slot: sale.slotOf, price: sale.ask, work: sale.work };
}

/** Seats by slot as heaps, the cheapest on top: entries `first[s]` up to `first[s + 1]`. Beyond them seats are unlimited. */
interface Sale {
  readonly problem: FlowProblem;
  readonly step: number;
  readonly first: Int32Array;
  readonly seatPrice: Float64Array;
  readonly holder: Int32Array;
  /** What the cheapest seat of a slot, and the next, costs now. */
  readonly ask: Float64Array;
  readonly next: Float64Array;
  /** Price of a seat beyond the demand. */
  readonly beyond: Float64Array;
  readonly slotOf: Int32Array;
  work: number;
}

function openSale(problem: FlowProblem): Sale {
  const { heads, fixed, units } = problem;
  const ownerBase = heads.kinds * heads.units;
  const first = new Int32Array(heads.slots + 1);
  for (let s = 0; s < heads.slots; s++) {
    const size = s < ownerBase ? units : 1;
    first[s + 1] = first[s]! + Math.max(0, Math.ceil((heads.demand[s]! - fixed[s]!) / size));
  }
  const seats = first[heads.slots]!;
  const seatPrice = new Float64Array(seats);
  const beyond = new Float64Array(heads.slots);
  let range = 0;
  for (let s = 0; s < heads.slots; s++) {
    const size = s < ownerBase ? units : 1;
    beyond[s] = joinCost(heads, s, Math.max(heads.demand[s]!, fixed[s]!), size);
    for (let e = first[s]!; e < first[s + 1]!; e++) {
      const points = joinCost(heads, s, fixed[s]! + size * (e - first[s]!), size);
      seatPrice[e] = s < ownerBase ? points : Math.max(points, -OWNER_HEAD_START);
      if (s < ownerBase) range += beyond[s]! - seatPrice[e]!;
    }
  }
  const sale: Sale = {
    problem,
    step: Math.max(1, Math.round(range / Math.max(1, first[ownerBase]!) / BID_STEPS)),
    first,
    seatPrice,
    holder: new Int32Array(seats).fill(-1),
    ask: new Float64Array(heads.slots),
    next: new Float64Array(heads.slots),
    beyond,
    slotOf: new Int32Array(problem.count).fill(-1),
    work: 0,
  };
  for (let s = 0; s < heads.slots; s++) readAsk(sale, s);
  return sale;
}

/** Cheapest and next price of a slot, from the top of its heap. */
function readAsk({ first, seatPrice, beyond, ask, next }: Sale, s: number): void {
  const from = first[s]!;
  const count = first[s + 1]! - from;
  const most = beyond[s]!;
  ask[s] = count > 0 && seatPrice[from]! < most ? seatPrice[from]! : most;
  let other = most;
  if (count > 1 && seatPrice[from + 1]! < other) other = seatPrice[from + 1]!;
  if (count > 2 && seatPrice[from + 2]! < other) other = seatPrice[from + 2]!;
  next[s] = other;
}

/** Person i takes the seat that costs them least. @returns who held it, −1 for nobody. */
function bid(sale: Sale, i: number): number {
  const { ask, next } = sale;
  const { role, start, unit, roleCost, ownerCost, heads } = sale.problem;
  const base = role[i]! * heads.units;
  const ownerBase = heads.kinds * heads.units;
  const end = start[i + 1]!;
  let least = Infinity;
  let second = Infinity;
  let slot = -1;
  let own = 0;
  for (let e = start[i]!; e < end; e++) {
    const s = base + unit[e]!;
    const cost = roleCost[e]! >= FORBIDDEN ? Infinity : roleCost[e]!;
    const value = cost + ask[s]!;
    if (value < second) {
      if (value < least) {
        second = least;
        least = value;
        slot = s;
        own = cost;
      } else second = value;
    }
    if (ownerCost[e]! >= FORBIDDEN) continue;
    const t = ownerBase + unit[e]!;
    const asOwner = ownerCost[e]! + ask[t]!;
    if (asOwner >= second) continue;
    if (asOwner < least) {
      second = least;
      least = asOwner;
      slot = t;
      own = ownerCost[e]!;
    } else second = asOwner;
  }
  sale.work += end - start[i]!;
  if (own + next[slot]! < second) second = own + next[slot]!;
  return takeSeat(sale, i, slot, second - own + sale.step);
}

function takeSeat(sale: Sale, i: number, s: number, price: number): number {
  const { first, seatPrice, holder, beyond, ask, slotOf } = sale;
  slotOf[i] = s;
  if (ask[s]! >= beyond[s]!) return -1;
  const from = first[s]!;
  const count = first[s + 1]! - from;
  const outbid = holder[from]!;
  const paid = price < beyond[s]! ? price : beyond[s]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= count) break;
    if (below + 1 < count && seatPrice[from + below + 1]! < seatPrice[from + below]!) below += 1;
    if (seatPrice[from + below]! >= paid) break;
    seatPrice[from + at] = seatPrice[from + below]!;
    holder[from + at] = holder[from + below]!;
    at = below;
  }
  seatPrice[from + at] = paid;
  holder[from + at] = i;
  readAsk(sale, s);
  return outbid;
}
