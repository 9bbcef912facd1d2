import type { Scenario } from "../scenario.ts";
import { createScenario } from "./createScenario.ts";
import { step, type By, type Stepped } from "./step.ts";

/** A new id for each change set: of two with one id a history takes only the first. */
export interface CopyInput {
  readonly id: string;
  readonly name: string;
  readonly newId: () => string;
}

/**
 * The same changes as a scenario of the user's own, on the same base: wishes, what is struck through, the plan and its
 * letters come along; comments, approvals and who took part do not, and what is merged already is left out.
 * @returns `name-invalid` as `createScenario`.
 * @example copyScenario(scenario, { id: "s2", name: "Another way", newId: () => "c2" }, by).ok // true
 */
export function copyScenario(scenario: Scenario, { id, name, newId }: CopyInput, by: By): Stepped {
  const { orgId, baseRevision, baseHash, pins, consultations, plan, letters } = scenario;
  const made = createScenario({ id, name, orgId, baseRevision, baseHash }, by);
  if (!made.ok) return made;
  const merged = new Set(scenario.mergedSets ?? []);
  const ids = new Map(
    scenario.changeSets
      .filter((set) => !merged.has(set.id))
      .map((set) => [set.id, idOf(set.id, scenario.id, id) ?? newId()]),
  );
  return step(
    { ...made.scenario, events: [] },
    by,
    { kind: "copied", text: scenario.name },
    {
      changeSets: scenario.changeSets.flatMap((set) => {
        const next = ids.get(set.id);
        return next === undefined ? [] : [{ ...set, id: next }];
      }),
      archivedChanges: scenario.archivedChanges.flatMap(({ changeSetId, place }) => {
        const next = ids.get(changeSetId);
        return next === undefined ? [] : [{ changeSetId: next, place }];
      }),
      pins,
      consultations,
      ...(plan === undefined ? {} : { plan }),
      ...(letters === undefined ? {} : { letters }),
    },
  );
}

/** What is named after its scenario is named after the copy, so that it is still known as a wave of its plan. */
function idOf(setId: string, from: string, to: string): string | undefined {
  return setId.startsWith(`${from}-`) ? to + setId.slice(from.length) : undefined;
}
