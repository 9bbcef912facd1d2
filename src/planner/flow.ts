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
 * reduced by the slot prices, and stops at the first slot whose next head is cheapest: at 500 people a chain looks
 * at some ten slots, about 2 ms for the whole flow; O(people² × units) at worst.
 * Everybody needs one column that is allowed and has room (pins are checked before).
 * Source: Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9.7 and 14.
 */
export function solveFlow(problem: FlowProblem): Flow {
  const { heads, count, role, roleCost, ownerRow, ownerCost } = problem;
  const { slots, units: u, kinds } = heads;
  const ownerBase = kinds * u;
  const slotOf = new Int32Array(count).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const firstOf = new Int32Array(slots).fill(-1);
  const have = Int32Array.from(problem.fixed);
  const price = new Float64Array(slots);
  for (let s = 0; s < slots; s++) price[s] = joinCost(heads, s, have[s]!);
  const dist = new Float64Array(slots).fill(Infinity);
  const cameFrom = new Int32Array(slots).fill(-1);
  const scanned = new Uint8Array(slots);
  const touched = new Int32Array(slots);
  let touchedCount = 0;
  let work = 0;

  /** Offers person i, whose seat now is worth `base` at distance `from`, every slot they may take. */
  const scanPerson = (i: number, from: number, base: number): void => {
    const row = i * u;
    const kindBase = role[i]! * u;
    const shift = from - base;
    for (let a = 0; a < u; a++) {
      const cost = roleCost[row + a]!;
      if (cost >= FORBIDDEN) continue;
      const t = kindBase + a;
      const d = shift + cost + price[t]!;
      if (d < dist[t]!) {
        if (dist[t] === Infinity) touched[touchedCount++] = t;
        dist[t] = d;
        cameFrom[t] = i;
      }
    }
    work += u;
    if (ownerRow[i]! < 0) return;
    const ownerAt = ownerRow[i]! * u;
    for (let a = 0; a < u; a++) {
      const cost = ownerCost[ownerAt + a]!;
      if (cost >= FORBIDDEN) continue;
      const t = ownerBase + a;
      const d = shift + cost + price[t]!;
      if (d < dist[t]!) {
        if (dist[t] === Infinity) touched[touchedCount++] = t;
        dist[t] = d;
        cameFrom[t] = i;
      }
    }
    work += u;
  };
  const costIn = (i: number, s: number): number =>
    s >= ownerBase ? ownerCost[ownerRow[i]! * u + s - ownerBase]! : roleCost[i * u + s - role[i]! * u]!;

  for (let p = 0; p < count; p++) {
    touchedCount = 0;
    scanPerson(p, 0, 0);
    let best = Infinity;
    let bestSlot = -1;
    for (let k = 0; k < touchedCount; k++) {
      const t = touched[k]!;
      const total = dist[t]! + joinCost(heads, t, have[t]!) - price[t]!;
      if (total < best || (total === best && t < bestSlot)) {
        best = total;
        bestSlot = t;
      }
    }
    for (;;) {
      let s = -1;
      let nearest = best;
      for (let k = 0; k < touchedCount; k++) {
        const t = touched[k]!;
        if (scanned[t] === 0 && dist[t]! < nearest) {
          nearest = dist[t]!;
          s = t;
        }
      }
      if (s < 0) break;
      scanned[s] = 1;
      const before = touchedCount;
      for (let q = firstOf[s]!; q >= 0; q = next[q]!) scanPerson(q, nearest, costIn(q, s) + price[s]!);
      for (let k = 0; k < touchedCount; k++) {
        const t = touched[k]!;
        if (scanned[t] === 1 && k < before) continue;
        const total = dist[t]! + joinCost(heads, t, have[t]!) - price[t]!;
        if (total < best || (total === best && t < bestSlot)) {
          best = total;
          bestSlot = t;
        }
      }
    }
    // Seats on the way become dearer by what the chain saved them: reduced costs stay ≥ 0.
    for (let k = 0; k < touchedCount; k++) {
      const t = touched[k]!;
      if (dist[t]! < best) price[t] = price[t]! + best - dist[t]!;
    }
    have[bestSlot] = have[bestSlot]! + 1;
    for (let s = bestSlot; ;) {
      const mover = cameFrom[s]!;
      const left = slotOf[mover]!;
      if (left >= 0) unlink(firstOf, next, left, mover);
      slotOf[mover] = s;
      next[mover] = firstOf[s]!;
      firstOf[s] = mover;
      if (left < 0) break;
      s = left;
    }
    for (let k = 0; k < touchedCount; k++) {
      dist[touched[k]!] = Infinity;
      scanned[touched[k]!] = 0;
    }
  }
  return { slot: slotOf, price, work };
}

function unlink(firstOf: Int32Array, next: Int32Array, slot: number, person: number): void {
  if (firstOf[slot] === person) {
    firstOf[slot] = next[person]!;
    return;
  }
  let q = firstOf[slot]!;
  while (next[q] !== person) q = next[q]!;
  next[q] = next[person]!;
}
