import { say } from "../../org/index.ts";
import type { ChangeRef, Scenario } from "../scenario.ts";
import { changeAt, isStruck } from "./live.ts";
import { edit, refuse, type EditBy, type Refused, type Stepped } from "./step.ts";

/**
 * A change struck through: kept where it stands, and not applied. What depends on it is told by `walkScenario`, which
 * holds back what no longer applies.
 */
export function strikeOut(scenario: Scenario, ref: ChangeRef, by: EditBy): Stepped {
  if (changeAt(scenario, ref) === undefined) return unknownChange(scenario, ref);
  if (isStruck(scenario, ref))
    return refuse(
      "change-struck",
      say([])`Change ${ref.place + 1} of ${ref.changeSetId} is struck through already.`,
    );
  return edit(
    scenario,
    by,
    { kind: "struck-out", ...ref },
    {
      archivedChanges: [...scenario.archivedChanges, ref],
    },
  );
}

/** A struck change as part of the scenario again. */
export function restoreChange(scenario: Scenario, ref: ChangeRef, by: EditBy): Stepped {
  if (changeAt(scenario, ref) === undefined) return unknownChange(scenario, ref);
  if (!isStruck(scenario, ref))
    return refuse(
      "change-live",
      say([])`Change ${ref.place + 1} of ${ref.changeSetId} is not struck through.`,
    );
  return edit(
    scenario,
    by,
    { kind: "change-restored", ...ref },
    {
      archivedChanges: scenario.archivedChanges.filter(
        (one) => one.changeSetId !== ref.changeSetId || one.place !== ref.place,
      ),
    },
  );
}

export function unknownChange({ name }: Scenario, { changeSetId, place }: ChangeRef): Refused {
  return refuse(
    "change-unknown",
    say([])`The scenario ${name} has no change ${place + 1} in ${changeSetId}; nothing was changed.`,
  );
}
