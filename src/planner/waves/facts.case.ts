import type { WaveFacts } from "./facts.ts";

/** One person: discipline, units worked in today, unit they go to, units they own today and give up. */
export interface Row {
  readonly role: number;
  readonly works: readonly number[];
  readonly unit: number;
  readonly givesUp?: readonly number[];
}

/** Facts with every discipline wanted everywhere; changes: whoever goes to a unit that is not their only one. */
export function factsOf(units: number, disciplines: number, rows: readonly Row[]): WaveFacts {
  const listStart = new Int32Array(rows.length + 1);
  const givesUpStart = new Int32Array(rows.length + 1);
  const changes = new Int32Array(units);
  const owners = new Int32Array(units);
  rows.forEach((row, i) => {
    listStart[i + 1] = listStart[i]! + row.works.length;
    givesUpStart[i + 1] = givesUpStart[i]! + (row.givesUp ?? []).length;
    if (row.works.length !== 1 || row.works[0] !== row.unit) changes[row.unit]!++;
    for (const b of row.givesUp ?? []) owners[b]!++;
  });
  const placed = Array.from({ length: units }, (_, a) =>
    rows.flatMap((row, i) => (row.unit === a ? [i] : [])),
  );
  const placedStart = new Int32Array(units + 1);
  placed.forEach((list, a) => (placedStart[a + 1] = placedStart[a]! + list.length));
  return {
    people: rows.length,
    units,
    disciplines,
    role: Int32Array.from(rows, (row) => row.role),
    demand: new Int32Array(units * (disciplines + 1)).fill(1),
    listStart,
    listUnit: Int32Array.from(rows.flatMap((row) => row.works)),
    unit: Int32Array.from(rows, (row) => row.unit),
    placedStart,
    placed: Int32Array.from(placed.flat()),
    changes,
    owners,
    givesUpStart,
    givesUp: Int32Array.from(rows.flatMap((row) => row.givesUp ?? [])),
  };
}
