import { Bug } from "../../org/index.ts";
import { boundOf, startAscent, stepAscent, type Ascent } from "./ascent.ts";
import { blocksOf, improveBlock } from "./block.ts";
import { buildDual, PRICE_SCALE, type Dual } from "./bound.ts";
import { checkInstance } from "../checkInstance.ts";
import { evaluate } from "../verify/evaluate.ts";
import { checkPins } from "../pins/feasible.ts";
import { buildForest } from "./forest.ts";
import { columnsAt, firstStepOf, growSteps, isSmall } from "./growColumns.ts";
import type { Logbook } from "../effort.ts";
import { buildHeads, type Heads } from "./heads.ts";
import type { Instance, Solution } from "../instance.ts";
import { buildPlaces } from "./places.ts";
import { randomStream } from "./random.ts";
import { buildSearch, kick, settle, wake, type Search } from "./search.ts";
import { buildState, placementOf, type State } from "./state.ts";

/** Work of a kick beside its chains, so that every kick counts. */
const KICK_WORK = 32;
/** Kicks that may pass without a better plan before the search ends: some 100 tries a person. */
const KICKS_IN_VAIN = 5000;
const KICKS_IN_VAIN_PER_PERSON = 100;

/** Where a solve stands: phases are `first` (its bound is 0: none is known yet), `flow`, `blocks`, `bound`, `chains`, `kicks`, `done`. */
export interface SolveEvent {
  readonly phase: string;
  readonly cost: number;
  readonly lowerBound: number;
  /** People in a unit they do not work in, or apart from today's manager; who reports to whom is drawn later. */
  readonly changed: number;
}

/** How long a solve may search, on which chance, and who listens. */
export interface SolveOptions {
  /** Decides all chance; a whole number. */
  readonly seed: number;
  /** Moves that may be looked at, in all phases together; see `workFor`. */
  readonly work: number;
  readonly onProgress?: (event: SolveEvent) => void;
  /** Asked often; true ends the solve with the best plan so far. Its answers make the result unrepeatable. */
  readonly shouldStop?: () => boolean;
  /** Gives back a dual with the same values whose pieces several threads do. Changes no result. */
  readonly helpBound?: (dual: Dual) => Dual;
  /** Notes the work of each search where several make one solution, or says it. */
  readonly logbook?: Pick<Logbook, "workFor" | "searched">;
}

/** Moves looked at by default up to some thousand people: 2 to 3 s of CPU, which finds the proved optimum up to 500. */
export const WORK_DEFAULT = 400_000_000;
/** Each further person's part: 20,000 people get 1.1 thousand million moves, about 12 s of CPU. */
const WORK_PER_PERSON = 40_000;
const WORK_PEOPLE = 2000;

/**
 * Moves looked at by default for so many people.
 * @example workFor(500) // 400_000_000
 */
export function workFor(people: number): number {
  return WORK_DEFAULT + WORK_PER_PERSON * Math.max(0, people - WORK_PEOPLE);
}

/** Moves for a quick preview: about 0.3 s of CPU at 500 people. */
export const WORK_QUICK = 50_000_000;

/** Steps of the bound's climb; the last of 300 raise it by less than a point in a thousand. */
const CLIMB_STEPS = 300;
/** In a large instance, where a step takes long, steps times people; and never fewer than so many. */
const CLIMB_PEOPLE = 4_000_000;
const CLIMB_STEPS_MIN = 60;
/** Work between two pauses: some hundredths of a second. */
const PAUSE_WORK = 3_000_000;

/**
 * Places everybody at least disruption: exact flow without manager ties, exact blocks with them, a climb of the
 * Lagrangian bound, chains of displacements, then kicks until the work is used or the bound is met.
 * @param instance sound by `checkInstance` and without conflict by `checkPins`.
 * @returns a placement that `evaluate` accepts, its cost by term, and a bound no placement can beat. The same
 * instance, seed and work give the same bytes.
 * @throws Bug if the instance is unsound, or if the evaluator disagrees with the solver.
 * Source: docs/glossary.md#disruption-points.
 * @example solve(instance, { seed: 1, work: WORK_DEFAULT }).cost // 3843 for examples/yardsticks/n80s1.json
 */
