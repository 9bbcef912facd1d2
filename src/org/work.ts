import type { Assignment } from "./assignment.ts";
import { holdsOn, type Day } from "./day.ts";
import { NONE } from "./ids.ts";
import type { Area } from "./area.ts";
import type { Person } from "./person.ts";

/**
 * Who works where today, in columns: one row per person × area × type that is current, sorted by area, then by
 * person. `byPerson` lists the same rows grouped by person.
 */
export interface Work {
  readonly size: number;
  readonly person: Int32Array;
  readonly area: Int32Array;
  /** The share that counts: as given, or the equal part of what the given ones leave. */
  readonly share: Float64Array;
  /** Bits of `WORK_*`. */
  readonly flags: Uint8Array;
  /** Position in `records.assignments`, or −1 for an owner's implied row. */
  readonly record: Int32Array;
  /** Rows of area a are `areaStart[a]` up to, not including, `areaStart[a + 1]`. */
  readonly areaStart: Int32Array;
  /** Rows of person p are `byPerson[personStart[p]]` up to, not including, `byPerson[personStart[p + 1]]`. */
  readonly personStart: Int32Array;
  readonly byPerson: Int32Array;
  /** Home area of each person: the core area with the largest share; tie: earlier `from`, then smaller id. */
  readonly home: Int32Array;
}

export const WORK_CORE = 1;
export const WORK_LOAN = 2;
export const WORK_ADVISORY = 4;
export const WORK_LEAD = 8;
/** The share was not given. */
export const WORK_ASSUMED = 16;
/** Nobody confirmed the row. */
export const WORK_GUESS = 32;
/** An owner without a row: counts as core with the share nobody else claims. */
export const WORK_IMPLIED = 64;

const TYPE_BIT = { core: WORK_CORE, loan: WORK_LOAN, advisory: WORK_ADVISORY } as const;

/** Rows in the order of the records, before they are sorted; an absent share is NaN. */
interface Rows {
  readonly person: Int32Array;
  readonly area: Int32Array;
  readonly share: Float64Array;
  readonly flags: Uint8Array;
  readonly record: Int32Array;
  size: number;
}

interface WorkInput {
  readonly people: readonly Person[];
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  readonly personIndex: ReadonlyMap<string, number>;
  readonly areaIndex: ReadonlyMap<string, number>;
  readonly today: Day;
}

/**
 * Builds the columns from the assignments that hold on `today`; rows of people or areas outside today's org are
 * left out. Owners without a row get an implied one. O(rows + people + areas).
 */
export function buildWork(input: WorkInput): Work {
  const rows = currentRows(input);
  addImpliedOwners(rows, input);
  const { size } = rows;
  // Two stable sorts by counting: by person, then by area.
  const inPeople = groupBy(rows.person.subarray(0, size), countsOf(rows.person, size, input.people.length));
  const areaStart = countsOf(rows.area, size, input.areas.length);
  const next = areaStart.slice();
  const person = new Int32Array(size);
  const area = new Int32Array(size);
  const flags = new Uint8Array(size);
  const record = new Int32Array(size);
  const given = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const from = inPeople[k]!;
    const to = next[rows.area[from]!]!++;
    person[to] = rows.person[from]!;
    area[to] = rows.area[from]!;
    flags[to] = rows.flags[from]!;
    record[to] = rows.record[from]!;
    given[to] = rows.share[from]!;
  }
  const personStart = countsOf(person, size, input.people.length);
  const byPerson = groupBy(person, personStart);
  const share = sharesOf(given, personStart, byPerson, flags);
  const home = homesOf({ size, area, share, flags, record, personStart, byPerson }, input);
  return { size, person, area, share, flags, record, areaStart, personStart, byPerson, home };
}

function currentRows(input: WorkInput): Rows {
  const { assignments, areas } = input;
  let room = assignments.length;
  for (const area of areas) room += area.owners.length;
  const rows: Rows = {
    person: new Int32Array(room),
    area: new Int32Array(room),
    share: new Float64Array(room),
    flags: new Uint8Array(room),
    record: new Int32Array(room),
    size: 0,
  };
  for (let record = 0; record < assignments.length; record++) {
    const assignment = assignments[record]!;
    if (!holdsOn(assignment, input.today)) continue;
    const person = input.personIndex.get(assignment.personId);
    const area = input.areaIndex.get(assignment.areaId);
    if (person === undefined || area === undefined) continue;
    const flags =
      TYPE_BIT[assignment.type] |
      (assignment.isLead ? WORK_LEAD : 0) |
      (assignment.guess === undefined ? 0 : WORK_GUESS);
    addRow(rows, person, area, assignment.share ?? Number.NaN, flags, record);
  }
  return rows;
}

