import { Bug } from "../../org/index.ts";
import { boundOf, startAscent } from "../solver/ascent.ts";
import { buildDual } from "../solver/bound.ts";
import { checkInstance } from "../checkInstance.ts";
import { buildPlaces, FORBIDDEN } from "../solver/places.ts";
import { buildTable, type PlaceTable } from "./table.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildForest } from "../solver/forest.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Instance, Placement, Solution } from "../instance.ts";
import { randomStream, type RandomStream } from "../solver/random.ts";

/** Orders tried; the first goes by regret, each further one by regret and chance. */
const TRIES = 200;

/**
 * A start for exact mode where units have room for so much and no more: people in the order of what they lose by not
 * getting their first choice, each to the cheapest unit with room; then shifts and swaps while they save points or
 * room that is missing.
 * The bound forgets the room, so it is low: exact mode is what proves.
 * @returns the cheapest placement of all tries by `evaluate`, or null where none fits.
 * @throws Bug if the instance is unsound or has no room.
 * Cost: tries × people² × units at most.
 * @example fitRooms(instance, 1) // {cost: 265, lowerBound: 240, …}, null where nothing fits
 */
export function fitRooms(instance: Instance, seed: number): Solution | null {
  const faults = checkInstance(instance);
  if (instance.room === undefined || faults.length > 0)
    throw new Bug(`${instance.name} is no problem with room: ${faults.join(" ")}`, "Maybe solve was meant.");
  const table = buildTable(instance);
  const random = randomStream(seed);
  let best: {
    readonly placement: Placement;
    readonly cost: number;
    readonly terms: Solution["terms"];
  } | null = null;
  for (let round = 0; round < TRIES; round++) {
    const unit = placeByRegret(table, instance.room, round === 0 ? null : random);
    improve(table, instance.room, unit);
    const placement = { unit, isOwner: new Uint8Array(instance.people) };
    const judged = evaluate(instance, placement);
    if (judged.ok && (best === null || judged.cost < best.cost))
      best = { placement, cost: judged.cost, terms: judged.terms };
  }
  if (best === null) return null;
  const heads = buildHeads(instance);
  const dual = buildDual(buildPlaces(instance), heads, buildForest(instance.manager));
  const lowerBound = boundOf(startAscent(dual, new Float64Array(heads.slots)));
  return { ...best, lowerBound, work: TRIES * instance.people * instance.units, seed };
}

type Room = NonNullable<Instance["room"]>;

/** Points for each unit of room missing while a start is improved: above what any placement saves. */
const OVERLOAD = 1_000_000;

/** Everybody in turn to the cheapest unit with room, or else where least is missing. */
function placeByRegret(table: PlaceTable, { load, capacity }: Room, random: RandomStream | null): Int32Array {
  const { people: n, units: u } = table;
  const left = capacity.slice();
  const unit = new Int32Array(n).fill(-1);
  for (let placed = 0; placed < n; placed++) {
    let chosen = -1;
    let goal = -1;
    let most = -1;
    for (let p = 0; p < n; p++) {
      if (unit[p]! >= 0) continue;
      const [first, second, a] = choicesOf(table, load, left, p);
      const regret = Math.min(second - first, FORBIDDEN) + (random?.below(8) ?? 0);
      if (regret <= most) continue;
      most = regret;
      chosen = p;
      goal = a;
    }
    unit[chosen] = goal;
    left[goal] = left[goal]! - load[chosen * u + goal]!;
  }
  return unit;
}

/** Points of the two cheapest units for p, room that is missing counted, and the first of them. */
function choicesOf(
  { roleCost, units: u }: PlaceTable,
  load: Int32Array,
  left: Int32Array,
  p: number,
): readonly [number, number, number] {
  let first = Infinity;
  let second = Infinity;
  let best = 0;
  for (let a = 0; a < u; a++) {
    const points = roleCost[p * u + a]! + OVERLOAD * Math.max(0, load[p * u + a]! - left[a]!);
    if (points < first) {
      second = first;
      first = points;
      best = a;
    } else if (points < second) second = points;
  }
  return [first, second, best];
}

/** Shifts of one and swaps of two, while any saves points, room that is missing counted. */
function improve(
  { roleCost, people: n, units: u }: PlaceTable,
  { load, capacity }: Room,
  unit: Int32Array,
): void {
  const left = capacity.slice();
  for (let p = 0; p < n; p++) left[unit[p]!] = left[unit[p]!]! - load[p * u + unit[p]!]!;
  const missing = (a: number, more: number): number => OVERLOAD * Math.max(0, more - left[a]!);
  const shift = (p: number, a: number): void => {
    left[unit[p]!] = left[unit[p]!]! + load[p * u + unit[p]!]!;
    left[a] = left[a]! - load[p * u + a]!;
    unit[p] = a;
  };
  for (let again = true; again;) {
    again = false;
    for (let p = 0; p < n; p++) {
      for (let b = 0; b < u; b++) {
        const a = unit[p]!;
        if (a === b) continue;
        const change =
          roleCost[p * u + b]! -
          roleCost[p * u + a]! +
          (missing(a, -load[p * u + a]!) - missing(a, 0)) +
          (missing(b, load[p * u + b]!) - missing(b, 0));
        if (change >= 0) continue;
        shift(p, b);
        again = true;
      }
      for (let q = 0; q < p; q++) {
        const a = unit[p]!;
        const b = unit[q]!;
        if (a === b) continue;
        const change =
          roleCost[p * u + b]! +
          roleCost[q * u + a]! -
          roleCost[p * u + a]! -
          roleCost[q * u + b]! +
          (missing(a, load[q * u + a]! - load[p * u + a]!) - missing(a, 0)) +
          (missing(b, load[p * u + b]! - load[q * u + b]!) - missing(b, 0));
        if (change >= 0) continue;
        shift(p, b);
        shift(q, a);
        again = true;
      }
    }
  }
}
