import { Bug } from "../../org/index.ts";
import { improveFrom } from "../solver/chain.ts";
import { joinCost } from "../solver/heads.ts";
import { movesOf } from "../solver/solveCapped.ts";
import type { Instance, Placement } from "../instance.ts";
import { FORBIDDEN } from "../solver/places.ts";
import { wake, type Search } from "../solver/search.ts";
import { columnCost, placementOf, tieCost, unitsIn } from "../solver/state.ts";
import { closeSeats, holdGroups, pricedWarm, rebase, restore, type Warm } from "./warm.ts";
import { mergeGroups, withWishes, type Wish, type WishRefusal } from "./wishes.ts";

export { openWarm, type Warm } from "./warm.ts";
export type { Wish, WishRefusal } from "./wishes.ts";

/** People woken for a seat left open: those for whom it costs least to take it. */
const FILLERS = 12;
/** Units tried for people who shall be together: where they are, then where they work, else any open to all. */
const MEETING_UNITS = 12;
/** Points put on each move, one after another, until a cap on moves is kept. */
const MOVE_PRICES = [0, 32, 128, 512, 100_000];
/** Then movers too many that are sent back one by one, and movers tried for each. */
const REPAIRS_MAX = 6;
const REPAIRS_TRIED = 40;

/** What a plan would look like with the wishes. */
export type WarmAnswer =
  | {
      readonly ok: true;
      /** Points of the placement found with the wishes kept. */
      readonly cost: number;
      /** Cost minus that of the warm state. Negative: the state was not locally optimal, see `adoptWarm`. */
      readonly price: number;
      /** People whose seat differs, ascending, and the slot of each, `kind * units + unit`; `kind` d + 1 is the owner. */
      readonly moved: Int32Array;
      readonly slot: Int32Array;
      /** Columns looked at. */
      readonly work: number;
    }
  | { readonly ok: false; readonly refusal: WishRefusal };

type Answered = Extract<WarmAnswer, { ok: true }>;

/**
 * What the plan becomes with these wishes: they are fixed, everybody they touch is placed anew, and the warm state is
 * put back. A wish for people to be together is tried in the units where they are or work; where none of these is open
 * to all of them, in others.
 * @returns the best placement found, or the first wish that cannot hold. The price is one of a local search: never
 * below the exact one, and no proof.
 * Cost: what is touched; a median of 2 ms at 20,000 people. Source: docs/planner.md#what-if.
 * @example askWarm(warm, [{ kind: "place", person: 7, unit: 2 }]) // { ok: true, price: 38, … }
 */
export function askWarm(warm: Warm, wishes: readonly Wish[]): WarmAnswer {
  const { movesMax } = warm.instance;
  if (movesMax === undefined) return askUncapped(warm, wishes);
  for (const price of MOVE_PRICES) {
    const priced = price === 0 ? warm : settledAt(warm, price);
    const answer = askUncapped(priced, wishes);
    if (!answer.ok) return answer;
    const isLast = price === MOVE_PRICES.at(-1);
    const kept = isLast ? sendBack(priced, wishes, answer, movesMax) : answer;
    const moves = movesOf(warm.instance, placementWith(priced, kept));
    if (moves > movesMax) continue;
    const cost = kept.cost - price * moves;
    return { ...kept, ...movedFrom(warm, priced, kept), cost, price: cost - warm.base.cost };
  }
  return {
    ok: false,
    refusal: {
      code: "too-many-moves",
      wish: wishes.length - 1,
      message: `No placement with at most ${movesMax} moves was found.`,
    },
  };
}

/** The warm state with so many points on each move, its movers placed anew at that price. */
function settledAt(warm: Warm, price: number): Warm {
  const known = warm.priced.get(price);
  if (known !== undefined) return known;
  const priced = pricedWarm(warm, price);
  const { unitOf } = priced.base;
  const movers = moversOf(priced.instance, { unit: unitOf }, Infinity);
  adoptWarm(priced, settleWarm(priced, movers));
  return priced;
}

