import type { AreaMode } from "./area.ts";
import type { Day } from "./day.ts";
import type { Tier } from "./finding.ts";
import type { Pin } from "./pin.ts";

/** What a plan does with seats nobody sits in. Source: docs/planner.md#vacancies. */
export const VACANCY_RULES = ["by-date", "supply", "demand", "ignore"] as const;
export type VacancyRule = (typeof VACANCY_RULES)[number];

/** What a plan cannot read from the data. Source: docs/planner.md#real-inputs. */
export interface PlanConfig {
  /** Cost of one unit of each term in disruption points, by term id. */
  readonly costs: Readonly<Record<string, number>>;
  readonly vacancies: VacancyRule;
  /** Area id → what a plan makes of it and of the areas below it; others by kind and declared mode. */
  readonly areas: Readonly<Record<string, AreaMode>>;
  /** Ids of people and disciplines that are planned though their area is not. */
  readonly bringIn: { readonly people: readonly string[]; readonly disciplines: readonly string[] };
  /** Weighs points by years of service. Off by default: a proxy for age and for a return from leave. */
  readonly tenure: boolean;
  /** A seat of an owner may be left for hiring at `ownerToHire` points. */
  readonly ownersToHire: boolean;
  /** Managers without a seat may be offered one in their own discipline. */
  readonly playerCoach: boolean;
  /** Where a plan made before is published and stayed with: who is in which area there. Said when planning, not in the file. */
  readonly stayWith?: StayWith;
  /** When waves of a plan may begin. */
  readonly waves: WaveDates;
  /** What somebody fixed for every plan. */
  readonly pins: readonly Pin[];
}

/** A published plan, as far as a new one stays with it. */
export interface StayWith {
  readonly madeOn: Day;
  /** Ids of people and of the area each is in. */
  readonly seats: readonly { readonly personId: string; readonly areaId: string }[];
}

/** What a company says of the dates of a change; all of it may be left out. */
export interface WaveDates {
  /** Earliest day of the pilot; six weeks after the plan is made where it says nothing. */
  readonly from?: Day;
  /** Whole months from one wave to the next, 1 to 12. */
  readonly monthsBetween?: number;
  readonly frozen: readonly Freeze[];
}

/** Days, both included, on which nobody's work changes: a release, the end of a year. */
export interface Freeze {
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
}

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
  readonly plan: PlanConfig;
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
  plan: {
    costs: {},
    waves: { frozen: [] },
    vacancies: "by-date",
    areas: {},
    bringIn: { people: [], disciplines: [] },
    tenure: false,
    ownersToHire: false,
    playerCoach: false,
    pins: [],
  },
};
