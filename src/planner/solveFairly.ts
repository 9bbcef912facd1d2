import { Bug, NONE, type Org } from "../org/index.ts";
import { closingsOf } from "./question/closedTo.ts";
import { draftInstance } from "./question/draftInstance.ts";
import type { Logbook } from "./effort.ts";
import { workBefore } from "./exact/exact.ts";
import { evaluate } from "./verify/evaluate.ts";
import type { Instance, Solution } from "./instance.ts";
import type { MipAnswer, MipTask } from "./exact/mip.ts";
import type { PinConflict } from "./pins/pins.ts";
import type { Barred } from "./plan/plan.ts";
import { proveSteps } from "./exact/prove.ts";
import type { Question } from "./question/question.ts";
import type { PlanOptions } from "./run.ts";
import { solvePinnedSteps } from "./solver/solvePinned.ts";

/** How often a plan is made again because somebody would stand below an owner of a lower level. */
const ROUNDS_MAX = 4;
/** People up to whom owners of a higher level are tried too, and solves for that: half a second each. */
const OTHER_PEOPLE = 500;
const OTHER_ROUNDS = 12;

export type Solved =
  | { readonly ok: true; readonly question: Question; readonly solution: Solution }
  | { readonly ok: false; readonly conflict: PinConflict };

/** Options whose `exact` and `shouldStop` are those of the logbook, where there is one. */
export interface LoggedOptions extends PlanOptions {
  readonly logbook?: Logbook;
}

/** A part of all plans: those that keep to some closings. None of them costs less than `least`. */
interface Branch {
  readonly barred: readonly Barred[];
  readonly least: number;
}

type Found = Extract<Solved, { readonly ok: true }>;

/**
 * Solves so that no manager stands below an owner of a lower level in a unit that is not their home. Where one would,
 * all plans fall into two parts: the owner is of no higher level and the unit is closed to managers above it, or the
 * owner is of a higher level. The first part is solved again until nobody stands so; in small companies then the
 * others, cheapest bound first, as long as they may hold a cheaper plan. The bound holds for all parts, also those
 * that were not looked at.
 * Source: docs/planner.md#levels-of-owners.
 */
export function* solveFairly(org: Org, options: LoggedOptions): Generator<MipTask | null, Solved, MipAnswer> {
  const isStopped = (): boolean => options.logbook?.isEnough() ?? options.shouldStop?.() === true;
  let open: Branch[] = [];
  let branch: Branch = { barred: [], least: 0 };
  let best: Found | null = null;
  let least = Infinity;
  let rounds = ROUNDS_MAX;
  for (let round = 1; ; round++) {
    const solved = yield* solveBranch(org, options, branch);
    if (!solved.ok) return solved;
    const { question, solution } = solved;
    const bound = Math.max(branch.least, solution.lowerBound);
    const closings = closingsOf(question, solution.placement);
    // The last round's plan is taken as it is where none is fair, and that of a round that was stopped.
    const isLast = round === ROUNDS_MAX || isStopped();
    if (closings.length === 0 || (best === null && isLast)) {
      least = Math.min(least, bound);
      if (best === null) rounds = round + (question.instance.people <= OTHER_PEOPLE ? OTHER_ROUNDS : 0);
      if (best === null || solution.cost < best.solution.cost) best = solved;
    } else {
      let barred = branch.barred;
      for (const { unit, seniors, owners } of closings) {
        // A pinned owner stays; without anybody more to close, the other part cannot be told from this one.
        if (question.instance.pinnedOwner[unit] === NONE) {
          if (owners.length > 0) open.push({ barred: [...barred, ...owners], least: bound });
          else least = Math.min(least, bound);
        }
        barred = [...barred, ...seniors];
      }
      open.push({ barred, least: bound });
    }
    const known: Found | null = best;
    if (known !== null) open = open.filter((one) => one.least < known.solution.cost);
    const isEnough = round >= rounds || (known !== null && isStopped());
    if (known !== null && (open.length === 0 || isEnough))
      return {
        ...known,
        solution: withBound(known.solution, Math.min(least, ...open.map((one) => one.least))),
      };
    branch =
      known === null ? open.at(-1)! : open.reduce((one, other) => (other.least < one.least ? other : one));
    open = open.filter((one) => one !== branch);
  }
}

/** The solution with a bound for all parts; what was proved of its own part alone is said as that. */
function withBound(solution: Solution, least: number): Solution {
  const lowerBound = Math.min(solution.lowerBound, least);
  const { proof } = solution;
  if (proof?.kind !== "optimal" || lowerBound === solution.cost) return { ...solution, lowerBound };
  return { ...solution, lowerBound, proof: { ...proof, kind: "optimal-where-open" } };
}

function* solveBranch(
  org: Org,
  options: LoggedOptions,
  { barred }: Branch,
): Generator<MipTask | null, Solved, MipAnswer> {
  const drafted = draftInstance(org, options.config, options.pins ?? [], barred, options.today);
  if (!drafted.ok) return drafted;
  const { question } = drafted;
  const { instance } = question;
  if (question.members.units.length === 0)
    return { ok: true, question, solution: nothingToSolve(instance, options.seed) };
  const iterations = options.exact?.(instance.people) ?? 0;
  const work = workBefore(iterations, instance.people, options.work);
  const solving = solvePinnedSteps(instance, { ...options, work });
  let next = solving.next();
  while (next.done !== true) {
    yield null;
    next = solving.next();
  }
  const found = next.value;
  // What will be solved again need not be proved.
  const isAgain = closingsOf(question, found.placement).length > 0;
  if (isAgain || iterations === 0) return { ok: true, question, solution: found };
  return { ok: true, question, solution: yield* proveSteps(instance, found, iterations) };
}

/** The empty plan of an org without units. */
function nothingToSolve(instance: Instance, seed: number): Solution {
  const placement = { unit: new Int32Array(0), isOwner: new Uint8Array(0) };
  const judged = evaluate(instance, placement);
  if (!judged.ok)
    throw new Bug(`Nobody without units is refused: ${judged.refusals[0]}`, "Maybe people are left over.");
  return { placement, cost: 0, terms: judged.terms, lowerBound: 0, work: 0, seed };
}