/** People whose seat differs from the warm state, where the answer was found from another one. O(people). */
function movedFrom(warm: Warm, from: Warm, answer: Answered): Pick<Answered, "moved" | "slot"> {
  const slotOf = from.base.slotOf.slice();
  answer.moved.forEach((p, k) => {
    slotOf[p] = answer.slot[k]!;
  });
  const moved = Int32Array.from(slotOf.keys()).filter((p) => slotOf[p] !== warm.base.slotOf[p]);
  return { moved, slot: moved.map((p) => slotOf[p]!) };
}

/** Sends movers beyond the cap back to where they work, the cheapest first; gives up where none of them helps. */
function sendBack(warm: Warm, wishes: readonly Wish[], start: Answered, most: number): Answered {
  const { instance } = warm;
  let held = wishes;
  let found = start;
  for (let round = 0; round < REPAIRS_MAX; round++) {
    const placement = placementWith(warm, found);
    const moves = movesOf(instance, placement);
    if (moves <= most) return found;
    let best: Answered | null = null;
    let chosen = held;
    for (const person of moversOf(instance, placement, REPAIRS_TRIED)) {
      for (let e = instance.listStart[person]!; e < instance.listStart[person + 1]!; e++) {
        const trial = [...held, { kind: "place", person, unit: instance.listUnit[e]! } as const];
        const answer = askUncapped(warm, trial);
        if (!answer.ok || (best !== null && answer.cost >= best.cost)) continue;
        if (movesOf(instance, placementWith(warm, answer)) >= moves) continue;
        best = answer;
        chosen = trial;
      }
    }
    if (best === null) return found;
    found = best;
    held = chosen;
  }
  return found;
}

/** The first movers who work in some unit. */
function moversOf(
  { people, listStart, listUnit }: Instance,
  { unit }: Pick<Placement, "unit">,
  most: number,
): readonly number[] {
  const movers: number[] = [];
  for (let p = 0; p < people && movers.length < most; p++) {
    const units = listUnit.subarray(listStart[p], listStart[p + 1]);
    if (units.length > 0 && !units.includes(unit[p]!)) movers.push(p);
  }
  return movers;
}

function askUncapped(warm: Warm, wishes: readonly Wish[]): WarmAnswer {
  // What contradicts is refused before anything is tried.
  const wished = withWishes(warm.instance, wishes);
  if (!wished.ok) return wished;
  const groups = mergeGroups(warm.instance, wishes);
  if (groups.length === 0 && warm.instance.together === undefined)
    return askPinned(warm, wishes, wished.instance);
  const single = wishes.filter((wish) => wish.kind !== "together" && wish.kind !== "keep-manager");
  let fixed: readonly Wish[] = single;
  let best = groups.length === 0 ? askFixed(warm, fixed, new Set()) : null;
  const free = new Set(groups.flat());
  for (const group of groups) {
    best = null;
    let chosen = fixed;
    for (const unit of meetingUnits(warm, group, wished.instance)) {
      const trial = [...fixed, ...group.map((person) => ({ kind: "place", person, unit }) as const)];
      const answer = askFixed(warm, trial, free);
      if (best !== null && best.ok && (!answer.ok || answer.cost >= best.cost)) continue;
      best = answer;
      if (answer.ok) chosen = trial;
    }
    best ??= nowhere(group, wishes);
    if (!best.ok) break;
    fixed = chosen;
  }
  if (best === null) throw new Bug("A group had no unit to meet in.", "Maybe the instance has no units.");
  return best;
}

function nowhere(group: readonly number[], wishes: readonly Wish[]): WarmAnswer {
  const names = (wish: Wish): boolean =>
    group.some((p) => ("person" in wish ? wish.person === p : wish.people.includes(p)));
  const wish = Math.max(0, wishes.findLastIndex(names));
  const message = `No unit is open to all ${group.length} people who shall be together.`;
  return { ok: false, refusal: { code: "nowhere-to-go", wish, message } };
}

