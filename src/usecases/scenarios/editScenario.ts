import {
  pendingSets,
  touchedBy,
  walkScenario,
  type EditBy,
  type HeldChange,
  type Scenario,
  type Stepped,
  type Walked,
} from "../../history/index.ts";
import { canonicalText } from "../../changes/index.ts";
import { say, type AreaId } from "../../org/index.ts";
import { baseAt } from "./baseOf.ts";
import { byOf, type Result, type ScenarioDeps } from "./deps.ts";
import { loadScenario, mayWrite, save, type Saved } from "./stored.ts";

export interface Edited extends Saved {
  /** Changes that applied before the edit and do not now, such as what depends on a struck change. */
  readonly heldNow: readonly HeldChange[];
}

/**
 * One edit of a scenario: read, edited, saved over what was read. What it touches is found by comparing the org before
 * and after, so that only approvals of those areas fall.
 * @param version what the editor saw; where another was saved since nothing is written (`scenario-stale`).
 * @param edit is called twice and must do the same both times.
 * @returns `change-does-not-apply` where the edit brings a change that does not apply where it would stand.
 */
export async function editScenario(
  deps: ScenarioDeps,
  nameOrId: string,
  edit: (scenario: Scenario, by: EditBy) => Stepped,
  version?: number,
): Promise<Result<Edited>> {
  const loaded = await loadScenario(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const { scenario } = loaded.value;
  if (version !== undefined && version !== loaded.value.version)
    return {
      ok: false,
      refusal: {
        code: "scenario-stale",
        message: say(
          [],
        )`${scenario.name} was saved by somebody else since you read it (version ${loaded.value.version}, yours ${version}); nothing was written. Read it again and repeat the edit.`,
      },
    };
  const by = byOf(deps);
  const drafted = edit(scenario, by);
  if (!drafted.ok) return drafted;
  // Who joins takes part only afterwards, who leaves only before.
  const fault = mayWrite(deps, scenario) && mayWrite(deps, drafted.scenario);
  if (fault !== null) return fault;
  const opened = await baseAt(deps, scenario.baseRevision);
  if (!opened.ok) return opened;
  const base = opened.value;
  const walk = (of: Scenario): Walked => walkScenario(of, base, undefined, deps.applying);
  const [before, after] = [walk(scenario), walk(drafted.scenario)];
  const heldNow = newlyHeld(before, after);
  const bad = heldNow.find((held) => !isKnownChange(scenario, drafted.scenario, held));
  if (bad !== undefined)
    return {
      ok: false,
      refusal: {
        code: "change-does-not-apply",
        message: say(bad.message.restsOn)`Nothing was changed: ${bad.message}`,
      },
    };
  const stepped = edit(scenario, {
    ...by,
    areas: touchedByEdit(scenario, drafted.scenario, before, after),
  });
  if (!stepped.ok) return stepped;
  const saved = await save(deps, stepped, loaded.value.version);
  return saved.ok ? { ok: true, value: { ...saved.value, heldNow } } : saved;
}

function newlyHeld(before: Walked, after: Walked): readonly HeldChange[] {
  const known = new Set(before.held.map(({ message }) => canonicalText(message)));
  return after.held.filter(({ message }) => !known.has(canonicalText(message)));
}

/** Whether the change stood in that change set before the edit too, struck through or not. */
function isKnownChange(before: Scenario, after: Scenario, { changeSetId, place }: HeldChange): boolean {
  const set = (of: Scenario) => of.changeSets.find(({ id }) => id === changeSetId)?.changes ?? [];
  const change = set(after)[place];
  return change === undefined || set(before).some((one) => canonicalText(one) === canonicalText(change));
}

/** Areas where the org ends otherwise, and those of every wave that reads otherwise or comes on another day. */
function touchedByEdit(before: Scenario, after: Scenario, was: Walked, is: Walked): readonly AreaId[] {
  const areas = new Set<AreaId>(touchedBy(was.org, is.org).areas);
  const texts = (of: Scenario) => new Set(pendingSets(of).map(({ changeSet }) => canonicalText(changeSet)));
  const [had, has] = [texts(before), texts(after)];
  for (const [walked, others] of [
    [was, has],
    [is, had],
  ] as const)
    for (const step of walked.steps)
      if (!others.has(canonicalText(step.changeSet)))
        for (const area of touchedBy(step.before, step.after).areas) areas.add(area);
  return [...areas];
}
