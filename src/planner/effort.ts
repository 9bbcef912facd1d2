import type { MipAnswer, MipTask } from "./exact/mip.ts";

/**
 * How far each part of a plan went that a clock or an interrupt cut short, in the order of the parts: with it, and the
 * same org, pins, costs and seed, the plan is made again to the byte.
 * Source: docs/planner.md#effort.
 */
export interface Effort {
  /** Work that was allowed. */
  readonly work: number;
  /** Work of each search. */
  readonly searches: readonly number[];
  /** Simplex iterations that each question to the exact solver was allowed; 0 where it was not asked. */
  readonly exact: readonly number[];
  /** Where each model of the exact solver was cut off; null where it was not. */
  readonly models: readonly (Cut | null)[];
}

/** Where a solve of the exact solver was cut off: after all that comes of so many simplex iterations. */
export interface Cut {
  readonly ended: "time" | "memory" | "stopped";
  readonly iterations: number;
}

/** Notes how far the parts of a plan go, or says how far they went, where it is made again. */
export interface Logbook {
  /** The work of the search that begins now. */
  readonly workFor: (allowed: number) => number;
  readonly searched: (work: number) => void;
  readonly exact: (people: number) => number;
  readonly modelFor: (task: MipTask) => MipTask;
  readonly answered: (answer: MipAnswer) => void;
  /** Whether no further part is begun. */
  readonly isEnough: () => boolean;
  /** Null where nothing was cut short: then the work alone leads there again. */
  readonly effort: () => Effort | null;
}

/** What decides how far a plan goes. */
export interface Reach {
  readonly work: number;
  readonly exact?: (people: number) => number;
  readonly shouldStop?: () => boolean;
  /** A clock is asked by `exact` or `shouldStop`. */
  readonly isTimed?: boolean;
  /** As far as that plan went, whatever else is said here. */
  readonly repeat?: Effort;
}

/** A logbook for one plan, and the `shouldStop` that it hears. */
export function openLogbook(reach: Reach): Logbook & { readonly shouldStop: () => boolean } {
  const { repeat } = reach;
  const searches: number[] = [];
  const exact: number[] = [];
  const models: (Cut | null)[] = [];
  let isCut = repeat !== undefined || reach.isTimed === true;
  const shouldStop = (): boolean => {
    const isStopped = reach.shouldStop?.() === true;
    isCut ||= isStopped;
    return isStopped;
  };
  return {
    shouldStop,
    workFor: (allowed) => repeat?.searches[searches.length] ?? allowed,
    searched: (work) => void searches.push(work),
    exact: (people) => {
      const iterations = repeat?.exact[exact.length] ?? reach.exact?.(people) ?? 0;
      exact.push(iterations);
      return iterations;
    },
    modelFor: (task) => {
      const cut = repeat?.models[models.length] ?? null;
      return cut === null ? task : { ...task, cut };
    },
    answered: ({ ended, iterations }) => {
      const isOut = ended === "time" || ended === "memory" || ended === "stopped";
      models.push(isOut ? { ended, iterations } : null);
      isCut ||= isOut;
    },
    isEnough: () => (repeat === undefined ? shouldStop() : searches.length >= repeat.searches.length),
    effort: () => (isCut ? { work: reach.work, searches, exact, models } : null),
  };
}

/** Steps whose tasks and answers stand in the logbook. */
export function* noted<Result>(
  steps: Generator<MipTask | null, Result, MipAnswer>,
  log: Logbook,
): Generator<MipTask | null, Result, MipAnswer> {
  let next = steps.next();
  while (next.done !== true) {
    if (next.value === null) {
      yield null;
      next = steps.next();
      continue;
    }
    const answer = yield log.modelFor(next.value);
    log.answered(answer);
    next = steps.next(answer);
  }
  return next.value;
}
