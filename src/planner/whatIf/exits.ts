import { joinCost } from "../solver/heads.ts";
import { FORBIDDEN } from "../solver/places.ts";
import { columnCost, tieCost, unitsIn, type State } from "../solver/state.ts";

/**
 * By slot the least points at which one of its members goes elsewhere while everybody else stays; Infinity where nobody
 * can. Led by it, chains find better prices on the yardsticks at a fraction of the columns. O(columns × reports).
 */
export function exitsOf(state: State): Float64Array {
  const { columns, heads } = state;
  const exits = new Float64Array(heads.slots).fill(Infinity);
  for (let q = 0; q < columns.people; q++) {
    const seat = state.slotOf[q]!;
    exits[seat] = Math.min(exits[seat]!, exitOf(state, q, seat));
  }
  return exits;
}

function exitOf(state: State, q: number, seat: number): number {
  const { columns, heads, ownerBase } = state;
  const u = heads.units;
  const home = state.unitOf[q]!;
  const own = columnCost(columns, q, seat) + tieCost(state, q, home);
  let least = Infinity;
  for (let e = columns.start[q]!; e < columns.start[q + 1]!; e++) {
    const a = columns.unit[e]!;
    const inRole = joined(state, q, columns.role[q]! * u + a, seat, columns.roleCost[e]!);
    const asOwner = joined(state, q, ownerBase + a, seat, columns.ownerCost[e]!);
    const points = Math.min(inRole, asOwner);
    if (points < FORBIDDEN) least = Math.min(least, points + tieCost(state, q, a) - own);
  }
  return least;
}

/** Points of a column with those of one head more; FORBIDDEN or more where it is taken or q sits there. */
function joined(state: State, q: number, slot: number, seat: number, points: number): number {
  if (slot === seat || points >= FORBIDDEN) return FORBIDDEN;
  return points + joinCost(state.heads, slot, state.have[slot]!, unitsIn(state, q, slot));
}
