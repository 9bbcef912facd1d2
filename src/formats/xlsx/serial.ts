import { dayNumber, dayOfNumber, isDay } from "../../org/index.ts";

/** Serial 0 of each system as a day number. In that of 1900 it holds for days from March 1900 on. */
const ZERO_1900 = dayNumber("1899-12-30");
const ZERO_1904 = dayNumber("1904-01-01");
/** 1900 counts a 29 February that never was, as Lotus 1-2-3 did; days before it are one off. */
const LEAP_SERIAL = 60;
const SECONDS = 86_400;
const LAST_DAY = dayNumber("9999-12-31");

/**
 * What a cell formatted as a day means: `2026-03-01`, with a time `2026-03-01T09:30:00`, a time alone `09:30:00`.
 * Undefined where the number is no day of the calendar of spreadsheets (negative, or after 9999). The day that never
 * was stays `1900-02-29`, so that it is reported. Source: ECMA-376 part 1, 18.17.4.
 */
export function isoOfSerial(serial: number, is1904: boolean): string | undefined {
  // To the second: 09:30 is 0.3958333333333333 in a cell.
  const seconds = Math.round(serial * SECONDS);
  if (!(seconds >= 0)) return undefined;
  const whole = Math.floor(seconds / SECONDS);
  const time = timeOf(seconds - whole * SECONDS);
  if (whole === 0 && !is1904) return time;
  const day = is1904 ? ZERO_1904 + whole : whole < LEAP_SERIAL ? ZERO_1900 + whole + 1 : ZERO_1900 + whole;
  if (day > LAST_DAY) return undefined;
  const text = !is1904 && whole === LEAP_SERIAL ? "1900-02-29" : dayOfNumber(day);
  return time === "00:00:00" ? text : `${text}T${time}`;
}

/** The serial of a day in the system of 1900, or undefined where it has none that every program reads alike. */
export function serialOfDay(text: string): number | undefined {
  if (!isDay(text) || text < "1900-03-01") return undefined;
  return dayNumber(text) - ZERO_1900;
}

function timeOf(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
