import { wording } from "../../../org/index.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { openScenario, type OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";
import { loadScenario } from "../../../usecases/scenarios/stored.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";

/** Scenarios walked last, by engine: a page asks for its changes, its table and its trees one after the other. */
const lastOf = new WeakMap<EngineContext, Map<string, Promise<OpenedScenario>>>();
/** The one looked at, and one it is compared with. */
const KEPT = 2;

/** @throws in words for the user: no such scenario, or a base that cannot be read. */
export async function openedScenario(context: EngineContext, at: OrgAt): Promise<OpenedScenario> {
  const { scenario } = at;
  if (scenario === undefined) throw new Error("No scenario is chosen.");
  const deps = await depsOf(context, at.org);
  const { version } = worded(await loadScenario(deps, scenario));
  const stands = [version, await headOf(deps), await deps.store.erasures(at.org), deps.today, deps.user];
  const key = JSON.stringify([at.org, scenario, ...stands]);
  const kept = lastOf.get(context) ?? new Map<string, Promise<OpenedScenario>>();
  lastOf.set(context, kept);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const opened = openScenario(deps, scenario).then((found) => {
    if (!found.ok) throw new Error(wording(found.refusal.message));
    return found.value;
  });
  kept.set(key, opened);
  opened.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return opened;
}

export async function headOf({ store, orgId }: ScenarioDeps): Promise<number> {
  const head = await store.head(orgId);
  if (!head.ok) throw new Error(head.refusal.message);
  return head.value.revision;
}
