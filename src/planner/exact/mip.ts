import { FORBIDDEN } from "../solver/places.ts";
import type { PlaceTable } from "./table.ts";
import type { Heads } from "../solver/heads.ts";
import type { Cut } from "../effort.ts";
import type { Instance, ProofEnd } from "../instance.ts";

/**
 * A mixed-integer program as plain arrays, minimised: rows are compressed (`starts`, `indices`, `values`), columns
 * that must be whole are marked. Arrays, not LP text, because writing and parsing text took longer than the solve.
 */
export interface MipModel {
  readonly columns: number;
  readonly rows: number;
  /** Points that no column decides. */
  readonly offset: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column must be a whole number. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** A placement known, as values of the columns. */
  readonly start: Float64Array;
}

/** What exact mode asks to be solved elsewhere, off this thread, and how long that may take. */
export interface MipTask {
  readonly model: MipModel;
  /** Simplex iterations; reached at the same point on every machine. */
  readonly iterations: number;
  /** Where an earlier solve of this model was cut off: what came of it until there, and no more, is to be answered. */
  readonly cut?: Cut;
  /** Cost of the best plan so far, for progress. */
  readonly cost: number;
  readonly lowerBound: number;
}

/** What came back. Nothing of it is believed but that `bound` is a bound and an `optimal` search was complete. */
export interface MipAnswer {
  readonly ended: "optimal" | Exclude<ProofEnd, "done" | "too-large">;
  /** Values of the model's columns in the best solution seen, or null. */
  readonly values: Float64Array | null;
  /** No solution of the model is below; −Infinity where unknown. */
  readonly bound: number;
  readonly iterations: number;
  /** For developers: what went wrong. */
  readonly note?: string;
}

/** Solves a model where nothing waits for it. Injected: the planner knows no threads. */
export type SolveMip = (task: MipTask) => Promise<MipAnswer>;

/** Which placements a model offers; 1 where kept. Laid out as `roleCost` and `ownerCost` of `PlaceTable`. */
export interface Kept {
  readonly role: Uint8Array;
  readonly owner: Uint8Array;
}

/** A model with the way back: column k < `seats` places person `person[k]` in slot `slot[k]`. */
export interface PlacementModel {
  readonly model: MipModel;
  readonly seats: number;
  readonly person: Int32Array;
  readonly slot: Int32Array;
}

/**
 * The planner's question over the kept placements, as a mixed-integer program:
 * a binary column a placement; a column a tie of p and their manager m and unit, at least (p there) − (m there), at
 * the price of another manager; and for each slot the head count split at 1 and at the demand, where its convex
 * price bends. Ties and heads are whole by themselves once placements are.
 * @param start slot of each person in a placement of kept columns only, from which the solver may begin.
 * Cost: O(kept placements). Source: docs/planner.md#exact-mode.
 */
export function buildModel(
  table: PlaceTable,
  heads: Heads,
  kept: Kept,
  start: Int32Array,
  limits: Pick<Instance, "room" | "together" | "movesMax" | "listStart" | "listUnit"> | null = null,
): PlacementModel {
  const writer = startWriter();
  const seatOf = addSeats(writer, table, heads, kept, start);
  addPeople(writer, table, seatOf);
  addTies(writer, table, seatOf, start);
  addHeads(writer, table, heads, seatOf, start);
  if (limits?.room !== undefined) addRoom(writer, table.units, seatOf, limits.room);
  for (const group of limits?.together ?? []) addGroup(writer, table.units, seatOf, group);
  if (limits?.movesMax !== undefined) addCap(writer, table.units, seatOf, limits, limits.movesMax);
  return {
    model: finish(writer),
    seats: seatOf.person.length,
    person: Int32Array.from(seatOf.person),
    slot: Int32Array.from(seatOf.slot),
  };
}

interface Writer {
  offset: number;
  readonly cost: number[];
  readonly upper: number[];
  readonly whole: number[];
  readonly start: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
}

function startWriter(): Writer {
  return {
    offset: 0,
    cost: [],
    upper: [],
    whole: [],
    start: [],
    rowLower: [],
    rowUpper: [],
    starts: [0],
    indices: [],
    values: [],
  };
}

