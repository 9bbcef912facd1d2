import { AXIS_IDS, betterBy, type Figures } from "./figures.ts";

/** How far below the straight line between the ends a knee lies at least, both axes scaled to 1; our proposal. */
const KNEE_DEPTH_MIN = 0.1;

/** A plan found, with what the filters ask. `costs[k]`: its cost at the table of found plan k, and its own bound. */
export interface Found {
  readonly figures: Figures;
  readonly costs: readonly number[];
  readonly lowerBound: number;
  /** What was decided, as text: equal texts are equal plans. */
  readonly decided: string;
}

/**
 * Which of the plans found are alternatives, as indexes, by points and then by index. The first found is the base:
 * it stays. The others go where
 * - one found earlier decides the same;
 * - another costs less at their own table: they are what the search left over, not an answer to their weights;
 * - a plan that stays differs from them by no more than what is unproved of the two, on no axis by a head;
 * - a plan that stays is at least as good on every axis and better on one.
 */
export function frontOf(found: readonly Found[]): number[] {
  const all = found.map((_, k) => k);
  const first = new Map<string, number>();
  for (const k of all) if (!first.has(found[k]!.decided)) first.set(found[k]!.decided, k);
  const distinct = all.filter((k) => first.get(found[k]!.decided) === k);
  const cheapest = distinct.filter(
    (k) => k === 0 || distinct.every((other) => found[other]!.costs[k]! >= found[k]!.costs[k]!),
  );
  const kept = cheapest.filter(
    (k) =>
      k === 0 || !cheapest.some((other) => other !== k && isBetter(found[other]!.figures, found[k]!.figures)),
  );
  const front = kept.filter(
    (k, at) => k === 0 || !kept.slice(0, at).some((other) => isNoise(found, k, other)),
  );
  return front.sort((a, b) => found[a]!.figures.points - found[b]!.figures.points || a - b);
}

/** Whether one is at least as good as the other on every axis, and better on one. */
export function isBetter(one: Figures, other: Figures): boolean {
  const by = AXIS_IDS.map((axis) => betterBy(axis, one, other));
  return by.every((better) => better >= 0) && by.some((better) => better > 0);
}

/** Points apart by no more than could be saved in either, and alike in everything that is counted in heads. */
function isNoise(found: readonly Found[], a: number, b: number): boolean {
  const unproved = Math.max(...[a, b].map((k) => found[k]!.costs[k]! - found[k]!.lowerBound));
  const one = found[a]!.figures;
  const other = found[b]!.figures;
  return AXIS_IDS.every((axis) =>
    axis === "points" ? Math.abs(one.points - other.points) <= unproved : one[axis] === other[axis],
  );
}

/**
 * The knee: of the plans between that with the least points for people and that with the least points for heads, the
 * one farthest below the straight line between these two; none where it lies less than a tenth of the way to the
 * corner below it. On from there each head costs people more than before.
 * Source: Das, On characterizing the "knee" of the Pareto curve based on normal-boundary intersection, Structural
 * Optimization 18 (1999), for two axes; the least depth is our proposal.
 * @returns an index into `figures`, or −1.
 */
export function kneeOf(figures: readonly Figures[]): number {
  if (figures.length < 3) return -1;
  const order = (x: "points" | "headPoints", y: "points" | "headPoints"): number =>
    figures
      .map((_, k) => k)
      .reduce((best, k) =>
        figures[k]![x] < figures[best]![x] ||
        (figures[k]![x] === figures[best]![x] && figures[k]![y] < figures[best]![y])
          ? k
          : best,
      );
  const start = figures[order("points", "headPoints")]!;
  const end = figures[order("headPoints", "points")]!;
  const width = end.points - start.points;
  const height = start.headPoints - end.headPoints;
  if (width <= 0 || height <= 0) return -1;
  let knee = -1;
  let deepest = KNEE_DEPTH_MIN;
  figures.forEach(({ points, headPoints }, k) => {
    // Both axes scaled to 1: the line runs from (0, 1) to (1, 0), and x + y = 1 on it.
    const depth = 1 - (points - start.points) / width - (headPoints - end.headPoints) / height;
    if (depth > deepest) {
      deepest = depth;
      knee = k;
    }
  });
  return knee;
}

/** Index of the plan with the most complete areas for each point people bear; among equals the earlier. */
export function mostAutonomyOf(figures: readonly Figures[]): number {
  return figures
    .map((_, k) => k)
    .reduce((best, k) => {
      const a = figures[k]!;
      const b = figures[best]!;
      return a.completeAreas * b.points > b.completeAreas * a.points ? k : best;
    });
}

/**
 * At most `most` of a front in order: those that must stay, then again and again the one in the widest gap of points.
 * @param front figures in order of points.
 */
export function thinned(front: readonly Figures[], must: readonly number[], most: number): number[] {
  const kept = new Set(must.filter((k) => k >= 0));
  while (kept.size < Math.min(most, front.length)) {
    let widest = -1;
    let chosen = -1;
    front.forEach(({ points }, k) => {
      if (kept.has(k)) return;
      const gap = Math.min(...[...kept].map((other) => Math.abs(front[other]!.points - points)));
      if (gap > widest) {
        widest = gap;
        chosen = k;
      }
    });
    kept.add(chosen);
  }
  return [...kept].sort((a, b) => a - b);
}
