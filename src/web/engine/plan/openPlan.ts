import type { LetterSettings } from "../../../announce/index.ts";
import { wording, type Config, type Org } from "../../../org/index.ts";
import { verifyPlan, type Plan, type TargetOrgs } from "../../../planner/index.ts";
import type { StoredScenario } from "../../../storage/index.ts";
import { compared, type DraftedPlan } from "../../../usecases/draftPlan.ts";
import { openOrg } from "../../../usecases/openOrg.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { planOf } from "../../../usecases/scenarios/putPlan.ts";
import { loadScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext, Looked } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { nextStep } from "./steps.ts";

/** A kept plan with the org it was made for. */
export interface OpenPlan {
  readonly stored: StoredScenario;
  readonly kept: {
    readonly letters: LetterSettings;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
  };
  readonly plan: Plan;
  readonly org: Org;
  readonly config: Config;
  /** The newest revision of the store is not the one the plan was made for. */
  readonly isStale: boolean;
  readonly drafted: () => DraftedPlan;
  readonly target: () => TargetOrgs["sto"];
}

/** Opened last, by engine: a page asks many things of one plan, and each time it would be read and verified. */
const lastOf = new WeakMap<EngineContext, { readonly key: string; readonly opened: Promise<OpenPlan> }>();

/** @throws in words for the user: no such plan, or one that does not fit the org any more. */
export async function openPlan(context: EngineContext, at: OrgAt): Promise<OpenPlan> {
  const { org: orgId, scenario } = at;
  if (scenario === undefined) throw new Error("No plan is chosen.");
  const deps = await depsOf(context, orgId);
  const stored = worded(await loadScenario(deps, scenario));
  const looked = await context.look({ org: orgId });
  const stands = [stored.version, looked.head, await deps.store.erasures(orgId), deps.today, deps.user];
  const key = JSON.stringify([orgId, stored.scenario.id, ...stands]);
  const last = lastOf.get(context);
  if (last?.key === key) return last.opened;
  const opened = openStored(deps, stored, looked);
  lastOf.set(context, { key, opened });
  opened.catch(() => lastOf.get(context)?.key === key && lastOf.delete(context));
  return opened;
}

async function openStored(deps: ScenarioDeps, stored: StoredScenario, looked: Looked): Promise<OpenPlan> {
  const { scenario } = stored;
  const parsed = planOf(scenario);
  if (parsed === null || scenario.plan === undefined)
    throw new Error(`${scenario.name} was made by hand: no plan is kept with it.`);
  if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
  const { plan } = parsed;
  const { revision } = scenario.plan;
  // Newer data may leave all that the plan rests on as it was: then it is a plan of these.
  const isOnHead = scenario.baseRevision === looked.head;
  const fits = looked.head === revision || (isOnHead && verifyPlan(looked.org, plan).ok);
  const base = fits ? looked : await baseOf(deps, revision);
  const verdict = verifyPlan(base.org, plan);
  if (!verdict.ok)
    throw new Error(
      `The plan does not fit the organisation of today: ${verdict.faults[0] ?? ""} Plan again; this one is kept.`,
    );
  let drafted: DraftedPlan | null = null;
  const made = (): DraftedPlan => (drafted ??= compared(base.org, plan));
  return {
    stored,
    kept: {
      letters: (scenario.letters ?? {}) as LetterSettings,
      canUndo: nextStep(scenario, -1) !== null,
      canRedo: nextStep(scenario, 1) !== null,
    },
    plan,
    org: base.org,
    config: base.config,
    isStale: !isOnHead || !fits,
    drafted: made,
    target: () => made().alternatives.sto,
  };
}

async function baseOf(deps: ScenarioDeps, revision: number): Promise<{ org: Org; config: Config }> {
  const opened = await openOrg(deps.store, deps.orgId, { revision, today: deps.today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}
