import { proxy, wrap, type Remote } from "comlink";
import { addChangeSet, pin, removeChangeSet, unpin, type Stepped } from "../../../history/index.ts";
import { wording, type PinWish } from "../../../org/index.ts";
import {
  formatPlan,
  parsePlan,
  type Pin,
  type Plan,
  type SolveEvent,
  type WhatIfAnswer,
} from "../../../planner/index.ts";
import type { Result, ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import { listScenarios, startScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { keepPlan, readPlan, withPlan, type KeptPlan } from "./keptPlans.ts";
import { depsOf, openPlan } from "./openPlan.ts";
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
    const plan = await run(org, pins, onProgress);
    const deps = await depsOf(context, org);
    const started = worded(await startScenario(deps, await freeName(deps)));
    const { id } = started.scenario;
    await writeScenario(deps, id, plan);
    await keepPlan({ org, scenario: id, plans: [formatPlan(plan)], place: 0, letters: {} });
    return id;
  };
  return {
    make: async ({ org }, onProgress) => {
      const { config } = await context.look({ org });
      return makeWith(org, config.plan.pins, onProgress);
    },
    remake: async (at, change, onProgress) => {
      const { stored, kept, plan: old, isStale } = await openPlan(context, at);
      // A scenario stands on the revision it began with; on a newer one another begins.
      if (isStale) return makeWith(at.org, change(old.pins), onProgress);
      const plan = await run(at.org, change(old.pins), onProgress);
      await rewrite(
        await depsOf(context, at.org),
        stored.scenario.id,
        withPlan(kept, formatPlan(plan)),
        plan,
      );
      return stored.scenario.id;
    },
    stop: async () => {
      if (isBusy) await planner().stop();
    },
    whatIf: async (at, wishes) => {
      const { org, plan } = await openPlan(context, at);
      return planner().whatIf(sent(org), plan, wishes);
    },
    step: async (at, by) => {
      const kept = await readPlan(at.org, at.scenario ?? "");
      const text = kept?.plans[kept.place + by];
      if (kept === undefined || text === undefined) throw new Error("There is no other plan to go to.");
      const parsed = parsePlan(text);
      if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
      const deps = await depsOf(context, at.org);
      await rewrite(deps, kept.scenario, { ...kept, place: kept.place + by }, parsed.plan);
    },
  };
}

async function rewrite(deps: ScenarioDeps, id: string, kept: KeptPlan, plan: Plan): Promise<void> {
  await writeScenario(deps, id, plan);
  await keepPlan(kept);
}

/** Puts the waves and wishes of a plan in the place of those of the plan before; what was agreed since stays. */
async function writeScenario(deps: ScenarioDeps, id: string, plan: Plan): Promise<void> {
  worded(
    await editScenario(deps, id, (scenario, by) => {
      const steps: ((from: typeof scenario) => Stepped)[] = [
        ...scenario.changeSets
          .filter(({ source }) => source === "plan")
          .map((set) => (from: typeof scenario) => removeChangeSet(from, set.id, by)),
        ...scenario.pins.map((wish) => (from: typeof scenario) => unpin(from, wish, by)),
        ...plan.waves
          .filter(({ changeSet }) => changeSet.changes.length > 0)
          .map(
            ({ number, changeSet }) =>
              (from: typeof scenario) =>
                addChangeSet(
                  from,
                  { ...changeSet, id: `${id}-${number}`, author: by.user, source: "plan" },
                  by,
                ),
          ),
        ...plan.pins.map((wish) => (from: typeof scenario) => pin(from, { ...wish }, by)),
      ];
      const [first, ...rest] = steps;
      if (first === undefined) return addNothing(scenario);
      let step = first(scenario);
      for (const next of rest) if (step.ok) step = next(step.scenario);
      return step;
    }),
  );
}

/** A plan that changes nothing leaves the scenario as it was made. */
function addNothing(scenario: Parameters<Parameters<typeof editScenario>[2]>[0]): Stepped {
  const event = scenario.events.at(-1);
  if (event === undefined) throw new RangeError(`The scenario ${scenario.name} has no minutes.`);
  return { ok: true, scenario, event };
}

export function worded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.value;
}

async function freeName(deps: ScenarioDeps): Promise<string> {
  const taken = new Set((await listScenarios(deps)).map(({ scenario }) => scenario.name));
  for (let k = 1; ; k++) {
    const name = `One owner each, draft ${k}`;
    if (!taken.has(name)) return name;
  }
}
