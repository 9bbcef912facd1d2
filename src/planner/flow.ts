import { FORBIDDEN } from "./columns.ts";
import { joinCost, type Heads } from "./heads.ts";

/** People to place, their points in every slot, and the heads that stand in the slots already. */
export interface FlowProblem {
  readonly heads: Heads;
  /** People in this flow; all arrays below have one row a person of the flow. */
  readonly count: number;
  readonly role: Int32Array;
  /** `roleCost[i * units + a]`, FORBIDDEN where not allowed. */
  readonly roleCost: Int32Array;
  /** Row in `ownerCost`, −1 for people who may own nothing. */
  readonly ownerRow: Int32Array;
  readonly ownerCost: Int32Array;
  /** Heads by slot that stay where they are. */
  readonly fixed: Int32Array;
}

/** The cheapest placement and the prices that prove it. */
export interface Flow {
  /** Slot of each person of the flow. */
  readonly slot: Int32Array;
  /** Price of a seat by slot: nobody prefers another slot at these prices, and no slot another head count. */
  readonly price: Float64Array;
  /** Columns looked at, the measure of work. */
  readonly work: number;
}

/**
 * Exact min-cost flow person → slot → sink with convex slot arcs, by successive shortest paths.
 * One person at a time takes the cheapest chain of displacements. Dijkstra runs over slots, not people, on costs
 * reduced by the slot prices, and stops at the first slot whose next head is cheapest: 10 ms for 500 people and 13
 * units, 50 ms for 2,000 and 50; O(people² × units) at worst.
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
  /** Members of a slot as a linked list. */
  readonly firstIn: Int32Array;
  readonly nextIn: Int32Array;
  readonly have: Int32Array;
  readonly price: Float64Array;
  readonly dist: Float64Array;
  /** Who enters the slot on the shortest chain. */
  readonly entrant: Int32Array;
  readonly scanned: Uint8Array;
  readonly touched: Int32Array;
  touchedCount: number;
  endSlot: number;
  work: number;
}

function startFlow(problem: FlowProblem): FlowRun {
  const { heads, count } = problem;
  const { slots } = heads;
  const have = Int32Array.from(problem.fixed);
  return {
    problem,
    ownerBase: heads.kinds * heads.units,
    slotOf: new Int32Array(count).fill(-1),
    firstIn: new Int32Array(slots).fill(-1),
    nextIn: new Int32Array(count).fill(-1),
    have,
    price: Float64Array.from({ length: slots }, (_, s) => joinCost(heads, s, have[s]!)),
    dist: new Float64Array(slots).fill(Infinity),
    entrant: new Int32Array(slots).fill(-1),
    scanned: new Uint8Array(slots),
    touched: new Int32Array(slots),
    touchedCount: 0,
    endSlot: -1,
    work: 0,
  };
}

/** Shortest chain that seats person i; sets `endSlot` and returns its reduced length. */
function findChain(run: FlowRun, i: number): number {
  const { heads } = run.problem;
  const { touched, dist, scanned, firstIn, nextIn, price, have } = run;
  scanRow(run, i, 0);
  for (;;) {
    let best = Infinity;
    let nearest = Infinity;
    let s = -1;
    for (let k = 0; k < run.touchedCount; k++) {
      const t = touched[k]!;
      const d = dist[t]!;
      const end = d + joinCost(heads, t, have[t]!) - price[t]!;
      if (end < best || (end === best && t < run.endSlot)) {
        best = end;
        run.endSlot = t;
      }
      if (d < nearest && scanned[t] === 0) {
        nearest = d;
        s = t;
      }
    }
    if (nearest >= best) return best;
    scanned[s] = 1;
    for (let q = firstIn[s]!; q >= 0; q = nextIn[q]!)
      scanRow(run, q, nearest - costIn(run, q, s) - price[s]!);
  }
}

/** Offers a person every slot they may take; `shift` is their distance less what their seat is worth now. */
function scanRow(run: FlowRun, i: number, shift: number): void {
  const { role, roleCost, ownerRow, ownerCost, heads } = run.problem;
  const u = heads.units;
  offerSlots(run, i, shift, roleCost, i * u, role[i]! * u);
  if (ownerRow[i]! >= 0) offerSlots(run, i, shift, ownerCost, ownerRow[i]! * u, run.ownerBase);
}

/** The inner loop: one row of costs against the slots from `base` on. */
function offerSlots(
  run: FlowRun,
  i: number,
  shift: number,
  costs: Int32Array,
  row: number,
  base: number,
): void {
  const { price, dist, entrant, touched } = run;
  const u = run.problem.heads.units;
  for (let a = 0; a < u; a++) {
    const cost = costs[row + a]!;
    const t = base + a;
    const d = shift + cost + price[t]!;
    const known = dist[t]!;
    if (d >= known || cost >= FORBIDDEN) continue;
    if (known === Infinity) touched[run.touchedCount++] = t;
    dist[t] = d;
    entrant[t] = i;
  }
  run.work += u;
}

function costIn(run: FlowRun, i: number, s: number): number {
  const { role, roleCost, ownerRow, ownerCost, heads } = run.problem;
  const u = heads.units;
  return s >= run.ownerBase
    ? ownerCost[ownerRow[i]! * u + s - run.ownerBase]!
    : roleCost[i * u + s - role[i]! * u]!;
}

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
  const { slotOf, firstIn, nextIn, have, entrant } = run;
  let s = run.endSlot;
  have[s] = have[s]! + 1;
  while (s >= 0) {
    const mover = entrant[s]!;
    const left = slotOf[mover]!;
    if (left >= 0) leaveSlot(run, mover, left);
    slotOf[mover] = s;
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
    run.dist[run.touched[k]!] = Infinity;
    run.scanned[run.touched[k]!] = 0;
  }
  run.touchedCount = 0;
}
