import { canonicalText } from "../../changes/index.ts";
import {
  addChangeSet,
  pin,
  removeChangeSet,
  replaceChangeSet,
  takePlan,
  toPlan,
  unpin,
  type EditBy,
  type Scenario,
  type Stepped,
} from "../../history/index.ts";
import { formatPlan, parsePlan, type Plan } from "../../planner/index.ts";
import type { Result, ScenarioDeps } from "./deps.ts";
import { editScenario, type Edited } from "./editScenario.ts";

type Step = (scenario: Scenario) => Stepped;

/** The waves and wishes of a plan in the place of those of the plan before, and its file with them. */
export function putPlan(
  deps: ScenarioDeps,
  nameOrId: string,
  { plan, revision }: { readonly plan: Plan; readonly revision: number },
): Promise<Result<Edited>> {
  // Without the indents, which would be a third of it.
  const file = JSON.stringify(JSON.parse(formatPlan(plan)));
  return editScenario(deps, nameOrId, (scenario, by) =>
    steps(scenario, [...wavesOf(scenario, plan, by), (from) => takePlan(from, { file, revision }, by)]),
  );
}

/** The plan before, or after, among those of the scenario, with its waves and wishes. */
export function stepPlan(deps: ScenarioDeps, nameOrId: string, move: 1 | -1): Promise<Result<Edited>> {
  return editScenario(deps, nameOrId, (scenario, by) => {
    const moved = toPlan(scenario, move, by);
    if (!moved.ok) return moved;
    const read = planOf(moved.scenario);
    if (read === null || !read.ok) return read ?? moved;
    return steps(moved.scenario, wavesOf(moved.scenario, read.plan, by), moved);
  });
}

/** The plan that a scenario holds, read; null where it was made by hand. */
export function planOf({ plan }: Scenario): ReturnType<typeof parsePlan> | null {
  const file = plan?.files[plan.place];
  return file === undefined ? null : parsePlan(file);
}

/** What turns the waves and wishes of a scenario into those of a plan; what else stands in it stays. */
function wavesOf({ id, changeSets, pins }: Scenario, plan: Plan, by: EditBy): Step[] {
  // A change set of a history is known by its id alone, whichever plan it comes from.
  const waves = plan.waves
    .filter(({ changeSet }) => changeSet.changes.length > 0)
    .map(({ number, changeSet }) => ({
      ...changeSet,
      id: `${id}-${number}`,
      author: by.user,
      source: "plan",
    }));
  const kept = new Set(waves.map((wave) => wave.id));
  const known = new Set(changeSets.map((set) => set.id));
  return [
    ...changeSets
      .filter((set) => set.source === "plan" && !kept.has(set.id))
      .map((set) => (from: Scenario) => removeChangeSet(from, set.id, by)),
    ...waves.map(
      (wave) => (from: Scenario) =>
        known.has(wave.id) ? replaceChangeSet(from, wave, by) : addChangeSet(from, wave, by),
    ),
    ...without(pins, plan.pins).map((wish) => (from: Scenario) => unpin(from, wish, by)),
    ...without(plan.pins, pins).map((wish) => (from: Scenario) => pin(from, { ...wish }, by)),
  ];
}

function without<T>(some: readonly T[], others: readonly unknown[]): readonly T[] {
  const texts = new Set(others.map((one) => canonicalText(one)));
  return some.filter((one) => !texts.has(canonicalText(one)));
}

function steps(scenario: Scenario, list: readonly Step[], before?: Stepped): Stepped {
  let step: Stepped | undefined = before;
  for (const next of list) {
    step = next(step?.ok === true ? step.scenario : scenario);
    if (!step.ok) return step;
  }
  if (step === undefined) throw new RangeError(`Nothing was to be done to ${scenario.name}.`);
  return step;
}
