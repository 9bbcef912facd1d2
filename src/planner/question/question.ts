import type { Day, Org } from "../../org/index.ts";
import type { PlanCosts } from "./costs.ts";
import type { Instance } from "../instance.ts";
import type { Levels } from "./levels.ts";
import type { SeatKind } from "./owners.ts";
import type { Pin } from "../pins/pins.ts";
import type { Assumption, Barred, PlanSettings } from "../plan/plan.ts";
import type { Members } from "./units.ts";
import type { VacancyUse } from "./vacancies.ts";

/** What of the org was used how, so that it can be said. */
export interface Used {
  /** How each vacancy is used, by position; null for people. */
  readonly vacancies: readonly (VacancyUse | null)[];
  /** Vacancies that are one more head wanted. */
  readonly openSeats: number;
  readonly halfHeads: number;
  readonly movedLately: number;
  readonly tenured: number;
  readonly timeZones: number;
  readonly unreadableZones: number;
  readonly locations: { readonly people: number; readonly units: number };
  readonly stay: { readonly held: number; readonly free: number };
}

/** The planner's question about an org: who is dealt out, over which units, and the columns of it. */
export interface Question {
  readonly org: Org;
  /** Day the plan is made; when it is read again later, the org may be of another day. */
  readonly madeOn: Day;
  readonly settings: PlanSettings;
  readonly members: Members;
  readonly levels: Levels;
  readonly costs: PlanCosts;
  readonly seats: readonly { readonly kind: SeatKind; readonly required: number }[];
  readonly pins: readonly Pin[];
  readonly barred: readonly Barred[];
  readonly instance: Instance;
  /** Heads by share before rounding, `today[kind * units + u]`; for managers the wanted number. */
  readonly today: Float64Array;
  /** Disciplines with fewer people than half the units: one home, agreements elsewhere. */
  readonly shared: ReadonlySet<string>;
  readonly used: Used;
  readonly assumed: readonly Assumption[];
}

export function candidateOf(org: Org, levels: Levels, p: number) {
  return { person: org.people[p]!, level: levels.level[p]!, reports: org.lines.childCount[p]! };
}
