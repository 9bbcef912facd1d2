import { newInvariants, runChecks } from "../../checks/index.ts";
import type { Walked } from "../../history/index.ts";
import { say, type Config, type Finding } from "../../org/index.ts";
import type { Obstacle } from "./deps.ts";

/**
 * What each wave would leave without an owner, a decider or a manager, and which invariants it would break that hold
 * now. Cost: that of all checks, twice a wave.
 */
export function forecast({ steps }: Walked, config: Config): readonly Obstacle[] {
  return steps.flatMap(({ changeSet, before, after }) => {
    const known = runChecks({ org: before, config });
    const found = runChecks({ org: after, config, base: before });
    return newInvariants(known, found).map((finding) => obstacleOf(changeSet.id, finding));
  });
}

function obstacleOf(changeSetId: string, { check, message, subjects }: Finding): Obstacle {
  return {
    code: check,
    message: say(message.restsOn)`After ${changeSetId}: ${message}`,
    subjects,
  };
}
