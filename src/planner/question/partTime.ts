import type { Org } from "../../org/index.ts";

/** From so much of a full week on somebody counts as a whole head, below as half a head. */
const WHOLE_HEAD_FROM = 0.75;

/**
 * What people count for: half heads where somebody works under three quarters of a week, whole heads otherwise.
 * Managers lead with all they have and count as one. Never a reason to move somebody or not: points are the same for
 * all. O(people).
 * @param isCounted whether the person's hours matter, by position in `people`.
 */
export function headWeights(
  org: Org,
  people: Int32Array,
  isCounted: (i: number) => boolean,
): { headUnit: 1 | 2; weight: Int32Array } {
  const isHalf = Array.from(people, (p, i) => isCounted(i) && org.people[p]!.fte < WHOLE_HEAD_FROM);
  const headUnit = isHalf.some((half) => half) ? 2 : 1;
  return { headUnit, weight: Int32Array.from(isHalf, (half) => (half ? 1 : headUnit)) };
}
