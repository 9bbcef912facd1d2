import { Bug } from "../../org/index.ts";
import type { Columns } from "../solver/columns.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildForest } from "../solver/forest.ts";
import { columnsAt, isSmall, solveGrowing } from "../solver/growColumns.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Instance, Placement } from "../instance.ts";
import { buildPlaces, FORBIDDEN, ownerPointsOf, rolePoints } from "../solver/places.ts";
import { randomStream } from "../solver/random.ts";
import { buildSearch, type Search } from "../solver/search.ts";
import { buildState, columnCost, placementOf, type State } from "../solver/state.ts";
import { exitsOf } from "./exits.ts";

/** Slots whose members a chain asks next, and points by which it may look too dear: at 20,000 people as good as all. */
const WIDTH = 8;
const SLACK = 30;

/**
 * A solved state kept warm: what-if questions are answered from it in milliseconds, one after another, and leave it as
 * it was.
 */
export interface Warm {
  readonly instance: Instance;
  readonly search: Search;
  /** Points of a seat by slot, as they picked the likely units of a large instance. */
  readonly price: Float64Array;
  /** By unit the columns that name it: entries `columnStart[a]` up to, not including, `columnStart[a + 1]`. */
  readonly columnStart: Int32Array;
  readonly columnPerson: Int32Array;
  /** The state as opened; put back after each question, so that answers do not depend on what was asked before. */
  base: WarmBase;
  /** The same state with so many points on each move, opened when a question passes the cap on moves. */
  readonly priced: Map<number, Warm>;
}

interface WarmBase {
  readonly cost: number;
  readonly slotOf: Int32Array;
  readonly unitOf: Int32Array;
  readonly have: Int32Array;
  readonly firstIn: Int32Array;
  readonly nextIn: Int32Array;
  readonly previousIn: Int32Array;
}

/**
 * Opens a placement for what-if questions.
 * @param placement one that `evaluate` accepts for this instance.
 * @param price points of a seat by slot, as solved; made anew where left out and the instance is large.
 * @throws Bug if the placement is refused.
 * Cost: O(people + columns); in a large instance without prices as long as the exact flow takes.
 * Source: docs/planner.md#what-if.
 */
export function openWarm(instance: Instance, placement: Placement, seed = 1, price?: Float64Array): Warm {
  const judged = evaluate(instance, placement);
  if (!judged.ok)
    throw new Bug(
      `The placement to keep warm is refused: ${judged.refusals.slice(0, 3).join(" ")}`,
      "Maybe it is of another instance.",
    );
  const held = holdGroups(instance, placement.unit, new Set());
  const places = buildPlaces(held);
  const heads = buildHeads(held);
  const forest = buildForest(held.manager);
  const seats = price ?? pricesOf(held);
  const columns = columnsAt(places, heads, seats);
  const slotOf = instance.role.map(
    (kind, p) => (placement.isOwner[p] === 1 ? heads.kinds : kind) * heads.units + placement.unit[p]!,
  );
  const state = buildState(columns, heads, forest, slotOf);
  // A small instance is asked in milliseconds anyway, and finds better prices unled.
  const guide = isSmall(places) ? null : { ahead: exitsOf(state), width: WIDTH, slack: SLACK };
  return {
    instance,
    search: buildSearch(state, randomStream(seed), guide),
    price: seats,
    ...byUnit(columns),
    base: copyOf(state),
    priced: new Map(),
  };
}

/** People by unit of their columns; O(columns). */
function byUnit({ people, units, start, unit }: Columns): Pick<Warm, "columnStart" | "columnPerson"> {
  const columnStart = new Int32Array(units + 1);
  for (const a of unit) columnStart[a + 1]! += 1;
  for (let a = 0; a < units; a++) columnStart[a + 1]! += columnStart[a]!;
  const columnPerson = new Int32Array(unit.length);
  const next = columnStart.slice();
  for (let p = 0; p < people; p++)
    for (let e = start[p]!; e < start[p + 1]!; e++) columnPerson[next[unit[e]!]!++] = p;
  return { columnStart, columnPerson };
}

/** The warm state with so many points on each move. */
export function pricedWarm(warm: Warm, price: number): Warm {
  const known = warm.priced.get(price);
  if (known !== undefined) return known;
  const { base, search, price: seats } = warm;
  // A placement that moves more than the cap allows may be opened: the price brings it below.
  const { movesMax: _, ...instance } = warm.instance;
  const elsewhereCost = instance.elsewhereCost.map((points) => points + price);
  const placement = placementOf(base.slotOf, search.chains.state.heads);
  const made = openWarm({ ...instance, elsewhereCost }, placement, 1, seats);
  warm.priced.set(price, made);
  return made;
}

/** Prices of seats that pick the likely units of a large instance; a small one has all units listed. */
function pricesOf(instance: Instance): Float64Array {
  const heads = buildHeads(instance);
  const places = buildPlaces(instance);
  if (isSmall(places)) return new Float64Array(heads.slots);
  return solveGrowing(places, heads).price;
}

