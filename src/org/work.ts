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

interface Row {
  readonly person: number;
  readonly area: number;
  readonly share: number | undefined;
  readonly flags: number;
  readonly record: number;
}

/**
 * Builds the columns from the assignments that hold on `today`; rows of people or areas outside today's org are
 * left out. Owners without a row get an implied one. O(rows log rows).
 */
export function buildWork(input: {
  readonly people: readonly Person[];
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  readonly personIndex: ReadonlyMap<string, number>;
  readonly areaIndex: ReadonlyMap<string, number>;
  readonly today: Day;
}): Work {
  const rows = currentRows(input);
  addImpliedOwners(rows, input);
  rows.sort((a, b) => a.area - b.area || a.person - b.person || a.record - b.record);
  const size = rows.length;
  const person = Int32Array.from(rows, (row) => row.person);
  const area = Int32Array.from(rows, (row) => row.area);
  const flags = Uint8Array.from(rows, (row) => row.flags);
  const record = Int32Array.from(rows, (row) => row.record);
  const areaStart = startsOf(area, input.areas.length);
  const personStart = countsOf(person, input.people.length);
  const byPerson = groupBy(person, personStart);
  const share = sharesOf(rows, personStart, byPerson, flags);
  const home = homesOf({ area, share, flags, record, personStart, byPerson }, input);
  return { size, person, area, share, flags, record, areaStart, personStart, byPerson, home };
}

function currentRows(input: Parameters<typeof buildWork>[0]): Row[] {
  const rows: Row[] = [];
  input.assignments.forEach((assignment, record) => {
    if (!holdsOn(assignment, input.today)) return;
    const person = input.personIndex.get(assignment.personId);
    const area = input.areaIndex.get(assignment.areaId);
    if (person === undefined || area === undefined) return;
    const flags =
      TYPE_BIT[assignment.type] |
      (assignment.isLead ? WORK_LEAD : 0) |
      (assignment.guess === undefined ? 0 : WORK_GUESS);
    rows.push({ person, area, share: assignment.share, flags, record });
  });
  return rows;
}

function addImpliedOwners(rows: Row[], input: Parameters<typeof buildWork>[0]): void {
  const present = new Set(rows.map((row) => row.area * input.people.length + row.person));
  input.areas.forEach((area, index) => {
    for (const owner of area.owners) {
      if (!holdsOn(owner, input.today)) continue;
      const person = input.personIndex.get(owner.personId);
      if (person === undefined || present.has(index * input.people.length + person)) continue;
      present.add(index * input.people.length + person);
      rows.push({ person, area: index, share: undefined, flags: WORK_CORE | WORK_IMPLIED, record: -1 });
    }
  });
}

function countsOf(key: Int32Array, groups: number): Int32Array {
  const start = new Int32Array(groups + 1);
  for (const k of key) start[k + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  return start;
}

function startsOf(sortedKey: Int32Array, groups: number): Int32Array {
  return countsOf(sortedKey, groups);
}

function groupBy(key: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice();
  const grouped = new Int32Array(key.length);
  for (let row = 0; row < key.length; row++) grouped[next[key[row]!]!++] = row;
  return grouped;
}

/** Absent shares become equal parts of what the person's given core and loan shares leave (never below 0). */
function sharesOf(
  rows: readonly Row[],
  personStart: Int32Array,
  byPerson: Int32Array,
  flags: Uint8Array,
): Float64Array {
  const share = new Float64Array(rows.length);
  for (let p = 0; p + 1 < personStart.length; p++) {
    let given = 0;
    let open = 0;
    for (let k = personStart[p]!; k < personStart[p + 1]!; k++) {
      const row = rows[byPerson[k]!]!;
      if (row.share !== undefined) given += (row.flags & WORK_ADVISORY) === 0 ? row.share : 0;
      else if ((row.flags & WORK_ADVISORY) === 0) open++;
    }
    const part = open === 0 ? 0 : Math.max(0, 1 - given) / open;
    for (let k = personStart[p]!; k < personStart[p + 1]!; k++) {
      const r = byPerson[k]!;
      const row = rows[r]!;
      if (row.share !== undefined) share[r] = row.share;
      else {
        share[r] = (row.flags & WORK_ADVISORY) === 0 ? part : 0;
        flags[r]! |= WORK_ASSUMED;
      }
    }
  }
  return share;
}

function homesOf(
  work: Pick<Work, "area" | "share" | "flags" | "record" | "personStart" | "byPerson">,
  input: Parameters<typeof buildWork>[0],
): Int32Array {
  const home = new Int32Array(input.people.length).fill(NONE);
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
