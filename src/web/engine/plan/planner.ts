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
  planWithPauses,
  workFor,
  type Pin,
  type Plan,
  type Planned,
  type SolveEvent,
  type WhatIfAnswer,
} from "../../../planner/index.ts";
import { askPlan } from "../../../usecases/askPlan.ts";

/** An org as it crosses to the thread: an index has methods, which would be lost. */
export interface SentOrg {
  readonly records: OrgRecords;
  readonly problems: readonly Problem[];
  readonly today: Day;
}

export const sent = ({ records, problems, today }: Org): SentOrg => ({ records, problems, today });

const received = ({ records, problems, today }: SentOrg): Org => indexOrg(records, problems, today);

/** What the planner's thread is asked. */
export interface Planner {
  readonly plan: (
    order: { readonly org: SentOrg; readonly config: Config; readonly pins: readonly Pin[] },
    onProgress: (event: SolveEvent) => void,
  ) => Promise<Planned>;
  /** Ends the search with the best plan so far. */
  readonly stop: () => void;
  readonly whatIf: (org: SentOrg, plan: Plan, wishes: readonly PinWish[]) => Promise<WhatIfAnswer>;
}

/** How long the thread works before it listens, and how often it tells where it stands. */
const LISTEN_MS = 40;
const TELL_MS = 100;

export function createPlanner(): Planner {
  let isEnough = false;
  return {
    plan: async ({ org: crossed, config, pins }, onProgress) => {
      isEnough = false;
      const org = received(crossed);
      const steps = planWithPauses(org, {
        today: org.today,
        seed: 1,
        work: workFor(org.people.length),
        config,
        pins,
        onProgress: atMostEvery(TELL_MS, onProgress),
        shouldStop: () => isEnough,
      });
      let heard = performance.now();
      for (;;) {
        const next = steps.next();
        if (next.done === true) return next.value;
        if (performance.now() - heard < LISTEN_MS) continue;
        await messagesHeard();
        heard = performance.now();
      }
    },
    stop: () => {
      isEnough = true;
    },
    whatIf: (org, plan, wishes) =>
      askPlan(received(org), plan, wishes, {
        exact: "off",
        solveMip: () => Promise.reject(new Error("The exact solver was not asked for.")),
      }),
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
