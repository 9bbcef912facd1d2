import { auctionSeats } from "./auction.ts";
import { ALL_COLUMNS_MAX, buildColumns, type Columns } from "./columns.ts";
import { solveFlow, type Flow } from "./flow.ts";
import { flowByWeight } from "./flowByWeight.ts";
import type { Heads } from "./heads.ts";
import { likelyUnits } from "./likelyUnits.ts";
import type { Places } from "./places.ts";
import { toEnd } from "../toEnd.ts";

/** Rounds of an auction whose columns grow. */
const ROUNDS = 3;

/**
 * The columns to look at when seats have these prices, in points: all of a small instance; in a large one each
 * person's own units and cheap ones of their class.
 */
export function columnsAt(places: Places, heads: Heads, price: Float64Array): Columns {
  if (isSmall(places)) return buildColumns(places.instance, places);
  return buildColumns(places.instance, places, likelyUnits(places, heads, price));
}

/** Whether all placements of an instance are looked at. */
export const isSmall = ({ instance }: Places): boolean => instance.people * instance.units <= ALL_COLUMNS_MAX;

/** First step factor of a climb from the prices of an auction. */
const AUCTION_STEP = 0.12;

/** The step factor with which a climb from the prices of `solveGrowing` starts. */
export const firstStepOf = (places: Places): number => (isSmall(places) ? 1 : AUCTION_STEP);

/** Hears of the first placement, long before the last one in a large instance. */
export type OnFirst = (columns: Columns, slot: Int32Array) => void;

/**
 * A cheap placement without manager points: the cheapest of a small instance, by an exact flow. In a large one an
 * auction, whose columns grow round by round by what is cheap for each class at the prices of the round before. At
 * 200,000 people the first round's prices prove nothing, the second's a bound 9 % below its cost, the third's 8 %; a
 * fourth changes neither.
 * Source: column generation, Gilmore and Gomory, 1961; priced by class, as all of a class pay the same away from home.
 */
export function solveGrowing(places: Places, heads: Heads, onFirst?: OnFirst): Flow {
  return toEnd(growSteps(places, heads, onFirst));
}

/** The same with a pause between two rounds. */
export function* growSteps(places: Places, heads: Heads, onFirst?: OnFirst): Generator<void, Flow, unknown> {
  let columns = columnsAt(places, heads, pricesOfToday(places, heads));
  const isAll = isSmall(places);
  let work = 0;
  for (let round = 1; ; round++) {
    const flow = flowByWeight(columns, heads, isAll ? solveFlow : auctionSeats);
    work += flow.work + columns.unit.length;
    if (round === 1) onFirst?.(columns, flow.slot);
    if (isAll || round === ROUNDS) return { ...flow, work };
    yield;
    columns = grown(columns, places, heads, flow.price);
  }
}

function grown(before: Columns, places: Places, heads: Heads, price: Float64Array): Columns {
  const { instance } = places;
  const likely = likelyUnits(places, heads, price);
  const say = (p: number, also: (unit: number) => void): void => {
    for (let e = before.start[p]!; e < before.start[p + 1]!; e++) also(before.unit[e]!);
    likely(p, also);
  };
  // Up to 14 more a person, and as many for the few who may own something.
  return buildColumns(instance, places, say, before.unit.length + 16 * instance.people);
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