function addRow(
  rows: Rows,
  person: number,
  area: number,
  share: number,
  flags: number,
  record: number,
): void {
  const at = rows.size++;
  rows.person[at] = person;
  rows.area[at] = area;
  rows.share[at] = share;
  rows.flags[at] = flags;
  rows.record[at] = record;
}

function addImpliedOwners(rows: Rows, input: WorkInput): void {
  if (input.areas.every((area) => area.owners.length === 0)) return;
  const width = input.people.length;
  const present = new Set<number>();
  // Rows of people who own nothing are no answer: a million numbers in a set took a second.
  const owns = new Uint8Array(width);
  for (const area of input.areas)
    for (const owner of area.owners) owns[input.personIndex.get(owner.personId) ?? width] = 1;
  for (let row = 0; row < rows.size; row++)
    if (owns[rows.person[row]!] === 1) present.add(rows.area[row]! * width + rows.person[row]!);
  input.areas.forEach((area, index) => {
    for (const owner of area.owners) {
      if (!holdsOn(owner, input.today)) continue;
      const person = input.personIndex.get(owner.personId);
      if (person === undefined || present.has(index * width + person)) continue;
      present.add(index * width + person);
      addRow(rows, person, index, Number.NaN, WORK_CORE | WORK_IMPLIED, -1);
    }
  });
}

/** Where each group of the first `size` keys starts. */
function countsOf(key: Int32Array, size: number, groups: number): Int32Array {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < size; i++) start[key[i]! + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  return start;
}

function groupBy(key: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice();
  const grouped = new Int32Array(key.length);
  for (let row = 0; row < key.length; row++) grouped[next[key[row]!]!++] = row;
  return grouped;
}

/** Absent shares become equal parts of what the person's given core and loan shares leave (never below 0). */
function sharesOf(
  given: Float64Array,
  personStart: Int32Array,
  byPerson: Int32Array,
  flags: Uint8Array,
): Float64Array {
  const share = new Float64Array(given.length);
  if (given.length === 0) return share;
  for (let p = 0; p + 1 < personStart.length; p++) {
    let sum = 0;
    let open = 0;
    for (let k = personStart[p]!; k < personStart[p + 1]!; k++) {
      const r = byPerson[k]!;
      if ((flags[r]! & WORK_ADVISORY) !== 0) continue;
      if (Number.isNaN(given[r])) open++;
      else sum += given[r]!;
    }
    const part = open === 0 ? 0 : Math.max(0, 1 - sum) / open;
    for (let k = personStart[p]!; k < personStart[p + 1]!; k++) {
      const r = byPerson[k]!;
      if (!Number.isNaN(given[r])) share[r] = given[r]!;
      else {
        share[r] = (flags[r]! & WORK_ADVISORY) === 0 ? part : 0;
        flags[r]! |= WORK_ASSUMED;
      }
    }
  }
  return share;
}

function homesOf(
  work: Pick<Work, "size" | "area" | "share" | "flags" | "record" | "personStart" | "byPerson">,
  input: WorkInput,
): Int32Array {
  const home = new Int32Array(input.people.length).fill(NONE);
  if (work.size === 0) return home;
  const fromOf = (row: number): string =>
    work.record[row]! < 0 ? "" : (input.assignments[work.record[row]!]!.from ?? "");
  for (let p = 0; p < input.people.length; p++) {
    let best = -1;
    for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
      const row = work.byPerson[k]!;
      if ((work.flags[row]! & WORK_CORE) === 0) continue;
      if (best < 0 || isBetterHome(row, best)) best = row;
    }
    if (best >= 0) home[p] = work.area[best]!;
  }
  return home;

  function isBetterHome(row: number, best: number): boolean {
    const difference = work.share[row]! - work.share[best]!;
    if (Math.abs(difference) > 1e-9) return difference > 0;
    if (fromOf(row) !== fromOf(best)) return fromOf(row) < fromOf(best);
    return input.areas[work.area[row]!]!.id < input.areas[work.area[best]!]!.id;
  }
}
