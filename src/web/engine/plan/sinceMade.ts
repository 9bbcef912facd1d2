import { isStruck, type Scenario } from "../../../history/index.ts";
import type { Area, Day, OWNER_STATES } from "../../../org/index.ts";

export type OwnerState = (typeof OWNER_STATES)[number];

/** What was done to the scenario since its plan was made: the plan's file does not know it. */
export interface SinceMade {
  readonly candidaciesOf: (areaId: string) => Area["candidacies"];
  /** The day of a wave as it stands; undefined where the wave changes nothing. */
  readonly dayOf: (wave: number) => Day | undefined;
  /** Changes by hand, and changes of the plan that are struck through. */
  readonly edited: number;
  readonly struck: number;
}

/** Ids of the change sets of plan and agreements within a scenario. */
export const waveId = (scenario: Scenario, wave: number): string => `${scenario.id}-${wave}`;
export const agreedId = (scenario: Scenario): string => `${scenario.id}-agreed`;

export function sinceMade(scenario: Scenario): SinceMade {
  const byArea = new Map<string, Area["candidacies"]>();
  const byId = new Map(scenario.changeSets.map((set) => [set.id, set]));
  let edited = 0;
  let struck = 0;
  for (const { id, source, changes } of scenario.changeSets)
    for (const [place, change] of changes.entries()) {
      const isOut = isStruck(scenario, { changeSetId: id, place });
      if (source === "plan") struck += isOut ? 1 : 0;
      else if (id !== agreedId(scenario)) edited += isOut ? 0 : 1;
      if (!isOut && change.kind === "update-area" && change.fields.candidacies !== undefined)
        byArea.set(change.areaId, change.fields.candidacies ?? undefined);
    }
  return {
    candidaciesOf: (areaId) => byArea.get(areaId),
    dayOf: (wave) => byId.get(waveId(scenario, wave))?.effectiveOn,
    edited,
    struck,
  };
}
