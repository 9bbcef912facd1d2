import { proxy, wrap, type Remote } from "comlink";
import { redoEdit, undoEdit } from "../../../history/index.ts";
import { wording, type PinWish, type Sentence } from "../../../org/index.ts";
import {
  parsePlan,
  verifyPlan,
  type Pin,
  type Plan,
  type SolveEvent,
  type WhatIfAnswer,
} from "../../../planner/index.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import { putPlan, stepPlan } from "../../../usecases/scenarios/putPlan.ts";
import { listScenarios, loadScenario, startScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { openPlan } from "./openPlan.ts";
import { nextStep } from "./steps.ts";
import { keyOfSet, viewAlternatives, type AlternativesView, type FoundSet } from "./alternatives.ts";
import { sent, type AlternativesFound, type Planner } from "./planner.ts";

/** Plans of a set, the plan itself among them. */
const ALTERNATIVES_SHOWN = 5;

/** Plans and keeps what comes of it as a scenario. One plan is made at a time. */
export interface PlanMaker {
  /** A first plan; answers with the id of its scenario. */
  readonly make: (at: OrgAt, called: string, onProgress: (event: SolveEvent) => void) => Promise<string>;
  /** The same scenario with other pins. */
  readonly remake: (
    at: OrgAt,
    pins: (known: readonly Pin[]) => readonly Pin[],
    onProgress: (event: SolveEvent) => void,
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
  /** Plans under other weights; kept until another set is found. */
  readonly findAlternatives: (at: OrgAt, onPlan: (number: number, of: number) => void) => Promise<void>;
  /** Null where none were looked for. */
  readonly alternatives: (at: OrgAt) => Promise<AlternativesView | null>;
  /** One of them as a scenario of its own; answers with its id. */
  readonly takeAlternative: (at: OrgAt, number: number, called: string) => Promise<string>;
  /** A plan of a file as a scenario of its own, called so or with a number behind; answers with its id. */
  readonly takeFile: (at: OrgAt, file: string, called: string) => Promise<string>;
  readonly whatIf: (at: OrgAt, wishes: readonly PinWish[]) => Promise<WhatIfAnswer>;
  /** What was done last to the scenario undone, or done again: another plan, or an edit by hand. */
  readonly step: (at: OrgAt, by: 1 | -1) => Promise<void>;
}

export function createPlanMaker(context: EngineContext): PlanMaker {
  let thread: Remote<Planner> | null = null;
  const planner = (): Remote<Planner> =>
    (thread ??= wrap<Planner>(
      new Worker(new URL("./plannerWorker.ts", import.meta.url), { type: "module", name: "planner" }),
    ));
  let isBusy = false;
  /** A stop may be asked while the organisation is still being opened; then it holds once the search begins. */
  let isStopAsked = false;
  let found: FoundSet | null = null;
  const alone = async <T>(job: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new Error("A plan is being made already; stop it first, which keeps the best so far.");
    isBusy = true;
    try {
      return await job();
    } finally {
      isBusy = false;
    }
  };
  const run = (orgId: string, pins: readonly Pin[], onProgress: (event: SolveEvent) => void): Promise<Plan> =>
    alone(async () => {
      const { org, config } = await context.look({ org: orgId });
      const planning = planner().plan(
        { org: sent(org), config, pins },
        proxy((event: SolveEvent) => onProgress(event)),
      );
      if (isStopAsked) await planner().stop();
      const planned = await planning;
      if (planned.ok) return planned.plan;
      throw refused(planned.refusal);
    });
  const makeWith = async (
    org: string,
    called: string,
    pins: readonly Pin[],
    onProgress: (event: SolveEvent) => void,
  ): Promise<string> => {
    const { head: revision } = await context.look({ org });
    const plan = await run(org, pins, onProgress);
    const deps = await depsOf(context, org);
    const { scenario } = worded(await startScenario(deps, await freeName(deps, called)));
    worded(await putPlan(deps, scenario.id, { plan, revision }));
    return scenario.id;
  };
  return {
    make: async ({ org }, called, onProgress) => {
      isStopAsked = false;
      const { config } = await context.look({ org });
      return makeWith(org, called, config.plan.pins, onProgress);
    },
    remake: async (at, change, onProgress) => {
      isStopAsked = false;
      const { stored, plan: old, isStale } = await openPlan(context, at);
      // A scenario stands on the revision it began with; on a newer one another begins.
      if (isStale) return makeWith(at.org, `${stored.scenario.name}, {number}`, change(old.pins), onProgress);
      const { id, baseRevision: revision } = stored.scenario;
      const plan = await run(at.org, change(old.pins), onProgress);
      worded(await putPlan(await depsOf(context, at.org), id, { plan, revision }));
      return id;
    },
    stop: async () => {
      isStopAsked = true;
      if (isBusy) await planner().stop();
    },
    findAlternatives: async (at, onPlan) => {
      const { plan, config, org, stored } = await openPlan(context, at);
      const key = keyOfSet(at.org, stored.scenario.plan?.revision ?? 0, plan);
      const most = ALTERNATIVES_SHOWN;
      const { pins } = plan;
      const swept = await alone(async (): Promise<AlternativesFound> =>
        planner().alternatives({ org: sent(org), config, pins, most }, proxy(onPlan)),
      );
      if (!swept.ok) throw refused(swept.refusal);
      found = { key, set: swept.set, tried: swept.tried };
    },
    alternatives: async (at) => {
      const { plan, org, stored } = await openPlan(context, at);
      const isFound = found?.key === keyOfSet(at.org, stored.scenario.plan?.revision ?? 0, plan);
      return found !== null && isFound ? viewAlternatives(org, found) : null;
    },
    takeAlternative: async (at, number, called) => {
      const plan = found?.set.plans[number - 1];
      if (plan === undefined)
        throw new Error("These alternatives are not there any more: look for them again.");
      const { isStale } = await openPlan(context, at);
      if (isStale)
        throw new Error("The organisation has newer data by now: plan anew, then look for alternatives.");
      const deps = await depsOf(context, at.org);
      const started = worded(await startScenario(deps, await freeName(deps, called)));
      const { id, baseRevision: revision } = started.scenario;
      worded(await putPlan(deps, id, { plan, revision }));
      return id;
    },
    takeFile: async ({ org }, file, called) => {
      const parsed = parsePlan(file);
      if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
      const looked = await context.look({ org });
      const verdict = verifyPlan(looked.org, parsed.plan);
      if (!verdict.ok)
        throw new Error(
          `This plan is not one of the organisation as it is today: ${verdict.faults[0] ?? ""} Nothing was kept.`,
        );
      const deps = await depsOf(context, org);
      const name = await freeName(deps, called, `${called}, {number}`);
      const { scenario } = worded(await startScenario(deps, name));
      worded(await putPlan(deps, scenario.id, { plan: parsed.plan, revision: scenario.baseRevision }));
      return scenario.id;
    },
    whatIf: async (at, wishes) => {
      const { org, plan } = await openPlan(context, at);
      return planner().whatIf(sent(org), plan, wishes);
    },
    step: async (at, by) => {
      const deps = await depsOf(context, at.org);
      const id = at.scenario ?? "";
      const step = nextStep(worded(await loadScenario(deps, id)).scenario, by);
      if (step === "edit") worded(await editScenario(deps, id, by === -1 ? undoEdit : redoEdit));
      else worded(await stepPlan(deps, id, by));
    },
  };
}

/** A refusal of the planner with the ways out. */
function refused({
  message,
  fixes = [],
}: {
  readonly message: Sentence;
  readonly fixes?: readonly Sentence[];
}): Error {
  return new Error([message, ...fixes].map((one) => wording(one)).join(" "));
}

/** The name if it is free, else the first that is with a number put in. */
async function freeName(deps: ScenarioDeps, called: string, numbered = called): Promise<string> {
  const taken = new Set((await listScenarios(deps)).map(({ scenario }) => scenario.name));
  if (numbered !== called && !taken.has(called)) return called;
  for (let k = 1; ; k++) {
    const name = numbered.replaceAll("{number}", String(numbered === called ? k : k + 1));
    if (!taken.has(name)) return name;
  }
}
