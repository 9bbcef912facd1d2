import type { Columns } from "./columns.ts";
import { solveFlow, type Flow, type FlowProblem } from "./flow.ts";
import type { Heads } from "./heads.ts";
import { FORBIDDEN } from "./places.ts";

/**
 * Places everybody without the manager points. Where all count for the same, one exact flow; else one for whole heads
 * around the halves where these cost least, then one for the halves around the whole ones. Prices are for one unit of
 * head, so that they can be a start for the bound.
 */
export function flowByWeight(
  columns: Columns,
  heads: Heads,
  placeAll: (problem: FlowProblem) => Flow = solveFlow,
): Flow {
  const { people, weight } = columns;
  const whole = pick(columns, 2);
  if (whole.length === 0 || whole.length === people) {
    const units = whole.length === 0 ? 1 : 2;
    const flow = placeAll({ ...columns, heads, count: people, units, fixed: new Int32Array(heads.slots) });
    return { ...flow, price: perUnit(flow.price, heads, units) };
  }
  const half = pick(columns, 1);
  const fixed = new Int32Array(heads.slots);
  const add = (p: number, s: number): void => {
    fixed[s] = fixed[s]! + (s < heads.kinds * heads.units ? weight[p]! : 1);
  };
  for (const p of half) {
    const s = cheapestSlot(columns, p);
    if (s >= 0) add(p, s);
  }
  const first = placeAll({ ...part(columns, whole), heads, units: 2, fixed });
  fixed.fill(0);
  whole.forEach((p, i) => add(p, first.slot[i]!));
  const second = placeAll({ ...part(columns, half), heads, units: 1, fixed });
  const slot = new Int32Array(people);
  whole.forEach((p, i) => (slot[p] = first.slot[i]!));
  half.forEach((p, i) => (slot[p] = second.slot[i]!));
  return { slot, price: perUnit(first.price, heads, 2), work: first.work + second.work };
}

function pick({ people, weight }: Columns, units: number): Int32Array {
  return Int32Array.from({ length: people }, (_, p) => p).filter((p) => weight[p] === units);
}

/** The slot of their own in which somebody costs least, −1 for who can only own. */
function cheapestSlot({ start, unit, roleCost, role, units }: Columns, p: number): number {
  let best = -1;
  for (let e = start[p]!; e < start[p + 1]!; e++)
    if (roleCost[e]! < FORBIDDEN && (best < 0 || roleCost[e]! < roleCost[best]!)) best = e;
  return best < 0 ? -1 : role[p]! * units + unit[best]!;
}

/** The columns of some people, in their order. */
function part(columns: Columns, people: Int32Array) {
  const start = new Int32Array(people.length + 1);
  people.forEach((p, i) => (start[i + 1] = start[i]! + columns.start[p + 1]! - columns.start[p]!));
  const copy = (column: Int32Array): Int32Array => {
    const rows = new Int32Array(start[people.length]!);
    people.forEach((p, i) => rows.set(column.subarray(columns.start[p], columns.start[p + 1]), start[i]));
    return rows;
  };
  return {
    count: people.length,
    role: Int32Array.from(people, (p) => columns.role[p]!),
    start,
    unit: copy(columns.unit),
    roleCost: copy(columns.roleCost),
    ownerCost: copy(columns.ownerCost),
  };
}

function perUnit(price: Float64Array, heads: Heads, units: number): Float64Array {
  if (units === 1) return price;
  return price.map((points, s) => (s < heads.kinds * heads.units ? points / units : points));
}
