/** People divided one way: `of[p]` is the group of person p, −1 for who is in none. */
export interface Division {
  readonly groups: number;
  readonly of: Int32Array;
}

/** Groups of a division as they may be shown: each alone, or several as one. Empty: nothing of it can be shown. */
export type Shown = readonly (readonly number[])[];

/**
 * Hides small groups together with what would reveal them. A group under `least` is never alone: it goes into one
 * rest with other small ones, and while the rest is under `least` or a single group, with the smallest of those
 * shown, as otherwise all less the shown ones tells it. The same where a group and one of another division differ by
 * one to `least` − 1 people: the smaller of the two joins its rest.
 * Not looked at: three and more groups of different divisions put together.
 * O(people × divisions²), a round for each group that joins a rest.
 * Source: primary and complementary suppression, Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.
 * @param people how many stand in `of`; who is in no group counts for nothing.
 */
export function hideSmallGroups(people: number, divisions: readonly Division[], least: number): Shown[] {
  const sizes = divisions.map((division) => countIn(division, people, () => true));
  const hidden = divisions.map((division, d) =>
    Array.from({ length: division.groups }, (_, g) => sizes[d]![g]! < least),
  );
  const overlaps = overlapsOf(people, divisions);
  for (;;) {
    const shown = divisions.map((_, d) => foldRest(sizes[d]!, hidden[d]!, least));
    const found = revealing(shown, sizes, overlaps, least);
    if (found === null) return shown;
    hidden[found.division]![found.group] = true;
  }
}

/**
 * The same for what is counted in the groups: a count of one to `least` − 1 is as telling as a group of so many, and
 * so is all but so many. Groups join until every count is 0, or at least `least`, and so is what is left of the group.
 */
export function hideSmallCounts(
  shown: Shown,
  sizeOf: (groups: readonly number[]) => number,
  countOf: (groups: readonly number[]) => number,
  least: number,
): Shown {
  const isSafe = (groups: readonly number[]): boolean => {
    const count = countOf(groups);
    const rest = sizeOf(groups) - count;
    return (count === 0 || count >= least) && (rest === 0 || rest >= least);
  };
  const open = shown.filter(isSafe);
  const closed = shown.filter((groups) => !isSafe(groups));
  if (closed.length === 0) return shown;
  const rest = closed.flat();
  const left = [...open].sort((a, b) => countOf(a) - countOf(b) || sizeOf(a) - sizeOf(b) || a[0]! - b[0]!);
  // One row alone is not safe, so that others join it: what the shown ones leave of all would tell it.
  while (left.length > 0 && !isSafe(rest)) rest.push(...left.shift()!);
  const kept = open.filter((groups) => left.includes(groups));
  return kept.length === 0 ? [] : [...kept, rest.sort((a, b) => a - b)];
}

/** How many people of each group fulfil something. */
export function countIn(
  { groups, of }: Division,
  people: number,
  counts: (person: number) => boolean,
): Int32Array {
  const sums = new Int32Array(groups);
  for (let p = 0; p < people; p++) if (of[p]! >= 0 && counts(p)) sums[of[p]!]!++;
  return sums;
}

/** Groups not hidden, each alone, then the rest as one; a rest that is all is nothing. */
function foldRest(size: Int32Array, hidden: readonly boolean[], least: number): Shown {
  const all = Array.from(size.keys()).filter((g) => size[g]! > 0);
  const rest = all.filter((g) => hidden[g]!);
  if (rest.length === 0) return all.map((g) => [g]);
  const left = all.filter((g) => !hidden[g]!).sort((a, b) => size[a]! - size[b]! || a - b);
  const sum = (groups: readonly number[]): number => groups.reduce((total, g) => total + size[g]!, 0);
  while (left.length > 0 && (rest.length < 2 || sum(rest) < least)) rest.push(left.shift()!);
  if (left.length === 0) return [];
  return [...left.sort((a, b) => a - b).map((g) => [g]), rest.sort((a, b) => a - b)];
}

/** People in both groups, `[d][e][g * groups of e + h]`; only for d < e. */
function overlapsOf(people: number, divisions: readonly Division[]): Int32Array[][] {
  return divisions.map((one, d) =>
    divisions.map((other, e) => {
      const both = new Int32Array(e > d ? one.groups * other.groups : 0);
      if (e <= d) return both;
      for (let p = 0; p < people; p++) {
        const g = one.of[p]!;
        const h = other.of[p]!;
        if (g >= 0 && h >= 0) both[g * other.groups + h]!++;
      }
      return both;
    }),
  );
}

/**
 * A row that differs from one of another division, or from its complement, by a few people: the group that joins its
 * rest for it, the smaller row's if it stands alone, else the smallest still alone.
 */
function revealing(
  shown: readonly Shown[],
  sizes: readonly Int32Array[],
  overlaps: readonly (readonly Int32Array[])[],
  least: number,
): { readonly division: number; readonly group: number } | null {
  const isFew = (n: number): boolean => n > 0 && n < least;
  const sum = (division: number, row: readonly number[]): number =>
    row.reduce((total, g) => total + sizes[division]![g]!, 0);
  for (let d = 0; d < shown.length; d++) {
    const all = sizes[d]!.reduce((total, n) => total + n, 0);
    for (let e = d + 1; e < shown.length; e++) {
      const width = sizes[e]!.length;
      for (const row of shown[d]!) {
        for (const column of shown[e]!) {
          const one = sum(d, row);
          const other = sum(e, column);
          let both = 0;
          for (const g of row) for (const h of column) both += overlaps[d]![e]![g * width + h]!;
          const isInside = both === Math.min(one, other) && isFew(Math.abs(one - other));
          const isComplement =
            (both === 0 && isFew(all - one - other)) || (one + other - both === all && isFew(both));
          if (!isInside && !isComplement) continue;
          const order: readonly (readonly [number, readonly number[]])[] =
            one <= other
              ? [
                  [d, row],
                  [e, column],
                ]
              : [
                  [e, column],
                  [d, row],
                ];
          for (const [division, groups] of order)
            if (groups.length === 1) return { division, group: groups[0]! };
          for (const [division] of order) {
            const alone = shown[division]!.filter((groups) => groups.length === 1);
            const [smallest] = alone.sort((a, b) => sum(division, a) - sum(division, b) || a[0]! - b[0]!);
            if (smallest !== undefined) return { division, group: smallest[0]! };
          }
        }
      }
    }
  }
  return null;
}
