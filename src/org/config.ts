import type { Tier } from "./finding.ts";

/**
 * What a company sets in `onethread.yaml`. Everything is optional there; `DEFAULT_CONFIG` holds the rest.
 * Thresholds belong to their checks and metrics, which declare name, default, unit and source; here stand only
 * the company's own values, keyed `<check-id>.<name>`.
 */
export interface Config {
  readonly thresholds: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, Tier>>;
  /** Checks that are switched off, by id. */
  readonly off: readonly string[];
  /** Text of a source → discipline id. */
  readonly disciplineAliases: Readonly<Record<string, string>>;
  /** Disciplines every product area needs. */
  readonly requiredDisciplines: readonly string[];
  /** Disciplines whose lines do not count as out of discipline. */
  readonly executiveDisciplines: readonly string[];
  /** Text of a level column → whole number, larger is more senior. */
  readonly levels: Readonly<Record<string, number>>;
  /** Words of a source for kind, status and mode → ours ("department" → "corporate"). */
  readonly words: Readonly<Record<string, string>>;
  /** Area id → fields that the source lacks. */
  readonly areas: Readonly<Record<string, { readonly kind?: string; readonly mode?: string }>>;
  /** Share of an area's people that must be confirmed before it gets a verdict, 0–1. Our proposal. */
  readonly coverageMin: number;
  /** Cost of one unit of each term in disruption points, by term id. */
  readonly planCosts: Readonly<Record<string, number>>;
}

export const DEFAULT_CONFIG: Config = {
  thresholds: {},
  tiers: {},
  off: [],
  disciplineAliases: {},
  requiredDisciplines: ["engineering", "product", "design"],
  executiveDisciplines: ["executive"],
  levels: {},
  words: {},
  areas: {},
  coverageMin: 0.8,
  planCosts: {},
};
