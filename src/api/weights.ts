import type { Weighed, WeightQuestion } from "../planner/index.ts";

/** What `onethread weights --json` prints: prices from answers, and the question that is still open. */
export interface WeightsJson extends Weighed {
  readonly schemaVersion: 1;
  /** Plans the questions are about. */
  readonly plans: number;
  readonly next: WeightQuestion | null;
  /** The lines for onethread.yaml; empty where no price changes. */
  readonly yaml: string;
}

/**
 * Prices from answers on the wire.
 * @example presentWeights(weighed, { plans: 4, yaml: "" }) // { schemaVersion: 1, plans: 4, … }
 */
export function presentWeights(
  weighed: Weighed,
  { plans, yaml }: Pick<WeightsJson, "plans" | "yaml">,
): WeightsJson {
  return { schemaVersion: 1, plans, ...weighed, yaml };
}
