import { FACTOR_MAX, FACTOR_MIN, type Amounts, type Factors } from "./groups.ts";

/** Two plans of a set held against each other, as their places in it. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Points by which a plan must be the cheaper one to count as chosen: less is a near-tie. */
export const MARGIN = 10;

/**
 * The pair that stands nearest to a tie at these factors for what changes hands in it, and of which either can be
 * chosen with some factors; those asked before left out. Null where none is left. O(plans² × groups).
 */
export function choosePair(plans: readonly Amounts[], factors: Factors, asked: readonly Pair[]): Pair | null {
  let best: { readonly pair: Pair; readonly tilt: number } | null = null;
  for (let a = 0; a < plans.length; a++)
    for (let b = a + 1; b < plans.length; b++) {
      if (asked.some((one) => one.a === a && one.b === b)) continue;
      const difference = differenceOf(plans, { a, b });
      const { least, most } = rangeOf(difference);
      if (least > -MARGIN || most < MARGIN) continue;
      const parts = difference.byGroup.map((points, g) => points * factors[g]!);
      const moved = parts.reduce((sum, one) => sum + Math.abs(one), Math.abs(difference.fixed));
      const tilt = Math.abs(parts.reduce((sum, one) => sum + one, difference.fixed)) / moved;
      if (best === null || tilt < best.tilt) best = { pair: { a, b }, tilt };
    }
  return best?.pair ?? null;
}

/** Points of the second plan less those of the first. */
export function differenceOf(plans: readonly Amounts[], { a, b }: Pair): Amounts {
  const [one, other] = [plans[a]!, plans[b]!];
  return {
    byGroup: other.byGroup.map((points, g) => points - one.byGroup[g]!),
    fixed: other.fixed - one.fixed,
  };
}

/** The least and the most the difference can be with factors that are allowed. */
function rangeOf({ byGroup, fixed }: Amounts): { readonly least: number; readonly most: number } {
  const at = (low: number, high: number): number =>
    byGroup.reduce((sum, points) => sum + points * (points > 0 ? high : low), fixed);
  return { least: at(FACTOR_MAX, FACTOR_MIN), most: at(FACTOR_MIN, FACTOR_MAX) };
}