/** People of a group stay where they are, unless a wish moves the whole group: `free` are those it moves. */
export function holdGroups(instance: Instance, unit: Int32Array, free: ReadonlySet<number>): Instance {
  const { together, ...rest } = instance;
  if (together === undefined) return rest;
  const pinnedUnit = instance.pinnedUnit.slice();
  for (const group of together) for (const p of group) if (!free.has(p)) pinnedUnit[p] = unit[p]!;
  return { ...rest, pinnedUnit };
}

function copyOf(state: State): WarmBase {
  return {
    cost: state.cost,
    slotOf: state.slotOf.slice(),
    unitOf: state.unitOf.slice(),
    have: state.have.slice(),
    firstIn: state.firstIn.slice(),
    nextIn: state.nextIn.slice(),
    previousIn: state.previousIn.slice(),
  };
}

/** Puts the state back to its base, to the byte: the order in lists of members too. */
export function restore({ search: { chains }, base }: Warm): void {
  const { state } = chains;
  state.slotOf.set(base.slotOf);
  state.unitOf.set(base.unitOf);
  state.have.set(base.have);
  state.firstIn.set(base.firstIn);
  state.nextIn.set(base.nextIn);
  state.previousIn.set(base.previousIn);
  chains.moved.length = 0;
  chains.leftSlot.length = 0;
}

/** Makes seats, given by person, the new base. */
export function rebase(warm: Warm, people: Int32Array, slot: Int32Array): void {
  const slotOf = warm.base.slotOf.slice();
  people.forEach((p, k) => {
    slotOf[p] = slot[k]!;
  });
  const { columns, heads, forest } = warm.search.chains.state;
  const state = buildState(columns, heads, forest, slotOf);
  warm.priced.clear();
  warm.base = copyOf(state);
  warm.search.chains.guide?.ahead.set(exitsOf(state));
  warm.search.chains.state.cost = state.cost;
  restore(warm);
}

/** A search over the warm state under other pins, and how to take those back. */
export interface Closed {
  readonly search: Search;
  /** Whether a touched person sits where they may not. */
  readonly isOut: (p: number) => boolean;
  readonly undo: () => void;
}

/**
 * Puts the pins of `instance` on the touched people: what they may not take costs FORBIDDEN, where they sit included,
 * so that any chain that takes them out of there is a gain. Their wished unit is looked at even if it is not likely.
 */
export function closeSeats(warm: Warm, instance: Instance, touched: readonly number[]): Closed {
  const { state } = warm.search.chains;
  const { columns } = state;
  const { unit, roleCost, ownerCost, start } = columns;
  const { isFree, mustOwn } = columns.places;
  const { pinnedUnit, pinnedOwner, ownerClass, forbidStart, forbidUnit } = instance;
  const pins = { pinnedUnit, pinnedOwner, ownerClass, forbidStart, forbidUnit };
  const places = { ...columns.places, instance: { ...columns.places.instance, ...pins } };
  const old = touched.map((p) => ({
    p,
    isFree: isFree[p]!,
    mustOwn: mustOwn[p]!,
    from: start[p]!,
    unit: unit.slice(start[p], start[p + 1]),
    roleCost: roleCost.slice(start[p], start[p + 1]),
    ownerCost: ownerCost.slice(start[p], start[p + 1]),
  }));
  let cost = state.cost;
  for (const p of touched) cost -= columnCost(columns, p, state.slotOf[p]!);
  for (const p of touched) isFree[p] = 0;
  instance.pinnedOwner.forEach((p, a) => {
    // Whoever owns by a new pin is touched.
    if (p >= 0) mustOwn[p] = a;
  });
  for (const p of touched) {
    const goal = instance.pinnedUnit[p]!;
    const listed = unit.subarray(start[p], start[p + 1]);
    // One of the columns that are closed now stands for the unit nobody thought likely.
    if (goal >= 0 && !listed.includes(goal)) listed[0] = goal;
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      roleCost[e] = rolePoints(places, p, unit[e]!);
      ownerCost[e] = ownerPointsOf(places, p, unit[e]!);
    }
  }
  const changed = { ...columns, places };
  for (const p of touched) cost += columnCost(changed, p, state.slotOf[p]!);
  const copy: State = { ...state, columns: changed, cost };
  return {
    search: { ...warm.search, chains: { ...warm.search.chains, state: copy } },
    isOut: (p) => columnCost(changed, p, copy.slotOf[p]!) >= FORBIDDEN,
    undo: () => {
      for (const entries of old) {
        isFree[entries.p] = entries.isFree;
        mustOwn[entries.p] = entries.mustOwn;
        unit.set(entries.unit, entries.from);
        roleCost.set(entries.roleCost, entries.from);
        ownerCost.set(entries.ownerCost, entries.from);
      }
    },
  };
}
