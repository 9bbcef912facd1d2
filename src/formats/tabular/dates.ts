import { addDays, dayExists, dayOf, isDay, type Day } from "../../org/index.ts";
import type { Faults } from "./faults.ts";

/**
 * Days of one column. ISO days are read at once; days written with slashes or points wait for the end of the
 * column, since only a day above 12 somewhere in it proves whether day or month comes first.
 */
export interface DayColumn {
  /** Sets `target[field]` to the day, now or in `settle`; leaves it absent where there is no such day. */
  read(text: string, row: number, target: object, field: string): void;
  /** The day where the text is one in so many words (2026-03-01), else undefined and nothing is said: `read` it. */
  iso(text: string): Day | undefined;
  settle(): void;
}

interface Waiting {
  readonly text: string;
  readonly row: number;
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly target: object;
  readonly field: string;
}

const TRIPLE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T].*)?$/;
const YEAR_FIRST = /^(\d{4})[./-]?(\d{2})[./-]?(\d{2})(?:[ T].*)?$/;
const WORDED = /^(?:(\d{1,2})[ -]([a-z]{3,9})\.?[ ,-]+(\d{4})|([a-z]{3,9})\.? (\d{1,2}),? (\d{4}))$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// Days repeat: one string for each keeps a million hire dates small, and each is judged once. For all columns together,
// since a folder with a file for each area has tens of thousands of them.
const known: Day[] = Array.from({ length: 4096 }, () => "");

/** @param isLastDay the column holds last days; the day read is the one after. */
export function createDayColumn(column: string, faults: Faults, isLastDay = false): DayColumn {
  const set = (target: object, field: string, day: Day): void => {
    (target as Record<string, unknown>)[field] = isLastDay ? addDays(day, 1) : day;
  };
  const waiting: Waiting[] = [];
  const iso = (text: string): Day | undefined => {
    const place = placeOf(text);
    const day = known[place];
    if (day === text) return day;
    if (!isDay(text)) return undefined;
    known[place] = text;
    return text;
  };
  let dayFirst = false;
  let monthFirst = false;
  return {
    iso: isLastDay ? () => undefined : iso,
    read(text, row, target, field) {
      const plain = iso(text) ?? plainDay(text);
      if (plain !== undefined) return set(target, field, plain);
      const match = TRIPLE.exec(text);
      if (match === null) return faults.add("date-bad", row, { column, text });
      const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
      if (first > 12 && second <= 12) dayFirst = true;
      if (second > 12 && first <= 12) monthFirst = true;
      waiting.push({ text, row, first, second, year, target, field });
    },
    settle() {
      // Both proved: neither order fits the whole column, so each cell that proves nothing stays ambiguous.
      const order = dayFirst === monthFirst ? "unproved" : dayFirst ? "day-first" : "month-first";
      for (const one of waiting) {
        const day = dayIn(one, order, column, faults);
        if (day !== undefined) set(one.target, one.field, day);
      }
      waiting.length = 0;
    },
  };
}

/** A place below 4096 that tells the days of about eleven years apart. */
function placeOf(text: string): number {
  if (text.length !== 10) return 0;
  const year = text.charCodeAt(3) + text.charCodeAt(2) * 10;
  const month = text.charCodeAt(6) + text.charCodeAt(5) * 10;
  const day = text.charCodeAt(9) + text.charCodeAt(8) * 10;
  return (year * 372 + month * 31 + day) & 4095;
}

function dayIn(
  one: Waiting,
  order: "unproved" | "day-first" | "month-first",
  column: string,
  faults: Faults,
): Day | undefined {
  const { first, second, year, row, text } = one;
  const asDayFirst = dayExists(year, second, first);
  const asMonthFirst = dayExists(year, first, second);
  if (order === "unproved" && asDayFirst && asMonthFirst && first !== second) {
    faults.add("date-ambiguous", row, {
      column,
      text,
      readAs: `${dayOf(year, first, second)} or ${dayOf(year, second, first)}`,
    });
  }
  const readDayFirst = order === "day-first" || (order === "unproved" && !asMonthFirst);
  if (readDayFirst ? asDayFirst : asMonthFirst)
    return readDayFirst ? dayOf(year, second, first) : dayOf(year, first, second);
  faults.add("date-bad", row, { column, text });
  return undefined;
}

/** Days that need no proof: ISO with time, 20260301, 1 March 2026, Mar 1, 2026. */
function plainDay(text: string): Day | undefined {
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const worded = WORDED.exec(text);
  if (worded === null) return undefined;
  const month = MONTHS.indexOf((worded[2] ?? worded[4] ?? "").slice(0, 3).toLowerCase()) + 1;
  return existing(Number(worded[3] ?? worded[6]), month, Number(worded[1] ?? worded[5]));
}

function existing(year: number, month: number, day: number): Day | undefined {
  return dayExists(year, month, day) ? dayOf(year, month, day) : undefined;
}
