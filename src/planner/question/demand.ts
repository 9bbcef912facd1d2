import { NONE } from "../../org/index.ts";
import type { Members } from "./units.ts";

/** Up to so many heads the owner leads everybody without managers; above, managers for all but four reports. */
const HEADS_WITHOUT_MANAGERS = 8;
const REPORTS_OF_OWNER = 4;
const REPORTS_OF_MANAGER = 7.5;

export interface DemandInput {
  readonly members: Members;
  /** Slot kind of each person: a discipline, `managers`, or `uncounted`. */
  readonly role: Int32Array;
  /** Kind of the managers. */
  readonly managers: number;
  /** Kind that wants nobody, −1 where there is none. */
  readonly uncounted: number;
  readonly weight: Int32Array;
  readonly headUnit: 1 | 2;
  readonly fte: (i: number) => number;
  readonly pinnedUnit: Int32Array;
  /** Whether a discipline is shared: its people are wanted where they are at home. */
  readonly isShared: (kind: number) => boolean;
  /** Whether the lines of a unit stay: its people are wanted in it, and managers are not counted. */
  readonly keepsLines: (unit: number) => boolean;
  /** Seats nobody sits in that are wanted on top: kind and unit. */
  readonly openSeats: readonly { readonly kind: number; readonly unit: number; readonly weight: number }[];
}

/** Heads wanted in units of head, and today's full-time heads by share as they are shown. */
export interface Demand {
  readonly demand: Int32Array;
  readonly today: Float64Array;
}

/**
 * Today's heads by share, rounded by largest remainder so that each discipline's demand equals its supply; shared
 * disciplines where their people are at home; who is in no unit today in proportion to the people of each. Managers:
 * none up to eight heads, else enough for all but four.
 */
export function demandOf(input: DemandInput): Demand {
  const { members, role, managers, weight, headUnit, openSeats } = input;
  const u = members.units.length;
  const today = new Float64Array((managers + 1) * u);
  const want = new Float64Array(managers * u);
  const demand = new Int32Array((managers + 1) * u);
  const supply = new Int32Array(managers);
  const atHome = new Int32Array(managers * u);
  const size = sizesOf(input);
  for (let i = 0; i < members.people.length; i++) {
    const kind = role[i]!;
    if (kind === managers || kind === input.uncounted) continue;
    supply[kind]! += weight[i]!;
    const home = members.home[i]!;
    if (home !== NONE) atHome[kind * u + home]! += weight[i]!;
    shareOut(input, i, (unit, share) => (today[kind * u + unit]! += share * input.fte(i)));
    const only = onlyUnit(input, i);
    if (only !== NONE) want[kind * u + only]! += weight[i]!;
    else if (home === NONE)
      for (let unit = 0; unit < u; unit++) want[kind * u + unit]! += weight[i]! * size[unit]!;
    else wantByShare(input, i, (unit, share) => (want[kind * u + unit]! += share * weight[i]!));
  }
  for (let kind = 0; kind < managers; kind++)
    if (kind !== input.uncounted) roundRow(want, demand, atHome, kind * u, u, supply[kind]!);
  for (const seat of openSeats) demand[seat.kind * u + seat.unit]! += seat.weight;
  for (let unit = 0; unit < u; unit++) {
    let units = 0;
    for (let kind = 0; kind < managers; kind++) units += demand[kind * u + unit]!;
    const heads = Math.ceil(units / headUnit);
    const leads =
      input.keepsLines(unit) || heads <= HEADS_WITHOUT_MANAGERS
        ? 0
        : Math.ceil((heads - REPORTS_OF_OWNER) / REPORTS_OF_MANAGER);
    demand[managers * u + unit] = leads * headUnit;
    today[managers * u + unit] = leads;
  }
  return { demand, today };
}

/** The one unit in which somebody is wanted: where they are fixed, or their home in a shared discipline. */
function onlyUnit({ members, role, pinnedUnit, isShared, keepsLines }: DemandInput, i: number): number {
  const pinned = pinnedUnit[i]!;
  const home = members.home[i]!;
  if (pinned !== NONE && (home === NONE || keepsLines(pinned) || isShared(role[i]!))) return pinned;
  return isShared(role[i]!) ? home : NONE;
}

/** Parts of a whole person by unit, of all units they work in. */
function shareOut({ members }: DemandInput, i: number, add: (unit: number, share: number) => void): void {
  const [from, to] = [members.listStart[i]!, members.listStart[i + 1]!];
  let sum = 0;
  for (let e = from; e < to; e++) sum += members.listShare[e]!;
  for (let e = from; e < to; e++) add(members.listUnit[e]!, members.listShare[e]! / sum);
}

/** The same of the units whose people may come and go; of all, where there are no others. */
function wantByShare(input: DemandInput, i: number, add: (unit: number, share: number) => void): void {
  const { members, keepsLines } = input;
  let open = 0;
  shareOut(input, i, (unit, share) => (open += keepsLines(unit) ? 0 : share));
  if (open === 0) return add(members.home[i]!, 1);
  shareOut(input, i, (unit, share) => {
    if (!keepsLines(unit)) add(unit, share / open);
  });
}

/** Part of all people at home by unit, units that take nobody left out. */
function sizesOf({ members, keepsLines }: DemandInput): Float64Array {
  const size = new Float64Array(members.units.length);
  let sum = 0;
  for (const home of members.home) {
    if (home === NONE || keepsLines(home)) continue;
    size[home]!++;
    sum++;
  }
  return sum === 0 ? size.fill(1 / Math.max(1, size.length)) : size.map((people) => people / sum);
}

/**
 * Largest remainder: floors first, then one more for the largest remainders; among equals where more people are at
 * home than were counted, so that a person split in halves is wanted where they are at home; then the earlier unit.
 */
function roundRow(
  want: Float64Array,
  demand: Int32Array,
  atHome: Int32Array,
  start: number,
  u: number,
  total: number,
): void {
  let left = total;
  const rest: { unit: number; remainder: number; homeless: number }[] = [];
  for (let unit = 0; unit < u; unit++) {
    const floor = Math.floor(want[start + unit]! + 1e-6);
    demand[start + unit] = floor;
    left -= floor;
    rest.push({
      unit,
      remainder: Math.round((want[start + unit]! - floor) * 1e6),
      homeless: floor - atHome[start + unit]!,
    });
  }
  rest.sort((a, b) => b.remainder - a.remainder || a.homeless - b.homeless || a.unit - b.unit);
  for (let k = 0; k < left && k < rest.length; k++) demand[start + rest[k]!.unit]!++;
}
