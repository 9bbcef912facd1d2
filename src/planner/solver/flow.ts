import { joinCost, type Heads } from "./heads.ts";
import { FORBIDDEN } from "./places.ts";

/**
 * People to place, their points in the slots that are looked at, and the heads that stand in the slots already. All
 * count for the same units of head: with others between them it would be no flow.
 */
export interface FlowProblem {
  readonly heads: Heads;
  /** People in this flow; all arrays below have one entry or row a person of the flow. */
  readonly count: number;
  /** Units of head each of them counts for, when not owner. */
  readonly units: number;
  readonly role: Int32Array;
  /** Units of person i: entries `start[i]` up to, not including, `start[i + 1]`. */
  readonly start: Int32Array;
  readonly unit: Int32Array;
  /** Points of an entry in the own slot and as owner, FORBIDDEN where not allowed. */
  readonly roleCost: Int32Array;
  readonly ownerCost: Int32Array;
  /** Units of head by slot that stay where they are. */
  readonly fixed: Int32Array;
}

/** The cheapest placement and the prices that prove it. */
export interface Flow {
  /** Slot of each person of the flow. */
  readonly slot: Int32Array;
  /** Price of a seat by slot, `units` of head together: nobody prefers another slot, and no slot another count. */
  readonly price: Float64Array;
  /** Columns looked at, the measure of work. */
  readonly work: number;
}

/**
 * Exact min-cost flow person → slot → sink with convex slot arcs, by successive shortest paths.
 * One person at a time takes the cheapest chain of displacements. Dijkstra runs over slots, not people, on costs
 * reduced by the slot prices, and stops at the first slot whose next head is cheapest.
 * Everybody needs one column that is allowed and has room (pins are checked before).
 * Source: Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9.7 and 14.
 */
export function solveFlow(problem: FlowProblem): Flow {
  const run = startFlow(problem);
  for (let i = 0; i < problem.count; i++) {
    const length = findChain(run, i);
    raisePrices(run, length);
    takeChain(run);
    forget(run);
  }
  return { slot: run.slotOf, price: run.price, work: run.work };
}

/** A flow under way. Of the search for one chain: distances by slot, infinite where not reached. */
interface FlowRun {
  readonly problem: FlowProblem;
  readonly ownerBase: number;
  readonly slotOf: Int32Array;
  /** Points of each person in their slot. */
  readonly costOf: Int32Array;
  /** Members of a slot as a linked list. */
  readonly firstIn: Int32Array;
  readonly nextIn: Int32Array;
  readonly have: Int32Array;
  readonly price: Float64Array;
  readonly dist: Float64Array;
  /** Who enters the slot on the shortest chain, and what it costs them there. */
  readonly entrant: Int32Array;
  readonly entrantCost: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
  /** Binary heap of slots by distance; `heapAt` is a slot's place in it, −1 outside, −2 once taken out. */
  readonly heap: Int32Array;
  readonly heapAt: Int32Array;
  heapSize: number;
  /** The best end so far and the length of its chain. */
  endSlot: number;
  endLength: number;
  work: number;
}

function startFlow(problem: FlowProblem): FlowRun {
  const { heads, count } = problem;
  const { slots } = heads;
  const have = Int32Array.from(problem.fixed);
  const ownerBase = heads.kinds * heads.units;
  const units = (s: number): number => (s < ownerBase ? problem.units : 1);
  return {
    problem,
    ownerBase,
    slotOf: new Int32Array(count).fill(-1),
    costOf: new Int32Array(count),
    firstIn: new Int32Array(slots).fill(-1),
    nextIn: new Int32Array(count).fill(-1),
    have,
    price: Float64Array.from({ length: slots }, (_, s) => joinCost(heads, s, have[s]!, units(s))),
    dist: new Float64Array(slots).fill(Infinity),
    entrant: new Int32Array(slots).fill(-1),
    entrantCost: new Int32Array(slots),
    touched: new Int32Array(slots),
    touchedCount: 0,
    heap: new Int32Array(slots),
    heapAt: new Int32Array(slots).fill(-1),
    heapSize: 0,
    endSlot: -1,
    endLength: Infinity,
    work: 0,
  };
}

/** Shortest chain that seats person i; sets `endSlot` and returns its reduced length. */
function findChain(run: FlowRun, i: number): number {
  const { dist, firstIn, nextIn, price, costOf } = run;
  run.endSlot = -1;
  run.endLength = Infinity;
  scanPerson(run, i, 0);
  while (run.heapSize > 0) {
    const s = run.heap[0]!;
    const nearest = dist[s]!;
    if (nearest >= run.endLength) break;
    takeNearest(run);
    for (let q = firstIn[s]!; q >= 0; q = nextIn[q]!) scanPerson(run, q, nearest - costOf[q]! - price[s]!);
  }
  return run.endLength;
}

