import type { ChangeSet } from "../../changes/index.ts";
import type { Revision, Scenario } from "../../history/index.ts";

/** What a wave names as its source once it is a revision: its own, else the scenario. */
export function sourceOf({ id }: Scenario, { source }: ChangeSet): string {
  return source ?? `scenario ${id}`;
}

/** Whether a revision was made of that wave: somebody else's may bear the same id. */
export function isOf(scenario: Scenario, wave: ChangeSet, { changeSet }: Revision): boolean {
  const { id, source } = changeSet;
  return id === wave.id && (source === `scenario ${scenario.id}` || source === sourceOf(scenario, wave));
}
