import { Bug } from "../../org/index.ts";
import { ALL_COLUMNS_MAX } from "../solver/columns.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildForest } from "../solver/forest.ts";
import { columnsAt, solveGrowing } from "../solver/growColumns.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Instance, Placement } from "../instance.ts";
import { buildPlaces, FORBIDDEN, ownerPointsOf, rolePoints } from "../solver/places.ts";
import { randomStream } from "../solver/random.ts";
import { buildSearch, type Search } from "../solver/search.ts";
import { buildState, columnCost, placementOf, type State } from "../solver/state.ts";

/**
 * A solved state kept warm: what-if questions are answered from it in milliseconds, one after another, and leave it as
 * it was.
 */
export interface Warm {
  readonly instance: Instance;
  readonly search: Search;
  /** Points of a seat by slot, as they picked the likely units of a large instance. */
  readonly price: Float64Array;
  /** People by slot kind; the last list are those who may own something. */
  readonly byKind: readonly Int32Array[];
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
  const all = Int32Array.from(instance.role.keys());
  return {
    instance,
    search: buildSearch(state, randomStream(seed)),
    price: seats,
    byKind: Array.from({ length: heads.kinds + 1 }, (_, kind) =>
      all.filter((p) => (kind === heads.kinds ? places.ownerOf[p]! >= 0 : instance.role[p] === kind)),
    ),
    base: copyOf(state),
    priced: new Map(),
  };
}

/** The warm state with so many points on each move. */
export function pricedWarm(warm: Warm, price: number): Warm {
  const known = warm.priced.get(price);
  if (known !== undefined) return known;
  const { instance, base, search, price: seats } = warm;
  const elsewhereCost = instance.elsewhereCost.map((points) => points + price);
  const placement = placementOf(base.slotOf, search.chains.state.heads);
  const made = openWarm({ ...instance, elsewhereCost }, placement, 1, seats);
  warm.priced.set(price, made);
  return made;
}

/** Prices of seats that pick the likely units of a large instance; a small one has all units listed. */
function pricesOf(instance: Instance): Float64Array {
  const heads = buildHeads(instance);
  if (instance.people * instance.units <= ALL_COLUMNS_MAX) return new Float64Array(heads.slots);
  const places = buildPlaces(instance);
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
  const isFree = columns.places.isFree.slice();
  const mustOwn = columns.places.mustOwn.slice();
  for (const p of touched) isFree[p] = 0;
  instance.pinnedOwner.forEach((p, a) => {
    if (p >= 0) mustOwn[p] = a;
  });
  const places = { ...columns.places, instance, isFree, mustOwn };
  const old = touched.map((p) => ({
    from: start[p]!,
    unit: unit.slice(start[p], start[p + 1]),
    roleCost: roleCost.slice(start[p], start[p + 1]),
    ownerCost: ownerCost.slice(start[p], start[p + 1]),
  }));
  let cost = state.cost;
  for (const p of touched) {
    const goal = instance.pinnedUnit[p]!;
    const listed = unit.subarray(start[p], start[p + 1]);
    // One of the columns that are closed now stands for the unit nobody thought likely.
    if (goal >= 0 && !listed.includes(goal)) listed[0] = goal;
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      roleCost[e] = rolePoints(places, p, unit[e]!);
      ownerCost[e] = ownerPointsOf(places, p, unit[e]!);
    }
    cost -= columnCost(columns, p, state.slotOf[p]!);
  }
  const changed = { ...columns, places };
  for (const p of touched) cost += columnCost(changed, p, state.slotOf[p]!);
  const copy: State = { ...state, columns: changed, cost };
  return {
    search: { ...warm.search, chains: { ...warm.search.chains, state: copy } },
    isOut: (p) => columnCost(changed, p, copy.slotOf[p]!) >= FORBIDDEN,
    undo: () => {
      for (const entries of old) {
        unit.set(entries.unit, entries.from);
        roleCost.set(entries.roleCost, entries.from);
        ownerCost.set(entries.ownerCost, entries.from);
      }
    },
  };
}