/** Units worth trying for a group: where all are fixed, else where its people are or work, else any open to all. */
function meetingUnits(warm: Warm, group: readonly number[], wished: Instance): readonly number[] {
  const { pinnedUnit, pinnedOwner, forbidStart, forbidUnit, units } = wished;
  const named = group.find((p) => pinnedUnit[p]! >= 0);
  if (named !== undefined) return [pinnedUnit[named]!];
  const owned = pinnedOwner.findIndex((p) => group.includes(p));
  if (owned >= 0) return [owned];
  const isClosed = new Uint8Array(units);
  for (const p of group)
    for (let e = forbidStart[p]!; e < forbidStart[p + 1]!; e++) isClosed[forbidUnit[e]!] = 1;
  const { listStart, listUnit } = warm.instance;
  const likely = new Set(group.map((p) => warm.base.unitOf[p]!));
  for (const p of group) for (let e = listStart[p]!; e < listStart[p + 1]!; e++) likely.add(listUnit[e]!);
  const isOpen = (unit: number): boolean => isClosed[unit] === 0;
  const open = [...likely].filter(isOpen);
  return (open.length > 0 ? open : Array.from(isClosed.keys()).filter(isOpen)).slice(0, MEETING_UNITS);
}

/** Wishes that name a unit, with everybody in a group held but those of `free`. */
function askFixed(warm: Warm, wishes: readonly Wish[], free: ReadonlySet<number>): WarmAnswer {
  const held = holdGroups(warm.instance, warm.base.unitOf, free);
  const wished = withWishes(held, wishes);
  return wished.ok ? askPinned(warm, wishes, wished.instance) : wished;
}

/** Wishes that name a unit, as pins of an instance without groups. */
function askPinned(warm: Warm, wishes: readonly Wish[], pinned: Instance): WarmAnswer {
  const touched = touchedBy(warm, wishes);
  const before = warm.search.chains.work;
  const closed = closeSeats(warm, pinned, touched);
  const { search } = closed;
  // The chain that takes somebody where they shall be may be long and dear: it is not led.
  const unled = { ...search.chains, guide: null };
  for (const p of touched) if (closed.isOut(p)) improveFrom(unled, p);
  search.chains.work = unled.work;
  const out = touched.find((p) => closed.isOut(p));
  if (out === undefined) settleMoved(warm, search);
  const answer = read(warm, search, before);
  closed.undo();
  restore(warm);
  if (out !== undefined || answer.cost >= FORBIDDEN)
    throw new Bug(
      `Person ${out ?? "?"} found no seat where a wish wants them, of ${warm.instance.name}.`,
      "Maybe a wish and a pin contradict, and withWishes does not see it.",
    );
  return answer;
}

/** People whose seats the wishes open or close: those named, and who sits where another is to own. */
function touchedBy({ base, search }: Warm, wishes: readonly Wish[]): readonly number[] {
  const people = new Set<number>();
  for (const wish of wishes) for (const p of "person" in wish ? [wish.person] : wish.people) people.add(p);
  for (const wish of wishes) {
    const owner = wish.kind === "own" ? base.firstIn[search.chains.state.ownerBase + wish.unit]! : -1;
    if (owner >= 0) people.add(owner);
  }
  return [...people];
}

/**
 * Places anew whoever the moves so far touched, until nobody awake finds a cheaper chain. Narrower than `settle`: the
 * members of a slot wake only where it is too full, others only where it misses somebody, which costs a sixth and
 * found the same prices on the yardsticks.
 */
function settleMoved(warm: Warm, search: Search): void {
  const { chains } = search;
  const n = search.queue.length;
  let done = wakeFrom(warm, search, 0);
  while (search.queueLength > 0) {
    const p = search.queue[search.queueHead]!;
    search.queueHead = (search.queueHead + 1) % n;
    search.queueLength -= 1;
    search.queued[p] = 0;
    if (improveFrom(chains, p)) done = wakeFrom(warm, search, done);
  }
}

