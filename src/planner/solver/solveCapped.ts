import { Bug } from "../../org/index.ts";
import { evaluate } from "../verify/evaluate.ts";
import type { Instance, Placement, Solution } from "../instance.ts";
import { listEntry } from "../cost/term.ts";
import type { SolveOptions } from "./solve.ts";
import { adoptWarm, askWarm, openWarm, placementWith } from "../whatIf/whatIf.ts";

/** A price of a move above which nobody moves who need not. */
const PRICE_MAX = 100_000;
/** First price tried: half of what it costs to go to a new area. */
const PRICE_FIRST = 32;
/** Each price gets this part of the work. */
const PARTS = 8;
/** Movers too many that are sent back one by one instead. */
const REPAIRS_MAX = 12;
/** Movers tried for each of them, those with least to lose first. */
const REPAIRS_TRIED = 40;

/** People who go to a unit they do not work in. O(people × their units). */
export function movesOf(instance: Instance, { unit }: Placement): number {
  let moves = 0;
  for (let p = 0; p < instance.people; p++) if (listEntry(instance, p, unit[p]!) < 0) moves += 1;
  return moves;
}

/**
 * Solves under a cap on moves: each move gets a price, raised until the cap is kept; then the last few movers too many
 * of the price below are sent back one by one, and the cheaper of the two placements stays.
 * The bound is the Lagrangian of the cap: the bound at price m, minus m for each move allowed, for any m.
 * @param solveFree solves without the cap, with pauses, which are passed on.
 * @returns with the least budget that leads there again as its work, unless it was stopped.
 * Source: Everett, Generalized Lagrange Multiplier Method, Operations Research 11(3), 1963.
 */
export function* withCap(
  instance: Instance,
  options: SolveOptions,
  solveFree: (instance: Instance, options: SolveOptions) => Generator<void, Solution, void>,
): Generator<void, Solution, void> {
  const most = instance.movesMax ?? Infinity;
  const { movesMax: _, ...uncapped } = instance;
  const free = yield* solveFree(uncapped, options);
  const moves = movesOf(instance, free.placement);
  const cap = { moves, cost: free.cost, lowerBound: free.lowerBound, placement: free.placement };
  if (moves <= most) return { ...free, cap: { free: cap, price: 0 } };
  let { lowerBound } = free;
  let work = 0;
  const each = { ...options, work: Math.max(1, Math.ceil(options.work / PARTS)) };
  let under: { readonly placement: Placement; readonly cost: number } | null = null;
  let over = free.placement;
  let low = 0;
  let high = PRICE_FIRST;
  const tryPrice = function* (price: number): Generator<void, boolean, void> {
    const found = yield* solveFree(priced(uncapped, price), each);
    work = Math.max(work, found.work);
    lowerBound = Math.max(lowerBound, found.lowerBound - price * most);
    const made = movesOf(instance, found.placement);
    if (made > most) {
      over = found.placement;
      return false;
    }
    const cost = costOf(uncapped, found.placement);
    if (under === null || cost < under.cost) under = { placement: found.placement, cost };
    return true;
  };
  while (!(yield* tryPrice(high))) {
    if (high >= PRICE_MAX)
      throw new Bug(
        `No placement of ${instance.name} with at most ${most} moves was found.`,
        "Maybe refusePins was not asked first.",
      );
    low = high;
    high = Math.min(PRICE_MAX, 4 * high);
  }
  while (high - low > 1 && high - low > low / 16) {
    const middle = (low + high) >> 1;
    if (yield* tryPrice(middle)) high = middle;
    else low = middle;
  }
  const best = cheaper(under, sendBack(uncapped, over, most));
  const judged = best === null ? null : evaluate(instance, best.placement);
  if (judged?.ok === true && lowerBound > judged.cost)
    throw new Bug(
      `The lower bound ${lowerBound} is above the cost ${judged.cost} of a plan for ${instance.name}.`,
      "Maybe a move is priced that the cap does not count.",
    );
  if (best === null || judged === null || !judged.ok)
    throw new Bug(
      `The cap of ${most} moves is not kept in ${instance.name}.`,
      "Maybe a move is counted twice.",
    );
  return {
    ...free,
    placement: best.placement,
    cost: judged.cost,
    terms: judged.terms,
    lowerBound,
    work: Math.min(options.work, Math.max(free.work, PARTS * work)),
    cap: { free: cap, price: high },
  };
}

/** The same with so many points on each move. */
function priced(instance: Instance, price: number): Instance {
  return { ...instance, elsewhereCost: instance.elsewhereCost.map((points) => points + price) };
}

function costOf(instance: Instance, placement: Placement): number {
  const judged = evaluate(instance, placement);
  if (!judged.ok) throw new Bug(`A placement is refused: ${judged.refusals[0]}`, "Maybe a pin was lost.");
  return judged.cost;
}

type Costed = { readonly placement: Placement; readonly cost: number } | null;

function cheaper(one: Costed, other: Costed): Costed {
  if (one === null || other === null) return one ?? other;
  return other.cost < one.cost ? other : one;
}

/** Sends movers back to where they work, the cheapest what-if first; null where too many, or where it fails. */
function sendBack(instance: Instance, start: Placement, most: number): Costed {
  let placement = start;
  let pinned = instance;
  for (let left = movesOf(instance, placement) - most; left > 0; left = movesOf(instance, placement) - most) {
    if (left > REPAIRS_MAX) return null;
    const warm = openWarm(pinned, placement);
    let best: Extract<ReturnType<typeof askWarm>, { ok: true }> | null = null;
    let chosen: { readonly person: number; readonly unit: number } | null = null;
    for (const person of moversBack(instance, placement)) {
      for (let e = instance.listStart[person]!; e < instance.listStart[person + 1]!; e++) {
        const unit = instance.listUnit[e]!;
        const answer = askWarm(warm, [{ kind: "place", person, unit }]);
        if (!answer.ok || (best !== null && answer.price >= best.price)) continue;
        const moves = movesOf(instance, placementWith(warm, answer));
        if (moves >= most + left) continue;
        best = answer;
        chosen = { person, unit };
      }
    }
    if (best === null || chosen === null) return null;
    placement = placementWith(warm, best);
    adoptWarm(warm, best);
    const pinnedUnit = pinned.pinnedUnit.slice();
    pinnedUnit[chosen.person] = chosen.unit;
    pinned = { ...pinned, pinnedUnit };
  }
  return { placement, cost: costOf(instance, placement) };
}

/** Movers who may go back, by the points their move costs, dearest first; ties by number. */
function moversBack(instance: Instance, { unit }: Placement): number[] {
  const movers: number[] = [];
  for (let p = 0; p < instance.people; p++)
    if (listEntry(instance, p, unit[p]!) < 0 && instance.listStart[p] !== instance.listStart[p + 1])
      movers.push(p);
  return movers
    .sort((p, q) => instance.elsewhereCost[q]! - instance.elsewhereCost[p]! || p - q)
    .slice(0, REPAIRS_TRIED);
}
