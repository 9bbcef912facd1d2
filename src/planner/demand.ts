import { NONE } from "../org/index.ts";
import type { Members } from "./units.ts";

/** Up to so many heads the owner leads everybody without managers; above, managers for all but four reports. */
const HEADS_WITHOUT_MANAGERS = 8;
const REPORTS_OF_OWNER = 4;
const REPORTS_OF_MANAGER = 7.5;

/**
 * Today's heads by share, rounded by largest remainder so that each discipline's demand equals its supply; shared
 * disciplines where their people are at home. Managers: none up to eight heads, else enough for all but four.
 */
export function demandOf(
  members: Members,
  role: Int32Array,
  pinnedUnit: Int32Array,
  d: number,
  shared: ReadonlySet<string>,
  disciplines: readonly string[],
) {
  const u = members.units.length;
  const today = new Float64Array((d + 1) * u);
  const demand = new Int32Array((d + 1) * u);
  const heads = new Int32Array(d);
  const atHome = new Int32Array(d * u);
  for (let i = 0; i < members.people.length; i++) {
    const kind = role[i]!;
    if (kind === d) continue;
    heads[kind]!++;
    if (members.home[i] !== NONE) atHome[kind * u + members.home[i]!]!++;
    const from = members.listStart[i]!;
    const to = members.listStart[i + 1]!;
    let sum = 0;
    for (let e = from; e < to; e++) sum += members.listShare[e]!;
    if (shared.has(disciplines[kind]!)) {
      const unit = pinnedUnit[i] === NONE ? members.home[i]! : pinnedUnit[i]!;
      if (unit !== NONE) demand[kind * u + unit]!++;
      for (let e = from; e < to; e++) today[kind * u + members.listUnit[e]!]! += members.listShare[e]! / sum;
    } else if (sum === 0) {
      // Brought in by a pin: wanted where the pin sends them.
      if (pinnedUnit[i] !== NONE) today[kind * u + pinnedUnit[i]!]! += 1;
    } else
      for (let e = from; e < to; e++) today[kind * u + members.listUnit[e]!]! += members.listShare[e]! / sum;
  }
  for (let kind = 0; kind < d; kind++) {
    if (!shared.has(disciplines[kind]!)) roundRow(today, demand, atHome, kind * u, u, heads[kind]!);
  }
  for (let unit = 0; unit < u; unit++) {
    let total = 0;
    for (let kind = 0; kind < d; kind++) total += demand[kind * u + unit]!;
    const managers =
      total <= HEADS_WITHOUT_MANAGERS ? 0 : Math.ceil((total - REPORTS_OF_OWNER) / REPORTS_OF_MANAGER);
    demand[d * u + unit] = managers;
    today[d * u + unit] = managers;
  }
  return { demand, today };
}

/**
 * Largest remainder: floors first, then one more for the largest remainders; among equals where more people are at
 * home than were counted, so that a person split in halves is wanted where they are at home; then the earlier unit.
 */
function roundRow(
  today: Float64Array,
  demand: Int32Array,
  atHome: Int32Array,
  start: number,
  u: number,
  total: number,
): void {
  let left = total;
  const rest: { unit: number; remainder: number; homeless: number }[] = [];
  for (let unit = 0; unit < u; unit++) {
    const floor = Math.floor(today[start + unit]! + 1e-6);
    demand[start + unit] = floor;
    left -= floor;
    rest.push({
      unit,
      remainder: Math.round((today[start + unit]! - floor) * 1e6),
      homeless: floor - atHome[start + unit]!,
    });
  }
  rest.sort((a, b) => b.remainder - a.remainder || a.homeless - b.homeless || a.unit - b.unit);
  for (let k = 0; k < left && k < rest.length; k++) demand[start + rest[k]!.unit]!++;
}