export function solve(instance: Instance, options: SolveOptions): Solution {
  const steps = solveSteps(instance, options);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/**
 * The same, some hundredths of a second at a time: between two steps the caller may do other things, and say by
 * `shouldStop` that it is enough.
 * @example [...solveSteps(instance, { seed: 1, work: 0 })].length // 0: no work, no pause
 */
export function* solveSteps(instance: Instance, options: SolveOptions): Generator<void, Solution, void> {
  const faults = [...checkInstance(instance), ...checkPins(instance).map((conflict) => conflict.message)];
  if (instance.room !== undefined) faults.push("Units with room for so much go to fitRooms.");
  if (faults.length > 0)
    throw new Bug(faults.join(" "), "Maybe checkInstance and checkPins were not asked first.");
  const run = yield* startRun(instance, options);
  yield* useBlocks(run);
  yield* climb(run);
  // Nothing is worked after a stop, or its work would not lead there again.
  if (isOpen(run)) refocus(run);
  yield* useBlocks(run);
  const search = buildSearch(run.state, randomStream(options.seed));
  for (let p = 0; p < instance.people; p++) wake(search, p);
  yield* useChains(run, search);
  report(run, "chains");
  yield* useKicks(run, search);
  report(run, "done");
  return judge(instance, run);
}

/** A solve under way; the work counts what the phases looked at. */
interface Run {
  readonly instance: Instance;
  readonly options: SolveOptions;
  readonly heads: Heads;
  readonly ascent: Ascent;
  state: State;
  work: number;
  /** As last counted; the climb of the bound places nobody. */
  changed: number;
}

/** Runs to the end whatever the work allows: there must be a plan. */
function* startRun(instance: Instance, options: SolveOptions): Generator<void, Run, void> {
  const places = buildPlaces(instance);
  const heads = buildHeads(instance);
  const forest = buildForest(instance.manager);
  const alone = buildDual(places, heads, forest);
  const dual = options.helpBound?.(alone) ?? alone;
  const flow = yield* growSteps(places, heads, (first, slot) => {
    const state = buildState(first, heads, forest, slot);
    options.onProgress?.({
      phase: "first",
      cost: state.cost,
      lowerBound: 0,
      changed: changedIn(instance, state),
    });
  });
  const columns = columnsAt(places, heads, flow.price);
  const ascent = startAscent(dual, flow.price, firstStepOf(places));
  const state = buildState(columns, heads, forest, flow.slot);
  const run: Run = { instance, options, heads, ascent, state, work: flow.work, changed: 0 };
  report(run, "flow");
  return run;
}

function isOpen(run: Run): boolean {
  if (run.work >= run.options.work || boundOf(run.ascent) >= run.state.cost) return false;
  return run.options.shouldStop === undefined || !run.options.shouldStop();
}

function report(run: Run, phase: string): void {
  const { state, ascent, options } = run;
  if (options.onProgress === undefined) return;
  if (phase !== "bound") run.changed = changedIn(run.instance, state);
  options.onProgress({ phase, cost: state.cost, lowerBound: boundOf(ascent), changed: run.changed });
}

/** O(people). */
function changedIn({ people, manager, listStart, listUnit }: Instance, { unitOf }: State): number {
  let changed = 0;
  for (let p = 0; p < people; p++) {
    const unit = unitOf[p]!;
    const m = manager[p]!;
    if ((m >= 0 && unitOf[m] !== unit) || !listUnit.subarray(listStart[p], listStart[p + 1]).includes(unit))
      changed += 1;
  }
  return changed;
}

/** Rounds of blocks in a large instance end when one gains less than this part of the cost: chains gain it sooner. */
const ROUND_GAIN_MIN = 0.0005;

/** Alternates the exact blocks until a round changes nothing, or too little. */
function* useBlocks(run: Run): Generator<void, void, void> {
  const { state } = run;
  const blocks = blocksOf(state);
  const least = isSmall(run.ascent.dual.places) ? 0 : state.cost * ROUND_GAIN_MIN;
  for (let gained = Infinity; gained > least;) {
    const before = state.cost;
    for (const block of blocks) {
      if (!isOpen(run)) return;
      run.work += improveBlock(state, block);
      report(run, "blocks");
      yield;
    }
    gained = before - state.cost;
  }
}

/**
 * Raises the bound. Its placements, rounded, were tried as starts for the search: on the yardsticks they never
 * ended below the start from the exact flow, so they are left out.
 */
function* climb(run: Run): Generator<void, void, void> {
  const { unit, places } = run.ascent.dual;
  const { people, units } = places.instance;
  const perStep = 8 * (unit.length + people) + 2 * (places.classes + places.ownerClasses) * units;
  const steps = isSmall(places)
    ? CLIMB_STEPS
    : Math.min(CLIMB_STEPS, Math.max(CLIMB_STEPS_MIN, Math.round(CLIMB_PEOPLE / people)));
  for (let step = 1; step <= steps && isOpen(run); step++) {
    stepAscent(run.ascent, run.state.cost);
    run.work += perStep;
    report(run, "bound");
    yield;
  }
}

/** Looks from here on at what is likely at the best prices of the climb. */
function refocus(run: Run): void {
  const { dual, bestPrice } = run.ascent;
  const price = bestPrice.map((points) => points / PRICE_SCALE);
  const columns = columnsAt(dual.places, run.heads, price);
  run.state = buildState(columns, run.heads, run.state.forest, run.state.slotOf);
  run.work += columns.unit.length;
}

function* useChains(run: Run, search: Search): Generator<void, void, void> {
  const start = run.work - search.chains.work;
  const goOn = (until: number): boolean => {
    // The work stands at every look, so that a stop here can be repeated by its work.
    run.work = start + search.chains.work;
    return run.work < until && isOpen(run);
  };
  while (search.queueLength > 0 && isOpen(run)) {
    const until = run.work + PAUSE_WORK;
    settle(search, () => goOn(until));
    run.work = start + search.chains.work;
    report(run, "chains");
    yield;
  }
}

function* useKicks(run: Run, search: Search): Generator<void, void, void> {
  const start = run.work;
  const before = search.chains.work;
  const patience = KICKS_IN_VAIN + KICKS_IN_VAIN_PER_PERSON * run.state.columns.people;
  let paused = start;
  let told = run.state.cost;
  for (let kicks = 1, last = 0; kicks - last <= patience && isOpen(run); kicks++) {
    const better = kick(search);
    run.work = start + kicks * KICK_WORK + search.chains.work - before;
    if (better) last = kicks;
    if (run.work - paused < PAUSE_WORK) continue;
    paused = run.work;
    // Not each of thousands of better plans: who changes is counted over everybody.
    if (run.state.cost < told) {
      told = run.state.cost;
      report(run, "kicks");
    }
    yield;
  }
}

/** The evaluator's word on the plan; a plan it does not share is a bug, never a warning. */
function judge(instance: Instance, run: Run): Solution {
  const placement = placementOf(run.state.slotOf, run.heads);
  const judged = evaluate(instance, placement);
  if (!judged.ok) {
    throw new Bug(
      `The planner's placement is refused: ${judged.refusals.join(" ")}`,
      "Maybe a column ignores a pin.",
    );
  }
  const lowerBound = boundOf(run.ascent);
  if (judged.cost !== run.state.cost) {
    throw new Bug(
      `The planner counts ${run.state.cost} points, the evaluator ${judged.cost}, for ${instance.name}.`,
      "Maybe a move changes a term it does not price.",
    );
  }
  if (lowerBound > judged.cost) {
    throw new Bug(
      `The lower bound ${lowerBound} is above the cost ${judged.cost} of a plan for ${instance.name}.`,
      "Maybe the dual forgets a head count or a column.",
    );
  }
  const { cost, terms } = judged;
  return { placement, cost, terms, lowerBound, work: run.work, seed: run.options.seed };
}