function addColumn(writer: Writer, cost: number, upper: number, isWhole: boolean, start: number): number {
  writer.cost.push(cost);
  writer.upper.push(upper);
  writer.whole.push(isWhole ? 1 : 0);
  return writer.start.push(start) - 1;
}

function addEntry(writer: Writer, column: number, value: number): void {
  writer.indices.push(column);
  writer.values.push(value);
}

function endRow(writer: Writer, lower: number, upper: number): void {
  writer.rowLower.push(lower);
  writer.rowUpper.push(upper);
  writer.starts.push(writer.indices.length);
}

/** The kept placements, person by person, and where to find them. */
interface SeatList {
  readonly person: number[];
  readonly slot: number[];
  /** Columns of person p: `from[p]` up to, not including, `from[p + 1]`; own slots first, then owner seats. */
  readonly from: Int32Array;
  /** Columns of each slot. */
  readonly bySlot: readonly number[][];
}

function addSeats(writer: Writer, table: PlaceTable, heads: Heads, kept: Kept, start: Int32Array): SeatList {
  const u = table.units;
  const list: SeatList = {
    person: [],
    slot: [],
    from: new Int32Array(table.people + 1),
    bySlot: Array.from({ length: heads.slots }, () => []),
  };
  const add = (p: number, slot: number, points: number): void => {
    const column = addColumn(writer, points, 1, true, start[p] === slot ? 1 : 0);
    list.person.push(p);
    list.slot.push(slot);
    list.bySlot[slot]!.push(column);
  };
  for (let p = 0; p < table.people; p++) {
    const row = table.ownerRow[p]!;
    for (let a = 0; a < u; a++) {
      const points = table.roleCost[p * u + a]!;
      if (points < FORBIDDEN && kept.role[p * u + a] === 1) add(p, table.role[p]! * u + a, points);
    }
    const owned = row < 0 ? 0 : u;
    for (let a = 0; a < owned; a++) {
      const points = table.ownerCost[row * u + a]!;
      if (points < FORBIDDEN && kept.owner[row * u + a] === 1) add(p, table.kinds * u + a, points);
    }
    list.from[p + 1] = list.person.length;
  }
  return list;
}

/** Everybody sits in exactly one place. */
function addPeople(writer: Writer, table: PlaceTable, { from }: SeatList): void {
  for (let p = 0; p < table.people; p++) {
    for (let k = from[p]!; k < from[p + 1]!; k++) addEntry(writer, k, 1);
    endRow(writer, 1, 1);
  }
}

function addTies(writer: Writer, table: PlaceTable, seats: SeatList, start: Int32Array): void {
  const u = table.units;
  const own: number[][] = Array.from({ length: u }, () => []);
  const above: number[][] = Array.from({ length: u }, () => []);
  for (let p = 0; p < table.people; p++) {
    const m = table.manager[p]!;
    const points = table.managerChangeCost[p]!;
    if (m < 0 || points === 0) continue;
    sortByUnit(seats, p, u, own);
    sortByUnit(seats, m, u, above);
    const choices = seats.from[m + 1]! - seats.from[m]!;
    const isApart = start[p]! % u !== start[m]! % u;
    for (let a = 0; a < u; a++) {
      const mine = own[a]!;
      if (mine.length === 0) continue;
      const theirs = above[a]!;
      // Where the manager can only be, the tie always holds; where they cannot be, it never does.
      if (theirs.length === choices) continue;
      if (theirs.length === 0) {
        for (const k of mine) writer.cost[k] = writer.cost[k]! + points;
        continue;
      }
      const tie = addColumn(writer, points, 1, false, isApart && start[p]! % u === a ? 1 : 0);
      addEntry(writer, tie, 1);
      for (const k of mine) addEntry(writer, k, -1);
      for (const k of theirs) addEntry(writer, k, 1);
      endRow(writer, 0, Infinity);
    }
  }
}

function sortByUnit({ from, slot }: SeatList, p: number, units: number, into: number[][]): void {
  for (const list of into) list.length = 0;
  for (let k = from[p]!; k < from[p + 1]!; k++) into[slot[k]! % units]!.push(k);
}

