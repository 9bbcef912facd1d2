import { rememberApplied, scheduledAfter, walkScenario, type Walked } from "../../../history/index.ts";
import type { Org } from "../../../org/index.ts";
import type { StoredScenario } from "../../../storage/index.ts";
import { baseAt, type OpenedBase } from "../../../usecases/scenarios/baseOf.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { loadScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import { lookedOf, type EngineContext, type Looked } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";

/** A scenario with the org before and after all that it brings. */
export interface EditedOrg {
  readonly deps: ScenarioDeps;
  readonly stored: StoredScenario;
  readonly base: OpenedBase;
  readonly before: Org;
  readonly after: Org;
  readonly walked: Walked;
  /** Newest revision of the store. */
  readonly head: number;
  readonly looked: Looked;
}

/** States on the way through a scenario are remembered up to so many people in all: six of a hundred thousand. */
const REMEMBERED_PEOPLE = 600_000;

/** Scenarios as orgs; the last one is kept, since it is asked for with every label and every hover. */
export function createEditedOrgs(context: EngineContext): (at: OrgAt) => Promise<EditedOrg> {
  const applying = rememberApplied(REMEMBERED_PEOPLE);
  let last: { readonly key: string; readonly edited: Promise<EditedOrg> } | null = null;
  let base: { readonly key: string; readonly opened: Promise<OpenedBase> } | null = null;
  return async ({ org, scenario }) => {
    if (scenario === undefined) throw new Error("No scenario is chosen.");
    const looked = await context.look({ org });
    const deps = { ...(await depsOf(context, org)), applying };
    const stored = worded(await loadScenario(deps, scenario));
    const { id, baseRevision, baseHash } = stored.scenario;
    // By hash: another organisation may have come to the name of one that was deleted.
    const stands = [org, baseHash, looked.head, deps.today, await deps.store.erasures(org)];
    const baseKey = JSON.stringify(stands);
    if (base?.key !== baseKey) base = { key: baseKey, opened: openBase(deps, looked, baseRevision) };
    const opened = base.opened;
    const key = JSON.stringify([...stands, id, stored.version]);
    if (last?.key !== key) {
      const edited = opened.then((value) => walk(deps, stored, value, looked));
      last = { key, edited };
      edited.catch(() => {
        last = null;
        base = null;
      });
    }
    return last.edited;
  };
}

/** The state a scenario stands on. On the newest revision it is the org that is looked at: nothing is read twice. */
async function openBase(deps: ScenarioDeps, looked: Looked, revision: number): Promise<OpenedBase> {
  if (revision === looked.head) {
    const places = await deps.store.revisionHeads(deps.orgId);
    if (scheduledAfter(places, deps.today).length === 0)
      return { org: looked.org, scheduled: [], config: looked.config };
  }
  return worded(await baseAt(deps, revision));
}

function walk(deps: ScenarioDeps, stored: StoredScenario, base: OpenedBase, looked: Looked): EditedOrg {
  const walked = walkScenario(stored.scenario, base, undefined, deps.applying);
  const after = walked.org;
  return {
    deps: { ...deps, openBase: async () => ({ ok: true, value: base }) },
    stored,
    base,
    before: base.org,
    after,
    walked,
    head: looked.head,
    looked: lookedOf({ ...looked, org: after }),
  };
}
