import type { Config, Pin } from "../../org/index.ts";
import { PRICE_SCALE } from "../solver/bound.ts";
import { closedTo } from "../question/closedTo.ts";
import { draftInstance } from "../question/draftInstance.ts";
import { leastElsewhere } from "../whatIf/elsewhere.ts";
import { evaluate } from "../verify/evaluate.ts";
import { proofSteps } from "../exact/exact.ts";
import { toldShifts } from "../explain/explainOwners.ts";
import { buildHeads } from "../solver/heads.ts";
import type { Instance, Placement, Solution } from "../instance.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import type { PinPrice } from "../plan/plan.ts";
import { buildPlaces } from "../solver/places.ts";
import type { Question } from "../question/question.ts";
import { relaxGroups } from "../solver/solvePinned.ts";
import { climbFor, type Climbed } from "../whatIf/standing.ts";
import { openWarm, placementWith, settleWarm } from "../whatIf/whatIf.ts";

/** Pins priced at most: each takes as long as opening a what-if. */
const PRICED_MAX = 50;
/** How often a placement without a pin is sought again, as a plan is. */
const ROUNDS_MAX = 4;
/** Pins, and people in the plan, up to which the exact solver says what each costs: some seconds then. */
const PROVED_MAX = 8;
const PROVED_PEOPLE = 500;

/**
 * What each pin costs: the plan against the best plan found without that pin, all others kept, and against a bound of
 * what any plan without it costs. A pin that changes who is in the plan, or what areas want, or overrules a rule has no
 * price: without it another question would be answered.
 * @param iterations of the exact solver for each of few pins, 0 where bounds are enough.
 * @returns prices by pin, in their order. O(pins × people) beside the bound.
 * Source: docs/planner.md#pins.
 */
export function* pricePins(
  question: Question,
  solution: Solution,
  config: Config,
  iterations: number,
): Generator<MipTask, readonly PinPrice[], MipAnswer> {
  const { pins } = question;
  if (pins.length === 0 || question.instance.people === 0) return [];
  const climbed = climbFor(relaxGroups(question.instance), solution.cost, 0);
  const prices: PinPrice[] = [];
  for (const pin of pins.slice(0, PRICED_MAX)) {
    const isProved = pins.length <= PROVED_MAX && question.instance.people <= PROVED_PEOPLE;
    const known = { question, solution, config, climbed };
    const best = yield* bestWithout(known, pin, isProved ? iterations : 0);
    if (best === null) continue;
    prices.push({
      pinId: pin.id,
      least: Math.max(0, solution.lowerBound - best.cost),
      most: solution.cost - best.lowerBound,
      without: best.cost,
      otherwise: toldShifts(question, shiftsBetween(solution.placement, best.placement)),
    });
  }
  return prices;
}

interface Known {
  readonly question: Question;
  readonly solution: Solution;
  readonly config: Config;
  readonly climbed: Climbed;
}

/**
 * The best placement without the pin in which nobody stands below an owner of a lower level, and a bound; the plan
 * itself where none is found. Null for a pin that has no price: without it the plan itself may break a rule that the
 * pin overrules, and would have to be made anew.
 */
function* bestWithout(
  known: Known,
  pin: Pin,
  iterations: number,
): Generator<MipTask, Pick<Solution, "cost" | "lowerBound" | "placement"> | null, MipAnswer> {
  const { question, solution, config, climbed } = known;
  // What the plan closes belongs to its own owners: without the pin others may be cheaper.
  let barred: Question["barred"] = [];
  let lowerBound: number | null = null;
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const free = withoutPin(question, pin, config, barred);
    if (free === null) return null;
    const { instance } = free;
    if (!evaluate(instance, solution.placement).ok) {
      if (round === 1) return null;
      break;
    }
    const placement = placeWithout(question, instance, pin, solution, climbed);
    const judged = evaluate(instance, placement);
    if (!judged.ok) break;
    const { cost, terms } = judged;
    const bound = boundWithout(climbed, instance, solution, cost);
    const found: Solution = { placement, cost, terms, lowerBound: bound, work: 0, seed: solution.seed };
    const best = iterations > 0 ? yield* proofSteps(instance, found, iterations) : found;
    lowerBound ??= best.lowerBound;
    const more = closedTo(free, best.placement);
    if (more.length === 0) {
      const { cost, placement: there } = best.cost < solution.cost ? best : solution;
      return { cost, placement: there, lowerBound: Math.min(cost, lowerBound) };
    }
    barred = [...barred, ...more];
  }
  const { cost, placement } = solution;
  return { cost, placement, lowerBound: Math.min(cost, lowerBound ?? 0) };
}

/** The question without one of its pins; null where it is about other people or other heads then. */
export function withoutPin(
  question: Question,
  pin: Pin,
  config: Config,
  barred = question.barred,
): Question | null {
  const { org, pins, madeOn, members, instance } = question;
  const others = pins.filter((one) => one !== pin);
  const drafted = draftInstance(org, config, others, barred, madeOn);
  if (!drafted.ok) return null;
  const { question: free } = drafted;
  const isSame =
    isEqual(free.members.people, members.people) &&
    isEqual(free.members.units, members.units) &&
    isEqual(free.instance.demand, instance.demand) &&
    isEqual(free.instance.role, instance.role);
  return isSame ? free : null;
}

const isEqual = (one: Int32Array, other: Int32Array): boolean =>
  one.length === other.length && one.every((value, k) => value === other[k]);

/** The best placement found without the pin: around the people it names, or without any cap as the search found it. */
function placeWithout(
  { members, org }: Question,
  free: Instance,
  pin: Pin,
  { placement, cap }: Solution,
  { ascent }: Climbed,
): Placement {
  const uncapped = pin.kind === "max-moves" && free.movesMax === undefined ? cap?.free.placement : undefined;
  if (uncapped !== undefined && evaluate(free, uncapped).ok) return uncapped;
  const unit = "areaId" in pin ? members.units.indexOf(org.areaIndexById.get(pin.areaId) ?? -1) : -1;
  const ids = new Set<string>(
    pin.kind === "keep-together" ? pin.personIds : "personId" in pin ? [pin.personId] : [],
  );
  const named = Array.from(members.people.keys()).filter(
    (i) =>
      ids.has(org.people[members.people[i]!]!.id) || (pin.kind === "freeze-area" && members.home[i] === unit),
  );
  const price = ascent.bestPrice.map((points) => points / PRICE_SCALE);
  const warm = openWarm(free, placement, 1, price);
  return placementWith(warm, settleWarm(warm, named));
}

/** No plan without the pin costs less, whole points: at the same prices, which give a bound for any question. */
function boundWithout({ dual }: Climbed, free: Instance, { placement, cap }: Solution, cost: number): number {
  const { forest, price } = dual;
  const places = buildPlaces(relaxGroups(free));
  const { bound } = leastElsewhere({ places, heads: buildHeads(free), forest, price }, placement);
  // What the search without the cap proved holds too, where that is the question.
  const known = free.movesMax === undefined ? (cap?.free.lowerBound ?? 0) : 0;
  return Math.min(cost, Math.max(known, Math.ceil(bound / PRICE_SCALE)));
}

function shiftsBetween(before: Placement, after: Placement) {
  return Array.from(after.unit.keys())
    .filter((p) => after.unit[p] !== before.unit[p] || after.isOwner[p] !== before.isOwner[p])
    .map((person) => ({ person, unit: after.unit[person]!, isOwner: after.isOwner[person] === 1 }));
}
