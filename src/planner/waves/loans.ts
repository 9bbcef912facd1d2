import { drainedBy, leastHeads, type Cover } from "./cover.ts";

/** Most people one unit may leave on loan where they came from. Our proposal. */
const LOANS_MAX = 3;

/** Somebody who goes to another unit and stays on loan in this one until it goes live. */
export interface Loan {
  readonly person: number;
  readonly unit: number;
}

/**
 * The unit of a group that can go ahead alone with the fewest people lent back, and these people; null where each
 * would need more than three, or would take the only owner of another. O(people of the group).
 */
export function bridgeOut(
  cover: Cover,
  group: readonly number[],
): { readonly unit: number; readonly loans: readonly Loan[] } | null {
  let best: { unit: number; loans: readonly Loan[] } | null = null;
  for (const unit of group) {
    const loans = loansFor(cover, unit);
    if (loans !== null && (best === null || loans.length < best.loans.length)) best = { unit, loans };
  }
  return best;
}

function loansFor(cover: Cover, a: number): Loan[] | null {
  const { facts, loss } = cover;
  const { units: u, role, listStart, listUnit, placed, placedStart } = facts;
  const loans: Loan[] = [];
  for (const { slot, left } of drainedBy(cover, [a])) {
    // An owner cannot be lent: two units would have the same one.
    if (slot >= loss.length) return null;
    const b = slot % u;
    let missing = leastHeads(cover, slot) - left;
    for (let k = placedStart[a]!; k < placedStart[a + 1]! && missing > 0; k++) {
      const i = placed[k]!;
      if (role[i] !== (slot - b) / u) continue;
      if (!listUnit.subarray(listStart[i], listStart[i + 1]).includes(b)) continue;
      loans.push({ person: i, unit: b });
      missing -= 1;
    }
    if (missing > 0 || loans.length > LOANS_MAX) return null;
  }
  return loans;
}
