import { buildChainSearch, improveFrom, moveNoted, rollback, type ChainSearch, type Guide } from "./chain.ts";
import type { RandomStream } from "./random.ts";
import { FORBIDDEN } from "./places.ts";
import { columnCost, type State } from "./state.ts";

/** Cheapest units kept per person as goals of kicks. */
const NEAR = 4;

/** A local search with kicks on one state. */
export interface Search {
  readonly chains: ChainSearch;
  readonly random: RandomStream;
  /** People whose chains are to be tried, first come first served, each at most once. */
  readonly queue: Int32Array;
  readonly queued: Uint8Array;
  queueHead: number;
  queueLength: number;
  readonly managers: Int32Array;
  readonly candidates: Int32Array;
  readonly near: Int32Array;
}

export function buildSearch(state: State, random: RandomStream, guide: Guide | null = null): Search {
  const n = state.columns.people;
  const all = Int32Array.from({ length: n }, (_, p) => p);
  return {
    chains: buildChainSearch(state, guide),
    random,
    queue: new Int32Array(n),
    queued: new Uint8Array(n),
    queueHead: 0,
    queueLength: 0,
    managers: all.filter((p) => state.forest.managerRow[p]! >= 0),
    candidates: all.filter((p) => state.columns.places.ownerOf[p]! >= 0),
    near: nearUnits(state),
  };
}

function nearUnits({ columns }: State): Int32Array {
  const { people: n, start, unit, roleCost } = columns;
  const near = new Int32Array(n * NEAR).fill(-1);
  const points = new Int32Array(NEAR);
  for (let p = 0; p < n; p++) {
    let count = 0;
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const cost = roleCost[e]!;
      if (cost >= FORBIDDEN || (count === NEAR && points[NEAR - 1]! <= cost)) continue;
      let k = count < NEAR ? count++ : NEAR - 1;
      for (; k > 0 && points[k - 1]! > cost; k--) {
        points[k] = points[k - 1]!;
        near[p * NEAR + k] = near[p * NEAR + k - 1]!;
      }
      points[k] = cost;
      near[p * NEAR + k] = unit[e]!;
    }
  }
  return near;
}

/** Whether p may go to unit a in their own slot. */
const mayGo = ({ columns }: State, p: number, a: number): boolean =>
  columnCost(columns, p, columns.role[p]! * columns.units + a) < FORBIDDEN;

export function wake(search: Search, p: number): void {
  if (search.queued[p] === 1) return;
  search.queued[p] = 1;
  const n = search.queue.length;
  search.queue[(search.queueHead + search.queueLength) % n] = p;
  search.queueLength += 1;
}

/** Wakes everybody a move of p may have made movable: p, their manager and reports, members of both slots. */
export function wakeAround(search: Search, p: number, left: number): void {
  const { state } = search.chains;
  const { forest } = state;
  wake(search, p);
  const m = state.columns.manager[p]!;
  if (m >= 0) wake(search, m);
  for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++) wake(search, forest.reports[e]!);
  for (let q = state.firstIn[left]!; q >= 0; q = state.nextIn[q]!) wake(search, q);
  for (let q = state.firstIn[state.slotOf[p]!]!; q >= 0; q = state.nextIn[q]!) wake(search, q);
}

const always = (): boolean => true;

/** Tries chains from everybody awake until nobody is, or until `isOpen` says no. */
export function settle(search: Search, isOpen: () => boolean = always): void {
  const { chains } = search;
  const n = search.queue.length;
  while (search.queueLength > 0 && isOpen()) {
    const p = search.queue[search.queueHead]!;
    search.queueHead = (search.queueHead + 1) % n;
    search.queueLength -= 1;
    search.queued[p] = 0;
    const mark = chains.moved.length;
    if (!improveFrom(chains, p)) continue;
    for (let k = mark; k < chains.moved.length; k++)
      wakeAround(search, chains.moved[k]!, chains.leftSlot[k]!);
  }
}

/**
 * Disturbs the placement, settles it again and keeps the result if it costs no more.
 * @returns whether the placement got cheaper.
 */
export function kick(search: Search): boolean {
  const { chains, random } = search;
  const { state } = chains;
  const before = state.cost;
  chains.moved.length = 0;
  chains.leftSlot.length = 0;
  if (search.managers.length > 0 && random.below(4) > 0) kickTeam(search);
  else if (search.candidates.length > 0 && random.below(2) === 0) kickOwner(search);
  else kickPerson(search);
  const kicked = chains.moved.length;
  for (let k = 0; k < kicked; k++) wakeAround(search, chains.moved[k]!, chains.leftSlot[k]!);
  settle(search);
  if (state.cost > before) rollback(chains, 0);
  return state.cost < before;
}

/** A unit worth trying for p: near by cost, the manager's, a report's, or any. −1 where p may not go. */
function goalOf(search: Search, p: number): number {
  const { chains, random } = search;
  const { columns, forest, unitOf } = chains.state;
  const reports = forest.reportStart[p + 1]! - forest.reportStart[p]!;
  const m = columns.manager[p]!;
  const chance = random.below(8);
  let a = random.below(columns.units);
  if (chance < 3) a = search.near[p * NEAR + random.below(NEAR)]!;
  else if (chance < 4 && m >= 0) a = unitOf[m]!;
  else if (chance < 7 && reports > 0)
    a = unitOf[forest.reports[forest.reportStart[p]! + random.below(reports)]!]!;
  return a >= 0 && mayGo(chains.state, p, a) ? a : -1;
}

/** A manager goes elsewhere and takes reports along. */
function kickTeam(search: Search): void {
  const { chains, random } = search;
  const { state } = chains;
  const { columns, forest } = state;
  const u = columns.units;
  const p = search.managers[random.below(search.managers.length)]!;
  const a = goalOf(search, p);
  const old = state.unitOf[p]!;
  if (a < 0 || a === old) return;
  moveNoted(chains, p, columns.role[p]! * u + a);
  const taken = random.below(4);
  for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++) {
    const q = forest.reports[e]!;
    if (state.unitOf[q] !== old || state.slotOf[q]! >= state.ownerBase || random.below(4) > taken) continue;
    if (mayGo(state, q, a)) moveNoted(chains, q, columns.role[q]! * u + a);
  }
}

/** A candidate becomes owner somewhere; who owned it goes back to their own slot there. */
function kickOwner(search: Search): void {
  const { chains, random } = search;
  const { state } = chains;
  const { columns } = state;
  const u = columns.units;
  const p = search.candidates[random.below(search.candidates.length)]!;
  const a = goalOf(search, p);
  if (a < 0) return;
  const seat = state.ownerBase + a;
  if (columnCost(columns, p, seat) >= FORBIDDEN) return;
  const old = state.firstIn[seat]!;
  if (old === p) return;
  if (old >= 0) {
    if (!mayGo(state, old, a)) return;
    moveNoted(chains, old, columns.role[old]! * u + a);
  }
  moveNoted(chains, p, seat);
}

/** One person goes elsewhere in their own slot. */
function kickPerson(search: Search): void {
  const { chains, random } = search;
  const { columns, slotOf } = chains.state;
  const p = random.below(columns.people);
  const a = goalOf(search, p);
  const s = columns.role[p]! * columns.units + a;
  if (a >= 0 && slotOf[p] !== s) moveNoted(chains, p, s);
}
