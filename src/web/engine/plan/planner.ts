import {
  indexOrg,
  type Config,
  type Day,
  type Org,
  type OrgRecords,
  type PinWish,
  type Problem,
} from "../../../org/index.ts";
import {
  exactIterations,
  planWithPauses,
  PLANS_FORMAT,
  workFor,
  type Pin,
  type Plan,
  type Planned,
  type PlanSet,
  type SolveEvent,
  type WhatIfAnswer,
} from "../../../planner/index.ts";
import { draftAlternatives } from "../../../usecases/draftAlternatives.ts";
import { answerTasks } from "../../../usecases/answerTasks.ts";
import { solveMip } from "../../../workers/browser/solveMip.ts";
import { askPlan } from "../../../usecases/askPlan.ts";

/** An org as it crosses to the thread: an index has methods, which would be lost. */
export interface SentOrg {
  readonly records: OrgRecords;
  readonly problems: readonly Problem[];
  readonly today: Day;
}

export const sent = ({ records, problems, today }: Org): SentOrg => ({ records, problems, today });

const received = ({ records, problems, today }: SentOrg): Org => indexOrg(records, problems, today);

export type AlternativesFound =
  | { readonly ok: true; readonly set: PlanSet; readonly tried: number }
  | Extract<Planned, { readonly ok: false }>;

/** What the planner's thread is asked. */
export interface Planner {
  readonly plan: (
    order: { readonly org: SentOrg; readonly config: Config; readonly pins: readonly Pin[] },
    onProgress: (event: SolveEvent) => void,
  ) => Promise<Planned>;
  /** Plans under other weights beside the plan, at most so many. */
  readonly alternatives: (
    order: {
      readonly org: SentOrg;
      readonly config: Config;
      readonly pins: readonly Pin[];
      readonly most: number;
    },
    onPlan: (number: number, of: number) => void,
  ) => Promise<AlternativesFound>;
  /** Ends the search with the best plan so far. */
  readonly stop: () => void;
  readonly whatIf: (org: SentOrg, plan: Plan, wishes: readonly PinWish[]) => Promise<WhatIfAnswer>;
}

/** How long the thread works before it listens, and how often it tells where it stands. */
const LISTEN_MS = 40;
const TELL_MS = 100;

const NO_SOLVER = {
  exact: "off",
  solveMip: () => Promise.reject(new Error("The exact solver was not asked for.")),
} as const;

export function createPlanner(): Planner {
  let isEnough = false;
  let enough = (): void => {};
  return {
    plan: async ({ org: crossed, config, pins }, onProgress) => {
      isEnough = false;
      const stop = new Promise<void>((done) => (enough = done));
      const org = received(crossed);
      const steps = planWithPauses(org, {
        today: org.today,
        seed: 1,
        work: workFor(org.people.length),
        config,
        pins,
        exact: (people) => exactIterations("auto", people),
        onProgress: atMostEvery(TELL_MS, onProgress),
        shouldStop: () => isEnough,
      });
      return answerTasks(steps, (task) => solveMip(task, { stop }), listening());
    },
    alternatives: async ({ org: crossed, config, pins, most }, onPlan) => {
      isEnough = false;
      const stop = new Promise<void>((done) => (enough = done));
      const found = await draftAlternatives(received(crossed), config, {
        exact: "auto",
        solveMip: (task) => solveMip(task, { stop }),
        pins,
        most,
        onPlan,
        shouldStop: () => isEnough,
        breathe: listening(),
      });
      if (!found.ok) return found;
      const { set, plan } = found.drafted;
      const alone: PlanSet = { format: PLANS_FORMAT, base: 0, plans: [plan] };
      return { ok: true, set: set?.set ?? alone, tried: set?.tried ?? 1 };
    },
    stop: () => {
      isEnough = true;
      enough();
    },
    whatIf: (org, plan, wishes) => askPlan(received(org), plan, wishes, NO_SOLVER),
  };
}

/** Hears what was sent to this thread, every now and then. */
function listening(): () => Promise<void> {
  let heard = performance.now();
  return async () => {
    if (performance.now() - heard < LISTEN_MS) return;
    await messagesHeard();
    heard = performance.now();
  };
}

/** Until whatever was sent to this thread is heard. */
function messagesHeard(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

function atMostEvery(ms: number, tell: (event: SolveEvent) => void): (event: SolveEvent) => void {
  let last = -Infinity;
  return (event) => {
    const now = performance.now();
    if (now - last < ms && event.phase !== "done") return;
    last = now;
    tell(event);
  };
}
