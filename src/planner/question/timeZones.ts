import { dayNumber, type Day, type Org } from "../../org/index.ts";
import type { Members } from "./units.ts";

/** Hours apart that cost nothing. */
const HOURS_FREE = 3;
const NOON_MS = 43_200_000;
const DAY_MS = 86_400_000;

/** Sites of an instance: who is where, what a unit costs from there, and how many people have a known time zone. */
export interface Sites {
  readonly site: Int32Array;
  readonly siteCost: Int32Array;
  readonly known: number;
  readonly unreadable: number;
}

/**
 * Points for the hours between a person and the hub of a unit, the time zone in which most of its full-time people
 * are today; an equal number: the earlier one from Greenwich eastward. Beyond three hours, around the clock. People
 * without a time zone cost nothing. O(people + zones × units).
 */
export function sitesOf(org: Org, members: Members, madeOn: Day, pointsPerHour: number): Sites {
  const u = members.units.length;
  const hoursByZone = new Map<string, number | null>();
  const offsets: (number | null)[] = Array.from(members.people, (p) => {
    const { timeZone, vacant } = org.people[p]!;
    if (timeZone === undefined || vacant) return null;
    let hours = hoursByZone.get(timeZone);
    if (hours === undefined) hoursByZone.set(timeZone, (hours = hoursFromGreenwich(timeZone, madeOn)));
    return hours;
  });
  const places = [...new Set(offsets.filter((hours) => hours !== null))].sort((a, b) => a - b);
  const siteOf = new Map(places.map((hours, k) => [hours, k + 1]));
  const site = Int32Array.from(offsets, (hours) => (hours === null ? 0 : siteOf.get(hours)!));
  const fte = new Float64Array((places.length + 1) * u);
  for (let i = 0; i < site.length; i++) {
    if (site[i] === 0) continue;
    for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
      fte[site[i]! * u + members.listUnit[e]!]! +=
        members.listShare[e]! * org.people[members.people[i]!]!.fte;
  }
  const siteCost = new Int32Array((places.length + 1) * u);
  for (let unit = 0; unit < u; unit++) {
    let hub = 0;
    for (let s = 1; s <= places.length; s++)
      if (fte[s * u + unit]! > (hub === 0 ? 0 : fte[hub * u + unit]!) + 1e-9) hub = s;
    if (hub === 0) continue;
    for (let s = 1; s <= places.length; s++) {
      const apart = Math.abs(places[s - 1]! - places[hub - 1]!);
      const hours = Math.min(apart, 24 - apart);
      siteCost[s * u + unit] = Math.round(pointsPerHour * Math.max(0, hours - HOURS_FREE));
    }
  }
  return {
    site,
    siteCost,
    known: offsets.filter((hours) => hours !== null).length,
    unreadable: [...members.people].filter(
      (p) => hoursByZone.get(org.people[p]!.timeZone ?? "") === null && !org.people[p]!.vacant,
    ).length,
  };
}

/**
 * Hours a time zone is ahead of Greenwich at noon of the day, or null where the name is none.
 * @example hoursFromGreenwich("Asia/Kolkata", "2026-06-01") // 5.5
 */
export function hoursFromGreenwich(timeZone: string, day: Day): number | null {
  const at = dayNumber(day) * DAY_MS + NOON_MS;
  let text: string;
  try {
    text = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    }).format(at);
  } catch {
    return null;
  }
  const [date = 0, hour = 0, minute = 0] = (text.match(/\d+/g) ?? []).map(Number);
  const today = Number(day.slice(8));
  const days = date === today ? 0 : date === today + 1 || (date === 1 && today > 27) ? 1 : -1;
  return days * 24 + hour + minute / 60 - 12;
}
