import { Bug } from "../org/index.ts";

/** So far apart two probabilities count as the same: they come from products of thousands of quotients. */
const SAME = 1 + 1e-9;

/** Of `people`, `marked` were chosen; of a group of `group` among them, `hit` were. */
export interface Draw {
  readonly people: number;
  readonly marked: number;
  readonly group: number;
  readonly hit: number;
}

/**
 * The chance of a count in the group at least as unlikely as this one, where `marked` of `people` are chosen at
 * random: Fisher's exact test, two-sided by probability. Products and quotients only, so the same on every machine.
 * O(min(group, marked)). Source: Agresti, A survey of exact inference for contingency tables, Statistical Science
 * 7(1), 1992.
 * @throws Bug if the counts cannot be.
 * @example chanceOf({ people: 4, marked: 2, group: 2, hit: 2 }).toFixed(4) // "0.3333"
 */
export function chanceOf({ people, marked, group, hit }: Draw): number {
  const least = Math.max(0, group + marked - people);
  const most = Math.min(group, marked);
  if (!(people >= group && people >= marked && hit >= least && hit <= most))
    throw new Bug(
      `${hit} of ${group} in the group and ${marked} of ${people} in all cannot be.`,
      "Maybe somebody was counted in two groups.",
    );
  // Weights by their quotients from the likeliest count outwards, so that nothing overflows.
  const mode = Math.min(most, Math.max(least, Math.floor(((group + 1) * (marked + 1)) / (people + 2))));
  const weight = new Float64Array(most - least + 1);
  weight[mode - least] = 1;
  for (let k = mode; k < most; k++)
    weight[k + 1 - least] =
      (weight[k - least]! * (group - k) * (marked - k)) / ((k + 1) * (people - group - marked + k + 1));
  for (let k = mode; k > least; k--)
    weight[k - 1 - least] =
      (weight[k - least]! * k * (people - group - marked + k)) / ((group - k + 1) * (marked - k + 1));
  let all = 0;
  let asUnlikely = 0;
  for (const one of weight) {
    all += one;
    if (one <= weight[hit - least]! * SAME) asUnlikely += one;
  }
  return Math.min(1, asUnlikely / all);
}

/**
 * Which of many chances are too small to be chance, so that at most `level` of all families of tests without any
 * true difference show one. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6 (1979): needs no independence.
 * @example farFromChance([0.01, 0.04, 0.03], 0.05) // [true, false, false]
 */
export function farFromChance(chances: readonly number[], level: number): boolean[] {
  const order = chances.map((_, k) => k).sort((a, b) => chances[a]! - chances[b]! || a - b);
  const far = chances.map(() => false);
  for (const [rank, k] of order.entries()) {
    if (chances[k]! > level / (chances.length - rank)) break;
    far[k] = true;
  }
  return far;
}
