import type { CheckJson } from "./check.ts";
import type { CompareJson } from "./compare.ts";
import type { PlanJson } from "./plan.ts";

/** What `onethread start --json` prints: the main job in one document. `compare` is null where there is no plan. */
export interface StartJson {
  readonly schemaVersion: 1;
  readonly check: CheckJson;
  readonly plan: PlanJson;
  readonly compare: CompareJson | null;
  /** Where the report was written. */
  readonly report: string;
}

export function presentStart(input: Omit<StartJson, "schemaVersion">): StartJson {
  return { schemaVersion: 1, ...input };
}
