import { proxy, wrap, type Remote } from "comlink";
import { wording, type PinWish } from "../../../org/index.ts";
import { type Pin, type Plan, type SolveEvent, type WhatIfAnswer } from "../../../planner/index.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { putPlan, stepPlan } from "../../../usecases/scenarios/putPlan.ts";
import { listScenarios, startScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { openPlan } from "./openPlan.ts";
import { sent, type Planner } from "./planner.ts";

/** Plans and keeps what comes of it as a scenario. One plan is made at a time. */
export interface PlanMaker {
  /** A first plan; answers with the id of its scenario. */
  readonly make: (at: OrgAt, onProgress: (event: SolveEvent) => void) => Promise<string>;
  /** The same scenario with other pins. */
  readonly remake: (
    at: OrgAt,
    pins: (known: readonly Pin[]) => readonly Pin[],
    onProgress: (event: SolveEvent) => void,
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly whatIf: (at: OrgAt, wishes: readonly PinWish[]) => Promise<WhatIfAnswer>;
  /** The plan before, or after, among those of the scenario. */
  readonly step: (at: OrgAt, by: 1 | -1) => Promise<void>;
}

export function createPlanMaker(context: EngineContext): PlanMaker {
  let thread: Remote<Planner> | null = null;
  const planner = (): Remote<Planner> =>
    (thread ??= wrap<Planner>(
      new Worker(new URL("./plannerWorker.ts", import.meta.url), { type: "module", name: "planner" }),
    ));
  let isBusy = false;
  const run = async (
    orgId: string,
    pins: readonly Pin[],
    onProgress: (event: SolveEvent) => void,
  ): Promise<Plan> => {
    if (isBusy) throw new Error("A plan is being made already; stop it first, which keeps the best so far.");
    isBusy = true;
    try {
      const { org, config } = await context.look({ org: orgId });
      const planned = await planner().plan(
        { org, config, pins },
        proxy((event: SolveEvent) => onProgress(event)),
      );
      if (planned.ok) return planned.plan;
      const ways = (planned.refusal.fixes ?? []).map((one) => wording(one));
      throw new Error([wording(planned.refusal.message), ...ways].join(" "));
    } finally {
      isBusy = false;
    }
  };
  const makeWith = async (
    org: string,
    pins: readonly Pin[],
    onProgress: (event: SolveEvent) => void,
  ): Promise<string> => {
    const { head: revision } = await context.look({ org });
    const plan = await run(org, pins, onProgress);
    const deps = await depsOf(context, org);
    const { scenario } = worded(await startScenario(deps, await freeName(deps)));
    worded(await putPlan(deps, scenario.id, { plan, revision }));
    return scenario.id;
  };
  return {
    make: async ({ org }, onProgress) => {
      const { config } = await context.look({ org });
      return makeWith(org, config.plan.pins, onProgress);
    },
    remake: async (at, change, onProgress) => {
      const { stored, plan: old, isStale } = await openPlan(context, at);
      // A scenario stands on the revision it began with; on a newer one another begins.
      if (isStale) return makeWith(at.org, change(old.pins), onProgress);
      const { id, baseRevision: revision } = stored.scenario;
      const plan = await run(at.org, change(old.pins), onProgress);
      worded(await putPlan(await depsOf(context, at.org), id, { plan, revision }));
      return id;
    },
    stop: async () => {
      if (isBusy) await planner().stop();
    },
    whatIf: async (at, wishes) => {
      const { org, plan } = await openPlan(context, at);
      return planner().whatIf(sent(org), plan, wishes);
    },
    step: async (at, by) => {
      worded(await stepPlan(await depsOf(context, at.org), at.scenario ?? "", by));
    },
  };
}

async function freeName(deps: ScenarioDeps): Promise<string> {
  const taken = new Set((await listScenarios(deps)).map(({ scenario }) => scenario.name));
  for (let k = 1; ; k++) {
    const name = `One owner each, draft ${k}`;
    if (!taken.has(name)) return name;
  }
}
