import { drainedBy, goLive, openCover } from "./cover.ts";
import type { WaveFacts } from "./facts.ts";
import type { WaveOrder } from "./order.ts";

/** Why a unit cannot wait for a later moment than the rest of its group. */
export interface Tie {
  readonly unit: number;
  /** Position of the discipline, −1 for its owner. */
  readonly discipline: number;
  /** Heads the unit has before its group goes live, and would have if it waited. */
  readonly before: number;
  readonly after: number;
  /** Who goes to others of the group, ascending. */
  readonly people: readonly number[];
}

/**
 * What keeps groups together: for each unit of a group, the first discipline (or the owner) of which it would keep too
 * little if the others went ahead. O(people of the groups × units of a group).
 */
export function tieGroups(facts: WaveFacts, { waves, loans }: WaveOrder): Tie[] {
  const { units: u, disciplines: d } = facts;
  const cover = openCover(facts);
  const lent = new Set(loans.map(({ person, unit }) => person * u + unit));
  const ties: Tie[] = [];
  for (const group of waves.flat()) {
    for (const unit of group.length > 1 ? group : []) {
      const others = group.filter((b) => b !== unit);
      const drained = drainedBy(cover, others).find(({ slot }) => slot % u === unit);
      if (drained === undefined) continue;
      const kind = (drained.slot - unit) / u;
      const isOwner = kind >= d;
      ties.push({
        unit,
        discipline: isOwner ? -1 : kind,
        before: isOwner ? cover.ownersNow[unit]! : cover.now[drained.slot]!,
        after: drained.left,
        people: leavers(facts, others, unit, isOwner ? -1 : kind),
      });
    }
    goLive(cover, group, (person, unit) => lent.has(person * u + unit));
  }
  return ties;
}

function leavers(facts: WaveFacts, others: readonly number[], unit: number, kind: number): number[] {
  const { listStart, listUnit, givesUpStart, givesUp, role, placed, placedStart } = facts;
  const list: number[] = [];
  for (const a of others)
    for (let k = placedStart[a]!; k < placedStart[a + 1]!; k++) {
      const i = placed[k]!;
      if (kind >= 0 && role[i] !== kind) continue;
      const from =
        kind < 0
          ? givesUp.subarray(givesUpStart[i], givesUpStart[i + 1])
          : listUnit.subarray(listStart[i], listStart[i + 1]);
      if (from.includes(unit)) list.push(i);
    }
  return list.sort((a, b) => a - b);
}
