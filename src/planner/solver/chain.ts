import { joinCost, type Heads } from "./heads.ts";
import { FORBIDDEN } from "./places.ts";
import { columnCost, move, unitsIn, type State } from "./state.ts";

/** Longest chain of displacements tried: p takes q's seat, q takes r's, r an open one. */
const CHAIN_LENGTH = 3;

/** Work of beginning a scan, in columns, so that work follows CPU at few units too. */
const SCAN_WORK = 12;
/** Slots of a layer whose members are tried next. */
const WIDTH = 12;

/** A search for chains on one state, with its buffers and the journal that takes moves back. */
export interface ChainSearch {
  readonly state: State;
  /** Moves made since the journal was last emptied: person and the slot they left. */
  readonly moved: number[];
  readonly leftSlot: number[];
  /** By layer and slot: points of the cheapest chain of that length whose last person enters the slot. */
  readonly reach: Float64Array;
  readonly via: Int32Array;
  readonly from: Int32Array;
  /** Slots reached in each layer. */
  readonly touched: Int32Array;
  readonly touchedCount: Int32Array;
  /** Slots of the layer at hand whose members were tried already. */
  readonly expanded: Uint8Array;
  /** Manager points that hang on the person at hand in a unit; zero between two scans. */
  readonly pull: Int32Array;
  readonly isListed: Uint8Array;
  /** Where few chains are to be tried; null looks at all that the cheapest open seat could still pay for. */
  readonly guide: Guide | null;
  /** Columns looked at. */
  work: number;
}

/** What leads chains: slots go on by what they cost so far and will cost at least, not by what they cost so far. */
export interface Guide {
  /** By slot the least points at which one of its members goes elsewhere; Infinity where nobody can. */
  readonly ahead: Float64Array;
  /** Slots of a layer whose members are tried next. */
  readonly width: number;
  /** Points by which a chain may look dearer than the best one known and still go on. */
  readonly slack: number;
}

export function buildChainSearch(state: State, guide: Guide | null = null): ChainSearch {
  const cells = (CHAIN_LENGTH + 1) * state.heads.slots;
  return {
    state,
    moved: [],
    leftSlot: [],
    reach: new Float64Array(cells).fill(Infinity),
    via: new Int32Array(cells),
    from: new Int32Array(cells),
    touched: new Int32Array(cells),
    touchedCount: new Int32Array(CHAIN_LENGTH + 1),
    expanded: new Uint8Array(state.heads.slots),
    pull: new Int32Array(state.heads.units),
    isListed: new Uint8Array(state.heads.units),
    guide,
    work: 0,
  };
}

/** A move that `rollback` can take back. */
export function moveNoted(search: ChainSearch, p: number, s: number): void {
  search.moved.push(p);
  search.leftSlot.push(search.state.slotOf[p]!);
  move(search.state, p, s);
}

/** Takes back all moves after the first `mark`. */
export function rollback(search: ChainSearch, mark: number): void {
  while (search.moved.length > mark) {
    move(search.state, search.moved.pop()!, search.leftSlot.pop()!);
  }
}

/**
 * Tries the cheapest chain that starts with p: relocation, swap, owner replacement and longer ejections are all
 * chains, closed where the last person takes p's old seat. Applies it if the whole placement gets cheaper.
 * Prices of people in one chain who manage each other are wrong by their tie, so the result is measured, not believed.
 */
export function improveFrom(search: ChainSearch, p: number): boolean {
  const { state } = search;
  const { heads } = state;
  const slots = heads.slots;
  const home = state.slotOf[p]!;
  const gone = unitsIn(state, p, home);
  const leave = -joinCost(heads, home, state.have[home]! - gone, gone);
  const { guide } = search;
  const hope =
    guide === null
      ? Math.min(0, leave) + cheapestJoin(state, state.columns.role[p]!, state.columns.headUnit)
      : leave - guide.slack;
  search.touchedCount.fill(0);
  scanPerson(search, 1, p, home, 0);
  let best = 0;
  let bestLayer = 0;
  let bestSlot = -1;
  for (let layer = 1; layer <= CHAIN_LENGTH; layer++) {
    const base = layer * slots;
    const count = search.touchedCount[layer]!;
    for (let k = 0; k < count; k++) {
      const t = search.touched[base + k]!;
      const sofar = search.reach[base + t]!;
      const units = unitsIn(state, search.via[base + t]!, t);
      const total =
        t === home
          ? sofar + swapCost(heads, home, state.have[home]!, units - gone)
          : sofar + leave + joinCost(heads, t, state.have[t]!, units);
      if (total < best) {
        best = total;
        bestLayer = layer;
        bestSlot = t;
      }
    }
    if (layer < CHAIN_LENGTH) expand(search, layer, home, best - hope);
  }
  const mark = search.moved.length;
  const before = state.cost;
  if (bestLayer > 0) applyChain(search, bestLayer, bestSlot);
  for (let layer = 1; layer <= CHAIN_LENGTH; layer++) {
    const base = layer * slots;
    for (let k = 0; k < search.touchedCount[layer]!; k++)
      search.reach[base + search.touched[base + k]!] = Infinity;
  }
  if (bestLayer === 0) return false;
  if (state.cost < before) return true;
  rollback(search, mark);
  return false;
}

/**
 * Lets members of the cheapest slots of a layer go on. All slots cost twice the time at 50 units and found no better
 * plans on the yardsticks at equal work; three slots found worse ones.
 */
