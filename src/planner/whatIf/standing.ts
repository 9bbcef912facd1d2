import { Bug } from "../../org/index.ts";
import { startAscent, stepAscent, boundOf, type Ascent } from "../solver/ascent.ts";
import { buildDual, PRICE_SCALE, type Dual } from "../solver/bound.ts";
import { ELSEWHERE_CELLS_MAX, leastElsewhere, type Elsewhere } from "./elsewhere.ts";
import { buildForest } from "../solver/forest.ts";
import { firstStepOf, solveGrowing } from "../solver/growColumns.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Instance, Placement } from "../instance.ts";
import { buildPlaces } from "../solver/places.ts";

/** Work of a climb for explanations: all of 1,000 steps up to some thousand people, 80 at 20,000. */
const CLIMB_WORK = 100_000_000;
const STEPS_MAX = 1000;
const STEPS_MIN = 30;

/** Prices of seats at which no placement costs less than `least`, climbed to for a placement of cost `cost`. */
export interface Climbed {
  readonly dual: Dual;
  readonly ascent: Ascent;
  /** Whole points; the higher of what was climbed to and what was known. */
  readonly least: number;
}

/**
 * Climbs to prices for explanations.
 * @param known a bound that is proved already, whole points.
 * @throws Bug if the bound ends above the cost.
 */
export function climbFor(instance: Instance, cost: number, known: number): Climbed {
  const places = buildPlaces(instance);
  const heads = buildHeads(instance);
  const dual = buildDual(places, heads, buildForest(instance.manager));
  const ascent = startAscent(dual, solveGrowing(places, heads).price, firstStepOf(places));
  const cells = (places.classes + places.ownerClasses) * instance.units;
  const perStep = 8 * (dual.unit.length + instance.people) + 2 * cells;
  const steps = Math.min(STEPS_MAX, Math.max(STEPS_MIN, Math.floor(CLIMB_WORK / perStep)));
  for (let step = 0; step < steps && boundOf(ascent) < cost; step++) stepAscent(ascent, cost);
  dual.price.set(ascent.bestPrice);
  const least = Math.max(boundOf(ascent), known);
  if (least > cost)
    throw new Bug(
      `The lower bound ${least} is above the cost ${cost} of a plan for ${instance.name}.`,
      "Maybe the dual forgets a head count or a column.",
    );
  return { dual, ascent, least };
}

/** Min-marginals at the prices climbed to; null in an instance too large for a row a manager. */
export function elsewhereAt(
  { dual }: Climbed,
  placement: Placement,
  watch: readonly number[] = [],
): Elsewhere | null {
  const { forest, places } = dual;
  return forest.managers * places.instance.units > ELSEWHERE_CELLS_MAX
    ? null
    : leastElsewhere(dual, placement, watch);
}

/** Whole points no placement with that stays below; at least what holds for all placements. */
export function wholePoints(scaled: number, least: number): number {
  return scaled === Infinity ? Infinity : Math.max(least, Math.ceil(scaled / PRICE_SCALE));
}

/**
 * The bound of the instance with something forced, at the same prices: dearer ties and closed seats only raise it.
 * @returns whole points; the bound of everything where a row a manager is too much.
 */
export function forcedBound({ dual, least }: Climbed, forced: Instance, placement: Placement): number {
  const { forest, heads, price } = dual;
  if (forest.managers * forced.units > ELSEWHERE_CELLS_MAX) return least;
  const { bound } = leastElsewhere({ places: buildPlaces(forced), heads, forest, price }, placement);
  return wholePoints(bound, least);
}
