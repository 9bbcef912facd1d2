import type { Columns } from "./columns.ts";
import type { Forest } from "./forest.ts";
import { headCost, joinCost, type Heads } from "./heads.ts";
import type { Placement } from "../instance.ts";
import { ownerPointsOf, rolePoints } from "./places.ts";

/**
 * A placement while it is searched: who sits in which slot, and everything a move's price needs.
 * Slots are numbered as in `Heads`; the unit of a slot is `slot % units`.
 */
export interface State {
  readonly columns: Columns;
  readonly heads: Heads;
  readonly forest: Forest;
  readonly ownerBase: number;
  readonly slotOf: Int32Array;
  readonly unitOf: Int32Array;
  /** Units of head by slot; owners, one unit each, in the owner slots. */
  readonly have: Int32Array;
  /** Members of a slot as a doubly linked list. */
  readonly firstIn: Int32Array;
  readonly nextIn: Int32Array;
  readonly previousIn: Int32Array;
  /** Points of the whole placement; kept by `move`. */
  cost: number;
}

/** A state of a placement given by slots; O(people + slots). */
export function buildState(columns: Columns, heads: Heads, forest: Forest, slotOf: Int32Array): State {
  const n = columns.people;
  const u = columns.units;
  const state: State = {
    columns,
    heads,
    forest,
    ownerBase: heads.kinds * u,
    slotOf: new Int32Array(n).fill(-1),
    unitOf: new Int32Array(n),
    have: new Int32Array(heads.slots),
    firstIn: new Int32Array(heads.slots).fill(-1),
    nextIn: new Int32Array(n).fill(-1),
    previousIn: new Int32Array(n).fill(-1),
    cost: 0,
  };
  for (let p = 0; p < n; p++) {
    const s = slotOf[p]!;
    link(state, p, s);
    state.unitOf[p] = s % u;
  }
  for (let p = 0; p < n; p++) {
    const m = columns.manager[p]!;
    state.cost += columnCost(columns, p, slotOf[p]!);
    if (m >= 0 && state.unitOf[m] !== state.unitOf[p]) state.cost += columns.managerChangeCost[p]!;
  }
  for (let s = 0; s < heads.slots; s++) state.cost += headCost(heads, s, state.have[s]!);
  return state;
}

/** Points of person p in slot s by themselves: place and owner fit. FORBIDDEN where not allowed. */
export function columnCost(columns: Columns, p: number, s: number): number {
  const u = columns.units;
  const a = s % u;
  return s < columns.kinds * u ? rolePoints(columns.places, p, a) : ownerPointsOf(columns.places, p, a);
}

/** Units of head p counts for in slot s: an owner is one owner. */
export function unitsIn({ columns, ownerBase }: State, p: number, s: number): number {
  return s >= ownerBase ? 1 : columns.weight[p]!;
}

/** Manager points that hang on p alone standing in unit a: p and their manager, their reports and p. O(reports). */
export function tieCost(state: State, p: number, a: number): number {
  const { columns, forest, unitOf } = state;
  const m = columns.manager[p]!;
  let cost = m >= 0 && unitOf[m] !== a ? columns.managerChangeCost[p]! : 0;
  for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++) {
    const q = forest.reports[e]!;
    if (unitOf[q] !== a) cost += columns.managerChangeCost[q]!;
  }
  return cost;
}

/** Moves p to a slot they may take and keeps the cost; O(reports). Owner slots may hold two people for a moment. */
export function move(state: State, p: number, s: number): void {
  const { columns, heads } = state;
  const u = columns.units;
  const from = state.slotOf[p]!;
  if (from === s) return;
  const a = s % u;
  const b = state.unitOf[p]!;
  let delta = columnCost(columns, p, s) - columnCost(columns, p, from);
  const gone = unitsIn(state, p, from);
  delta -= joinCost(heads, from, state.have[from]! - gone, gone);
  delta += joinCost(heads, s, state.have[s]!, unitsIn(state, p, s));
  if (a !== b) delta += tieCost(state, p, a) - tieCost(state, p, b);
  state.cost += delta;
  unlink(state, p, from);
  link(state, p, s);
  state.unitOf[p] = a;
}

/** The placement of a list of slots. */
export function placementOf(slotOf: Int32Array, heads: Heads): Placement {
  const ownerBase = heads.kinds * heads.units;
  return {
    unit: slotOf.map((s) => s % heads.units),
    isOwner: Uint8Array.from(slotOf, (s) => (s >= ownerBase ? 1 : 0)),
  };
}

function link(state: State, p: number, s: number): void {
  const first = state.firstIn[s]!;
  state.nextIn[p] = first;
  state.previousIn[p] = -1;
  if (first >= 0) state.previousIn[first] = p;
  state.firstIn[s] = p;
  state.have[s] = state.have[s]! + unitsIn(state, p, s);
  state.slotOf[p] = s;
}

function unlink(state: State, p: number, s: number): void {
  const before = state.previousIn[p]!;
  const after = state.nextIn[p]!;
  if (before >= 0) state.nextIn[before] = after;
  else state.firstIn[s] = after;
  if (after >= 0) state.previousIn[after] = before;
  state.have[s] = state.have[s]! - unitsIn(state, p, s);
}