/** Offers a person every slot that is looked at; `shift` is their distance less what their seat is worth now. */
function scanPerson(run: FlowRun, i: number, shift: number): void {
  const { role, start, unit, roleCost, ownerCost, heads } = run.problem;
  const base = role[i]! * heads.units;
  const end = start[i + 1]!;
  for (let e = start[i]!; e < end; e++) {
    const a = unit[e]!;
    const own = roleCost[e]!;
    if (own < FORBIDDEN) offer(run, i, base + a, shift, own);
    const asOwner = ownerCost[e]!;
    if (asOwner < FORBIDDEN) offer(run, i, run.ownerBase + a, shift, asOwner);
  }
  run.work += end - start[i]!;
}

function offer(run: FlowRun, i: number, t: number, shift: number, cost: number): void {
  const { price, dist, have, problem } = run;
  const d = shift + cost + price[t]!;
  const known = dist[t]!;
  if (d >= known) return;
  if (known === Infinity) run.touched[run.touchedCount++] = t;
  dist[t] = d;
  run.entrant[t] = i;
  run.entrantCost[t] = cost;
  siftUp(run, t);
  const units = t < run.ownerBase ? problem.units : 1;
  const end = d + joinCost(problem.heads, t, have[t]!, units) - price[t]!;
  if (end < run.endLength || (end === run.endLength && t < run.endSlot)) {
    run.endLength = end;
    run.endSlot = t;
  }
}

/** Puts a slot into the heap, or moves it up after its distance fell. */
function siftUp(run: FlowRun, t: number): void {
  const { heap, heapAt, dist } = run;
  let at = heapAt[t]!;
  if (at < 0) at = run.heapSize++;
  const d = dist[t]!;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = heap[above]!;
    if (dist[other]! < d || (dist[other] === d && other < t)) break;
    heap[at] = other;
    heapAt[other] = at;
    at = above;
  }
  heap[at] = t;
  heapAt[t] = at;
}

function takeNearest(run: FlowRun): void {
  const { heap, heapAt, dist } = run;
  heapAt[heap[0]!] = -2;
  run.heapSize -= 1;
  const size = run.heapSize;
  if (size === 0) return;
  const t = heap[size]!;
  const d = dist[t]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    const right = below + 1;
    if (right < size && isNearer(dist, heap[right]!, heap[below]!)) below = right;
    const other = heap[below]!;
    if (d < dist[other]! || (d === dist[other] && t < other)) break;
    heap[at] = other;
    heapAt[other] = at;
    at = below;
  }
  heap[at] = t;
  heapAt[t] = at;
}

const isNearer = (dist: Float64Array, s: number, t: number): boolean =>
  dist[s]! < dist[t]! || (dist[s] === dist[t] && s < t);

/** Seats nearer than the chain's end become dearer by the difference: reduced costs stay ≥ 0. */
function raisePrices(run: FlowRun, length: number): void {
  const { touched, dist, price } = run;
  for (let k = 0; k < run.touchedCount; k++) {
    const t = touched[k]!;
    if (dist[t]! < length) price[t] = price[t]! + length - dist[t]!;
  }
}

/** Moves everybody on the chain one seat on, from its end to the person who had none. */
function takeChain(run: FlowRun): void {
  const { slotOf, costOf, firstIn, nextIn, have, entrant, entrantCost } = run;
  let s = run.endSlot;
  have[s] = have[s]! + (s < run.ownerBase ? run.problem.units : 1);
  while (s >= 0) {
    const mover = entrant[s]!;
    const left = slotOf[mover]!;
    if (left >= 0) leaveSlot(run, mover, left);
    slotOf[mover] = s;
    costOf[mover] = entrantCost[s]!;
    nextIn[mover] = firstIn[s]!;
    firstIn[s] = mover;
    s = left;
  }
}

function leaveSlot({ firstIn, nextIn }: FlowRun, person: number, slot: number): void {
  if (firstIn[slot] === person) {
    firstIn[slot] = nextIn[person]!;
    return;
  }
  let q = firstIn[slot]!;
  while (nextIn[q] !== person) q = nextIn[q]!;
  nextIn[q] = nextIn[person]!;
}

function forget(run: FlowRun): void {
  for (let k = 0; k < run.touchedCount; k++) {
    const t = run.touched[k]!;
    run.dist[t] = Infinity;
    run.heapAt[t] = -1;
  }
  run.touchedCount = 0;
  run.heapSize = 0;
}
