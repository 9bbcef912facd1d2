import { wording, type Config, type Org } from "../../../org/index.ts";
import { parsePlan, verifyPlan, type Plan, type TargetOrgs } from "../../../planner/index.ts";
import type { StoredScenario } from "../../../storage/index.ts";
import { compared, type DraftedPlan } from "../../../usecases/draftPlan.ts";
import { openOrg } from "../../../usecases/openOrg.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { loadScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import { browserTools } from "../browserTools.ts";
import type { EngineContext } from "../context.ts";
import { readPlan, type KeptPlan } from "./keptPlans.ts";

/** A kept plan with the org it was made for. */
export interface OpenPlan {
  readonly stored: StoredScenario;
  readonly kept: KeptPlan;
  readonly plan: Plan;
  readonly org: Org;
  readonly config: Config;
  /** The newest revision of the store is another one. */
  readonly isStale: boolean;
  readonly drafted: () => DraftedPlan;
  readonly target: () => TargetOrgs["sto"];
}

/** Whoever uses this browser: there are no accounts. */
const USER = "you";

export async function depsOf(context: EngineContext, orgId: string): Promise<ScenarioDeps> {
  return {
    store: await context.store,
    orgId,
    user: USER,
    now: () => browserTools.now() as ReturnType<ScenarioDeps["now"]>,
    newId: () => [...browserTools.randomBytes(6)].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    today: context.today(),
  };
}

/** @throws in words for the user: no such plan, or one that does not fit the org any more. */
export async function openPlan(context: EngineContext, { org: orgId, scenario }: OrgAt): Promise<OpenPlan> {
  if (scenario === undefined) throw new Error("No plan is chosen.");
  const deps = await depsOf(context, orgId);
  const loaded = await loadScenario(deps, scenario);
  if (!loaded.ok) throw new Error(wording(loaded.refusal.message));
  const kept = await readPlan(orgId, loaded.value.scenario.id);
  const text = kept?.plans[kept.place];
  if (kept === undefined || text === undefined)
    throw new Error(`No plan is kept for ${loaded.value.scenario.name} in this browser. Plan again.`);
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
  const { plan } = parsed;
  const looked = await context.look({ org: orgId });
  const isStale = looked.head !== loaded.value.scenario.baseRevision;
  const base = isStale ? await baseOf(deps, loaded.value.scenario.baseRevision) : looked;
  const verdict = verifyPlan(base.org, plan);
  if (!verdict.ok)
    throw new Error(
      `The plan does not fit the organisation of today: ${verdict.faults[0] ?? ""} Plan again; this one is kept.`,
    );
  let drafted: DraftedPlan | null = null;
  const made = (): DraftedPlan => (drafted ??= compared(base.org, plan));
  return {
    stored: loaded.value,
    kept,
    plan,
    org: base.org,
    config: base.config,
    isStale,
    drafted: made,
    target: () => made().alternatives.sto,
  };
}

async function baseOf(deps: ScenarioDeps, revision: number): Promise<{ org: Org; config: Config }> {
  const opened = await openOrg(deps.store, deps.orgId, { revision, today: deps.today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}
