import { evaluateDual, PRICE_SCALE, type Dual } from "./bound.ts";
import { ALL_COLUMNS_MAX, buildColumns, type Columns } from "./columns.ts";
import type { Flow } from "./flow.ts";
import { flowByWeight } from "./flowByWeight.ts";
import type { Heads } from "./heads.ts";
import type { Places } from "./places.ts";

/** Units beyond a person's own that a round adds: the cheapest of their class at the prices of the round before. */
const ADDED = 10;
/** Rounds end when the bound at the prices of the flow grows by less than this share of it. */
const GROWTH_MIN = 0.01;
const ROUNDS_MAX = 8;

/**
 * The columns to look at when seats have these prices, in points: all of a small instance; in a large one each
 * person's own units and the cheapest of their class.
 */
export function columnsAt(places: Places, heads: Heads, price: Float64Array): Columns {
  const { instance } = places;
  if (isSmall(places)) return buildColumns(instance, places);
  return buildColumns(instance, places, likelyUnits(places, heads, price));
}

const isSmall = ({ instance }: Places): boolean => instance.people * instance.units <= ALL_COLUMNS_MAX;

/**
 * The cheapest placement without manager points. In a large instance columns grow round by round, by what is cheapest
 * for each class at the prices of the flow before, until those prices carry the bound no further.
 * Source: column generation, Gilmore and Gomory, 1961; priced by class, as all of a class pay the same away from home.
 */
export function solveGrowing(places: Places, heads: Heads, dual: Dual): Flow {
  const { instance } = places;
  let columns = columnsAt(places, heads, pricesOfToday(places, heads));
  let bound = -Infinity;
  let work = 0;
  for (let round = 1; ; round++) {
    const flow = flowByWeight(columns, heads);
    work += flow.work + columns.unit.length;
    if (isSmall(places) || round === ROUNDS_MAX) return { ...flow, work };
    for (let s = 0; s < flow.price.length; s++) dual.price[s] = Math.round(flow.price[s]! * PRICE_SCALE);
    const reached = evaluateDual(dual);
    if (bound > 0 && reached - bound < GROWTH_MIN * bound) return { ...flow, work };
    bound = reached;
    const before = columns;
    const likely = likelyUnits(places, heads, flow.price);
    columns = buildColumns(instance, places, (p) => [
      ...before.unit.subarray(before.start[p], before.start[p + 1]),
      ...likely(p),
    ]);
  }
}

/** Half of what a unit of head saves in slots that would be short with everybody where they cost least, else nothing. */
function pricesOfToday({ instance }: Places, heads: Heads): Float64Array {
  const { people, units: u, listStart, listUnit, listCost, role } = instance;
  const have = new Int32Array(heads.slots);
  for (let p = 0; p < people; p++) {
    let home = -1;
    for (let e = listStart[p]!; e < listStart[p + 1]!; e++)
      if (home < 0 || listCost[e]! < listCost[home]!) home = e;
    if (home < 0) continue;
    const s = role[p]! * u + listUnit[home]!;
    have[s] = have[s]! + instance.weight[p]!;
  }
  return Float64Array.from(have, (count, s) => (count < heads.demand[s]! ? heads.next[s]! / 2 : 0));
}

/** The units somebody works in and the cheapest of their class, in their own slot and as owner; all where pins decide. */
function likelyUnits(
  { instance, classOf, ownerOf, isFree, ...places }: Places,
  heads: Heads,
  price: Float64Array,
): (p: number) => readonly number[] {
  const u = instance.units;
  const roles = Array.from({ length: places.classes }, (_, c) =>
    cheapest(
      places.classPoints.subarray(c * u, (c + 1) * u),
      price,
      places.classKind[c]! * u,
      places.classWeight[c]!,
    ),
  );
  const owners = Array.from({ length: places.ownerClasses }, (_, c) =>
    cheapest(places.ownerPoints.subarray(c * u, (c + 1) * u), price, heads.kinds * u, 1),
  );
  const all = Array.from({ length: u }, (_, a) => a);
  return (p) => {
    if (isFree[p] === 0) return all;
    const listed = instance.listUnit.subarray(instance.listStart[p]!, instance.listStart[p + 1]!);
    const o = ownerOf[p]!;
    return [...listed, ...roles[classOf[p]!]!, ...(o < 0 ? [] : owners[o]!)];
  };
}

/** The units of least points and price, cheapest first; ties by number. */
function cheapest(points: Int32Array, price: Float64Array, base: number, weight: number): number[] {
  const units: number[] = [];
  const values: number[] = [];
  for (let a = 0; a < points.length; a++) {
    const value = points[a]! + weight * price[base + a]!;
    if (units.length === ADDED && value >= values[ADDED - 1]!) continue;
    let k = units.length < ADDED ? units.length : ADDED - 1;
    for (; k > 0 && values[k - 1]! > value; k--) {
      values[k] = values[k - 1]!;
      units[k] = units[k - 1]!;
    }
    values[k] = value;
    units[k] = a;
  }
  return units;
}