function expand(search: ChainSearch, layer: number, home: number, limit: number): void {
  const { state, guide } = search;
  const base = layer * state.heads.slots;
  const count = search.touchedCount[layer]!;
  const width = guide === null ? WIDTH : guide.width;
  for (let round = 0; round < width; round++) {
    let least = limit;
    let at = -1;
    for (let k = 0; k < count; k++) {
      const t = search.touched[base + k]!;
      const points = search.reach[base + t]! + (guide === null ? 0 : guide.ahead[t]!);
      if (points < least && search.expanded[t] === 0 && t !== home) {
        least = points;
        at = t;
      }
    }
    if (at < 0) break;
    search.expanded[at] = 1;
    const sofar = search.reach[base + at]!;
    const units = unitsIn(state, search.via[base + at]!, at);
    for (let q = state.firstIn[at]!; q >= 0; q = state.nextIn[q]!) {
      const swap = swapCost(state.heads, at, state.have[at]!, units - unitsIn(state, q, at));
      scanPerson(search, layer + 1, q, at, sofar + swap);
    }
  }
  for (let k = 0; k < count; k++) search.expanded[search.touched[base + k]!] = 0;
  search.work += count;
}

/** Change of a slot's points when somebody takes the seat of somebody who counts for another unit, or for the same. */
function swapCost(heads: Heads, slot: number, have: number, units: number): number {
  if (units === 0) return 0;
  return units > 0 ? joinCost(heads, slot, have, units) : -joinCost(heads, slot, have + units, -units);
}

/** The most a head can save in any slot of a kind; bounds what a chain may still gain at its end. */
function cheapestJoin(state: State, kind: number, units: number): number {
  const u = state.heads.units;
  let least = 0;
  for (let s = kind * u; s < (kind + 1) * u; s++) {
    const join = joinCost(state.heads, s, state.have[s]!, units);
    if (join < least) least = join;
  }
  return least;
}

/**
 * Offers q, who sits in slot `seat`, every other slot as the next step of a chain worth `sofar`: the units of their
 * columns, of their manager and of their reports.
 */
function scanPerson(search: ChainSearch, layer: number, q: number, seat: number, sofar: number): void {
  const { state, pull, isListed } = search;
  const { columns, forest, unitOf } = state;
  const u = columns.units;
  const m = columns.manager[q]!;
  const from = columns.start[q]!;
  const to = columns.start[q + 1]!;
  const first = forest.reportStart[q]!;
  const last = forest.reportStart[q + 1]!;
  let ties = 0;
  if (m >= 0) {
    ties = columns.managerChangeCost[q]!;
    pull[unitOf[m]!] = ties;
  }
  for (let e = first; e < last; e++) {
    const report = forest.reports[e]!;
    const points = columns.managerChangeCost[report]!;
    pull[unitOf[report]!] = pull[unitOf[report]!]! + points;
    ties += points;
  }
  // Everything but what hangs on the unit is one number off the column.
  const base = sofar - columnCost(columns, q, seat) + pull[seat % u]!;
  const kindBase = columns.role[q]! * u;
  for (let e = from; e < to; e++) {
    const a = columns.unit[e]!;
    const value = base - pull[a]!;
    offer(search, layer, kindBase + a, value, columns.roleCost[e]!, q, seat);
    offer(search, layer, state.ownerBase + a, value, columns.ownerCost[e]!, q, seat);
  }
  search.work += to - from + SCAN_WORK;
  if (to - from < u && ties > 0) {
    for (let e = from; e < to; e++) isListed[columns.unit[e]!] = 1;
    for (let e = first - 1; e < last; e++) {
      // One place before the reports stands for the manager.
      if (e < first && m < 0) continue;
      const a = unitOf[e < first ? m : forest.reports[e]!]!;
      if (isListed[a] === 1) continue;
      const value = base - pull[a]!;
      offer(search, layer, kindBase + a, value, columnCost(columns, q, kindBase + a), q, seat);
      offer(search, layer, state.ownerBase + a, value, columnCost(columns, q, state.ownerBase + a), q, seat);
      search.work += 1;
    }
    for (let e = from; e < to; e++) isListed[columns.unit[e]!] = 0;
  }
  if (m >= 0) pull[unitOf[m]!] = 0;
  for (let e = first; e < last; e++) pull[unitOf[forest.reports[e]!]!] = 0;
}

function offer(
  search: ChainSearch,
  layer: number,
  t: number,
  shift: number,
  cost: number,
  q: number,
  seat: number,
): void {
  if (cost >= FORBIDDEN || t === seat) return;
  const slots = search.state.heads.slots;
  const at = layer * slots + t;
  const value = shift + cost;
  if (value >= search.reach[at]!) return;
  if (search.reach[at] === Infinity) {
    search.touched[layer * slots + search.touchedCount[layer]!] = t;
    search.touchedCount[layer] = search.touchedCount[layer]! + 1;
  }
  search.reach[at] = value;
  search.via[at] = q;
  search.from[at] = seat;
}

/** Makes the moves of a chain from its end; a person met twice ends it early, the caller measures the result. */
function applyChain(search: ChainSearch, lastLayer: number, lastSlot: number): void {
  const slots = search.state.heads.slots;
  let t = lastSlot;
  for (let layer = lastLayer; layer >= 1; layer--) {
    const q = search.via[layer * slots + t]!;
    const seat = search.from[layer * slots + t]!;
    if (search.state.slotOf[q] !== seat) return;
    moveNoted(search, q, t);
    t = seat;
  }
}