/** Wakes whom the moves from entry `done` of the journal on concern, and says where it ends. */
function wakeFrom(warm: Warm, search: Search, done: number): number {
  const { moved, leftSlot, state } = search.chains;
  const { columns, forest, heads } = state;
  for (let k = done; k < moved.length; k++) {
    const p = moved[k]!;
    const slot = state.slotOf[p]!;
    wake(search, p);
    const m = columns.manager[p]!;
    if (m >= 0) wake(search, m);
    for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++)
      wake(search, forest.reports[e]!);
    if (state.have[slot]! > heads.demand[slot]!)
      for (let q = state.firstIn[slot]!; q >= 0; q = state.nextIn[q]!) wake(search, q);
    wakeFillers(warm, search, leftSlot[k]!);
  }
  return moved.length;
}

/** Wakes those for whom it costs least to take a seat that misses somebody. */
function wakeFillers({ columnStart, columnPerson }: Warm, search: Search, slot: number): void {
  const { state } = search.chains;
  const { heads, columns } = state;
  const have = state.have[slot]!;
  if (have >= heads.demand[slot]!) return;
  const a = slot % heads.units;
  const kind = Math.floor(slot / heads.units);
  const best: number[] = [];
  const points: number[] = [];
  for (let e = columnStart[a]!; e < columnStart[a + 1]!; e++) {
    const q = columnPerson[e]!;
    if (kind < heads.kinds && columns.role[q] !== kind) continue;
    const from = state.slotOf[q]!;
    if (from === slot) continue;
    const cost = columnCost(columns, q, slot);
    if (cost >= FORBIDDEN) continue;
    const gone = unitsIn(state, q, from);
    const delta =
      cost -
      columnCost(columns, q, from) -
      joinCost(heads, from, state.have[from]! - gone, gone) +
      tieCost(state, q, a) -
      tieCost(state, q, state.unitOf[q]!);
    if (best.length === FILLERS && delta >= points[FILLERS - 1]!) continue;
    let k = best.length < FILLERS ? best.length : FILLERS - 1;
    for (; k > 0 && points[k - 1]! > delta; k--) {
      points[k] = points[k - 1]!;
      best[k] = best[k - 1]!;
    }
    points[k] = delta;
    best[k] = q;
  }
  for (const q of best) wake(search, q);
}

function read(warm: Warm, search: Search, before: number): Extract<WarmAnswer, { ok: true }> {
  const { slotOf, cost } = search.chains.state;
  const people = [...new Set(search.chains.moved)]
    .filter((p) => slotOf[p] !== warm.base.slotOf[p])
    .sort((p, q) => p - q);
  return {
    ok: true,
    cost,
    price: cost - warm.base.cost,
    moved: Int32Array.from(people),
    slot: Int32Array.from(people, (p) => slotOf[p]!),
    work: search.chains.work - before,
  };
}

/** Places people anew, and whoever they touch, without any wish; never dearer than the warm state. */
export function settleWarm(warm: Warm, people: readonly number[]): Extract<WarmAnswer, { ok: true }> {
  const before = warm.search.chains.work;
  const { search } = closeSeats(warm, holdGroups(warm.instance, warm.base.unitOf, new Set()), []);
  for (const p of people) wake(search, p);
  settleMoved(warm, search);
  const answer = read(warm, search, before);
  restore(warm);
  return answer;
}

/** The whole placement of an answer, for `evaluate`. O(people). */
export function placementWith(warm: Warm, answer: Extract<WarmAnswer, { ok: true }>): Placement {
  const slotOf = warm.base.slotOf.slice();
  answer.moved.forEach((p, k) => {
    slotOf[p] = answer.slot[k]!;
  });
  return placementOf(slotOf, warm.search.chains.state.heads);
}

/** Makes the placement of an answer the one questions are asked of; for prices below zero. O(people + slots). */
export function adoptWarm(warm: Warm, answer: Extract<WarmAnswer, { ok: true }>): void {
  rebase(warm, answer.moved, answer.slot);
}