/** The price of heads: the first unit costs `first`, each up to the demand `next`, each beyond `beyond`; at most one owner. */
function addHeads(
  writer: Writer,
  { weight }: PlaceTable,
  heads: Heads,
  seats: SeatList,
  start: Int32Array,
): void {
  const have = new Int32Array(heads.slots);
  const ownerBase = heads.kinds * heads.units;
  start.forEach((s, p) => (have[s]! += s < ownerBase ? weight[p]! : 1));
  for (let s = 0; s < heads.slots; s++) {
    writer.offset += heads.empty[s]!;
    const members = seats.bySlot[s]!;
    if (members.length === 0) continue;
    if (s >= ownerBase) {
      for (const k of members) addEntry(writer, k, 1);
      for (const k of members) writer.cost[k] = writer.cost[k]! + heads.first[s]!;
      if (members.length > 1) endRow(writer, 0, 1);
      else dropRow(writer);
      continue;
    }
    let most = 0;
    for (const k of members) {
      const units = weight[seats.person[k]!]!;
      addEntry(writer, k, units);
      most += units;
    }
    let left = have[s]!;
    for (const [step, size] of stepsOf(heads, s)) {
      const taken = Math.min(left, size);
      left -= taken;
      addEntry(writer, addColumn(writer, step, Math.min(size, most), false, taken), -1);
    }
    endRow(writer, 0, 0);
  }
}

/** Whoever shall be together is in a unit or not, all alike: for each unit a row for each but the first. */
function addGroup(writer: Writer, units: number, seats: SeatList, group: readonly number[]): void {
  const first: number[][] = Array.from({ length: units }, () => []);
  const other: number[][] = Array.from({ length: units }, () => []);
  sortByUnit(seats, group[0]!, units, first);
  for (const p of group.slice(1)) {
    sortByUnit(seats, p, units, other);
    for (let a = 0; a < units; a++) {
      if (first[a]!.length + other[a]!.length === 0) continue;
      for (const k of first[a]!) addEntry(writer, k, 1);
      for (const k of other[a]!) addEntry(writer, k, -1);
      endRow(writer, 0, 0);
    }
  }
}

/** At most so many sit in units they do not work in today. */
function addCap(
  writer: Writer,
  units: number,
  { person, slot }: SeatList,
  { listStart, listUnit }: Pick<Instance, "listStart" | "listUnit">,
  movesMax: number,
): void {
  person.forEach((p, k) => {
    const listed = listUnit.subarray(listStart[p], listStart[p + 1]);
    if (!listed.includes(slot[k]! % units)) addEntry(writer, k, 1);
  });
  endRow(writer, -Infinity, movesMax);
}

/** What sits in a unit fits into it. */
function addRoom(
  writer: Writer,
  units: number,
  { person, slot }: SeatList,
  { load, capacity }: NonNullable<Instance["room"]>,
): void {
  const inUnit: number[][] = Array.from({ length: units }, () => []);
  slot.forEach((s, k) => inUnit[s % units]!.push(k));
  inUnit.forEach((seats, a) => {
    for (const k of seats) addEntry(writer, k, load[person[k]! * units + a]!);
    endRow(writer, -Infinity, capacity[a]!);
  });
}

function dropRow(writer: Writer): void {
  writer.indices.length = writer.starts.at(-1)!;
  writer.values.length = writer.indices.length;
}

/** Points a unit of head and how many units, in the order they are taken. */
function stepsOf(heads: Heads, s: number): (readonly [number, number])[] {
  const want = heads.demand[s]!;
  const steps: (readonly [number, number])[] = [];
  if (want > 0) steps.push([heads.first[s]!, 1]);
  if (want > 1) steps.push([heads.next[s]!, want - 1]);
  steps.push([heads.beyond[s]!, Infinity]);
  return steps;
}

function finish(writer: Writer): MipModel {
  return {
    columns: writer.cost.length,
    rows: writer.rowLower.length,
    offset: writer.offset,
    cost: Float64Array.from(writer.cost),
    lower: new Float64Array(writer.cost.length),
    upper: Float64Array.from(writer.upper),
    whole: Uint8Array.from(writer.whole),
    rowLower: Float64Array.from(writer.rowLower),
    rowUpper: Float64Array.from(writer.rowUpper),
    starts: Int32Array.from(writer.starts),
    indices: Int32Array.from(writer.indices),
    values: Float64Array.from(writer.values),
    start: Float64Array.from(writer.start),
  };
}
