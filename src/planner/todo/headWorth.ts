import { HEAD_TERMS } from "../cost/index.ts";
import { differenceOf, openLedger, type Ledger } from "../whatIf/difference.ts";
import type { Instance, Placement } from "../instance.ts";

/** What one more whole head of a kind in a unit saves at least: points of the plan, everything but one person kept. */
export interface HeadWorth {
  readonly kind: number;
  readonly unit: number;
  readonly points: number;
}

/**
 * What hiring would buy, seat by seat: the points of the head that is missing, or of one person of the unit who may
 * then go where they, or their manager, work. Both are differences of two placements, so a plan made with that head
 * saves no less. Seats that save nothing are left out; most points first, then by unit and kind.
 * Cost: O(people × (units of each + reports)).
 */
export function worthOfHeads(instance: Instance, placement: Placement): HeadWorth[] {
  const ledger = openLedger(instance, placement);
  const { units, disciplines, role } = instance;
  const best = new Int32Array((disciplines.length + 1) * units);
  for (let slot = 0; slot < best.length; slot++)
    if (instance.demand[slot]! > 0) best[slot] = gainOf(ledger, slot, ledger.heads[slot]!);
  for (let i = 0; i < instance.people; i++) {
    const slot = role[i]! * units + placement.unit[i]!;
    if (placement.isOwner[i] === 1 || instance.pinnedUnit[i]! >= 0 || instance.demand[slot]! <= 0) continue;
    // Who leaves takes their head along; the new one comes to the rest.
    const filled = gainOf(ledger, slot, ledger.heads[slot]! - instance.weight[i]!);
    for (const unit of otherUnits(instance, placement, i)) {
      const { points } = differenceOf(ledger, [{ person: i, unit, isOwner: false }]);
      if (filled - points > best[slot]!) best[slot] = filled - points;
    }
  }
  return Array.from(best, (points, slot) => ({
    kind: Math.floor(slot / units),
    unit: slot % units,
    points,
  }))
    .filter((one) => one.points > 0)
    .sort((a, b) => b.points - a.points || a.unit - b.unit || a.kind - b.kind);
}

/** Points saved by one whole head that joins `have` units of head; below 0 where it is one too many. */
function gainOf({ instance }: Ledger, slot: number, have: number): number {
  const kind = Math.floor(slot / instance.units);
  const unit = slot % instance.units;
  let gain = 0;
  for (const { points } of HEAD_TERMS)
    gain += points(instance, kind, unit, have) - points(instance, kind, unit, have + instance.headUnit);
  return gain;
}

/** Units somebody works in today, and their manager's, without the one they are placed in and those closed to them. */
function otherUnits(instance: Instance, { unit }: Placement, i: number): number[] {
  const list = new Set(instance.listUnit.subarray(instance.listStart[i]!, instance.listStart[i + 1]!));
  const boss = instance.manager[i]!;
  if (boss >= 0) list.add(unit[boss]!);
  list.delete(unit[i]!);
  for (let e = instance.forbidStart[i]!; e < instance.forbidStart[i + 1]!; e++)
    list.delete(instance.forbidUnit[e]!);
  return [...list];
}
