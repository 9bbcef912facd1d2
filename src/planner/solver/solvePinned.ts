import { Bug } from "../../org/index.ts";
import { evaluate } from "../verify/evaluate.ts";
import type { Instance, Placement, Solution } from "../instance.ts";
import { withCap } from "./solveCapped.ts";
import { solveSteps, type SolveOptions } from "./solve.ts";
import { adoptWarm, askWarm, openWarm } from "../whatIf/whatIf.ts";
import { joinGroups } from "../whatIf/wishes.ts";

/** Points of a tie that must hold, as long as a hundred of them hang on one manager at most. */
const MUST_HOLD = 1_000_000;
const TIES_MAX = 90;

/**
 * Places everybody at least disruption where people shall be together or a cap limits who moves; `solve` where neither
 * is asked. People with their manager are tied in flow, bound and search; other groups are relaxed there, meet in the
 * unit where a what-if finds it cheapest, and everything is solved again around them. The bound is that of the relaxed
 * problem, so it holds.
 * @returns a solution that `evaluate` accepts for the instance, groups and cap included. Its work, given again, leads to
 * the same bytes, except where it was stopped with a cap or groups: then the works in the logbook do.
 * @throws Bug as `solve`, and where groups or cap cannot be kept: `refusePins` tells before.
 * Source: docs/planner.md#pins.
 * @example solvePinned({ ...instance, together: [[3, 9]] }, { seed: 1, work: WORK_DEFAULT })
 */
export function solvePinned(instance: Instance, options: SolveOptions): Solution {
  const steps = solvePinnedSteps(instance, options);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** The same with pauses, some hundredths of a second apart. */
export function* solvePinnedSteps(
  instance: Instance,
  options: SolveOptions,
): Generator<void, Solution, void> {
  if (instance.movesMax === undefined) return yield* solveGroups(instance, options);
  return yield* withCap(instance, options, solveGroups);
}

/** One search, as far as the logbook says, or noted there. */
function* searchSteps(instance: Instance, options: SolveOptions): Generator<void, Solution, void> {
  const { logbook } = options;
  const found = yield* solveSteps(instance, {
    ...options,
    work: logbook?.workFor(options.work) ?? options.work,
  });
  logbook?.searched(found.work);
  return found;
}

/** Solves with groups, any cap left out. */
function* solveGroups(capped: Instance, options: SolveOptions): Generator<void, Solution, void> {
  const { movesMax: _, ...instance } = capped;
  const groups = joinGroups(instance.together ?? []).filter((group) => group.length > 1);
  if (groups.length === 0) return yield* searchSteps(instance, options);
  const relaxed = relaxGroups(instance);
  // Half the work finds where groups meet, half places everybody around them.
  const half = { ...options, work: Math.ceil(options.work / 2) };
  const first = yield* searchSteps(relaxed, half);
  const met = meet(instance, groups, first.placement);
  const fixed = yield* searchSteps(holdAll(instance, groups, met.unit), half);
  const judged = [met, fixed.placement].map((placement) => ({
    placement,
    judged: evaluate(instance, placement),
  }));
  // The least budget that leads here again, unless it was stopped.
  const work = Math.min(options.work, 2 * Math.max(first.work, fixed.work));
  let best: Solution | null = null;
  for (const one of judged) {
    if (!one.judged.ok)
      throw new Bug(
        `People who shall be together are not, in ${instance.name}: ${one.judged.refusals[0]}`,
        "Maybe refusePins was not asked first.",
      );
    if (best !== null && best.cost <= one.judged.cost) continue;
    const { cost, terms } = one.judged;
    best = { ...first, placement: one.placement, cost, terms, work };
  }
  if (best === null || best.lowerBound > best.cost)
    throw new Bug(
      `The lower bound ${best?.lowerBound} is above the cost ${best?.cost} of a plan for ${instance.name}.`,
      "Maybe a tie of a group counts where it holds.",
    );
  return best;
}

function withoutGroups(instance: Instance): Instance {
  return { ...instance, together: [] };
}

/**
 * The problem without groups, whose optimum is no dearer: people in a group with their manager keep a tie that no
 * other cost outweighs, everything else about groups is left out.
 */
export function relaxGroups(instance: Instance): Instance {
  const relaxed = withoutGroups(instance);
  const groups = instance.together ?? [];
  if (groups.length === 0) return relaxed;
  const managerChangeCost = instance.managerChangeCost.slice();
  const ties = new Int32Array(instance.people);
  const tied: number[] = [];
  for (const group of groups)
    for (const p of group) {
      const m = instance.manager[p]!;
      if (m < 0 || !group.includes(m)) continue;
      tied.push(p);
      ties[m] = ties[m]! + 1;
    }
  for (const p of tied)
    if (ties[instance.manager[p]!]! <= TIES_MAX)
      managerChangeCost[p] = Math.max(managerChangeCost[p]!, MUST_HOLD);
  return { ...relaxed, managerChangeCost };
}

/** Brings groups together one after another where a what-if finds it cheapest; those that are stay. */
function meet(instance: Instance, groups: readonly (readonly number[])[], start: Placement): Placement {
  let placement = start;
  const isMet = (group: readonly number[]): boolean =>
    group.every((p) => placement.unit[p] === placement.unit[group[0]!]);
  for (const group of groups) {
    if (isMet(group)) continue;
    const warm = openWarm({ ...withoutGroups(instance), together: groups.filter(isMet) }, placement);
    const answer = askWarm(warm, [{ kind: "together", people: group }]);
    if (!answer.ok)
      throw new Bug(
        `A group finds no unit to meet in, in ${instance.name}: ${answer.refusal.message}`,
        "Maybe refusePins was not asked first.",
      );
    adoptWarm(warm, answer);
    placement = warmPlacement(warm);
  }
  return placement;
}

function warmPlacement({ base, search }: ReturnType<typeof openWarm>): Placement {
  const { heads } = search.chains.state;
  return {
    unit: base.unitOf.slice(),
    isOwner: Uint8Array.from(base.slotOf, (slot) => (slot >= heads.kinds * heads.units ? 1 : 0)),
  };
}

function holdAll(instance: Instance, groups: readonly (readonly number[])[], unit: Int32Array): Instance {
  const pinnedUnit = instance.pinnedUnit.slice();
  for (const p of groups.flat()) pinnedUnit[p] = unit[p]!;
  return { ...withoutGroups(instance), pinnedUnit };
}
