import {
  createScenario,
  findScenario,
  join,
  notTakingPart,
  takesPart,
  visibleScenarios,
  type Refused,
  type Scenario,
  type ScenarioEvent,
} from "../../history/index.ts";
import { say } from "../../org/index.ts";
import type { StoredScenario } from "../../storage/index.ts";
import { byOf, storeRefused, type Result, type ScenarioDeps } from "./deps.ts";

/** What was written: the scenario as it stands now, and what its minutes say. */
export interface Saved extends StoredScenario {
  readonly event: ScenarioEvent;
}

/** The scenarios the user may know of, by name, those merged or archived last. Nothing tells that there are others. */
export async function listScenarios({
  store,
  orgId,
  user,
}: ScenarioDeps): Promise<readonly StoredScenario[]> {
  const all = await store.scenarios(orgId);
  const visible = new Set(
    visibleScenarios(
      all.map(({ scenario }) => scenario),
      user,
    ),
  );
  const isOver = ({ status }: Scenario): number => (status === "merged" || status === "archived" ? 1 : 0);
  return all
    .filter(({ scenario }) => visible.has(scenario))
    .toSorted(
      ({ scenario: a }, { scenario: b }) =>
        isOver(a) - isOver(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
    );
}

/** The scenario of that id or name. One the user may not know of is refused as one that is not there. */
export async function loadScenario(
  { store, orgId, user }: ScenarioDeps,
  nameOrId: string,
): Promise<Result<StoredScenario>> {
  const all = await store.scenarios(orgId);
  const found = findScenario(
    all.map(({ scenario }) => scenario),
    nameOrId,
    user,
  );
  if (!found.ok) return found;
  const stored = all.find(({ scenario }) => scenario === found.scenario);
  return stored === undefined
    ? { ok: false, refusal: { code: "scenario-unknown", message: say([])`` } }
    : { ok: true, value: stored };
}

/** As `loadScenario`, for whoever changes it: a published one is read by all, and written by those who take part. */
export async function loadToWrite(deps: ScenarioDeps, nameOrId: string): Promise<Result<StoredScenario>> {
  const loaded = await loadScenario(deps, nameOrId);
  if (!loaded.ok) return loaded;
  return mayWrite(deps, loaded.value.scenario) ?? loaded;
}

/** Why the user may not change the scenario; null where they may. */
export function mayWrite({ user }: ScenarioDeps, scenario: Scenario): Refused | null {
  return takesPart(scenario, user) ? null : notTakingPart(scenario);
}

/** Writes a scenario over the version it was read as; where somebody saved it meanwhile nothing is written. */
export async function save(
  { store }: ScenarioDeps,
  stepped: { readonly scenario: Scenario; readonly event: ScenarioEvent },
  version: number,
): Promise<Result<Saved>> {
  const saved = await store.saveScenario(stepped.scenario, version);
  return saved.ok
    ? { ok: true, value: { ...saved.value, event: stepped.event } }
    : storeRefused(saved.refusal);
}

/** A new scenario on the newest revision, seen by its author alone. */
export async function startScenario(deps: ScenarioDeps, name: string): Promise<Result<Saved>> {
  const { store, orgId, newId } = deps;
  const head = await store.head(orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const known = await loadScenario(deps, name);
  if (known.ok)
    return {
      ok: false,
      refusal: {
        code: "scenario-known",
        message: say([])`You have a scenario ${name} already; nothing was made. Take another name.`,
      },
    };
  const made = createScenario(
    { id: newId(), name, orgId, baseRevision: head.value.revision, baseHash: head.value.hash },
    byOf(deps),
  );
  return made.ok ? save(deps, made, 0) : made;
}

/** An admin takes part from now on, which all who take part read in the minutes. `nameOrId`: an id, or a name. */
export async function joinAsAdmin(deps: ScenarioDeps, nameOrId: string): Promise<Result<Saved>> {
  const all = await deps.store.scenarios(deps.orgId);
  const stored =
    all.find(({ scenario }) => scenario.id === nameOrId) ??
    all.find(({ scenario }) => scenario.name === nameOrId);
  if (stored === undefined) {
    const missing = findScenario([], nameOrId, deps.user);
    if (!missing.ok) return missing;
    throw new RangeError("Something was found among no scenarios.");
  }
  const joined = join(stored.scenario, byOf(deps), "admin");
  return joined.ok ? save(deps, joined, stored.version) : joined;
}
