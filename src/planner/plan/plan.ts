import type { ChangeSet } from "../../changes/index.ts";
import type {
  AreaId,
  Day,
  DisciplineId,
  PersonId,
  PlanConfig,
  Sentence,
  WaveDates,
} from "../../org/index.ts";
import type { Load } from "../../metrics/index.ts";
import type { Effort } from "../effort.ts";
import type { CostByTerm, Proof } from "../instance.ts";
import type { Pin } from "../pins/pins.ts";
import type { StandsIn } from "../alternatives/standsIn.ts";

/** Version of the plan as a file; a file that says otherwise is refused. */
export const PLAN_FORMAT = "onethread-plan/1";

/**
 * The single-threaded organisation that disrupts least, with what it rests on, what it costs, why, and when.
 * Plain data: every figure can be recomputed from the org it was made for (`verifyPlan`), and the target is the
 * org after all changes of all waves (`targetOf`). Source: docs/glossary.md#plan.
 */
export interface Plan {
  readonly format: typeof PLAN_FORMAT;
  /** Day of the org the plan was made for. */
  readonly today: Day;
  readonly seed: number;
  /** Work units used; the same org, pins, costs, seed and work give the same bytes, unless it was cut short. */
  readonly work: number;
  /** Where it was cut short: how far each part went, so that it can be made again. */
  readonly effort?: Effort;
  readonly counts: PlanCounts;
  /** Every default that stands in for a missing field. */
  readonly assumed: readonly Assumption[];
  readonly settings: PlanSettings;
  /** Points by entry of the cost table, as used. */
  readonly costTable: Readonly<Record<string, number>>;
  readonly pins: readonly Pin[];
  /** What each of them costs; a pin that changes who is in the plan or what areas want has no price. */
  readonly pinPrices?: readonly PinPrice[];
  /** Units in which somebody would stand below an owner of a lower level: not offered to them. */
  readonly barred: readonly Barred[];
  readonly cost: number;
  /** Points without those of owners' seats left empty: what the people of today are asked to bear. */
  readonly costWithoutOwnerless: number;
  readonly terms: CostByTerm;
  /** No placement of these people costs less. */
  readonly lowerBound: number;
  /** (cost − lowerBound) ÷ lowerBound; 0 where both are 0, null where only the bound is 0. */
  readonly gap: number | null;
  /** How far exact mode came; absent where it did not run. */
  readonly proof?: Proof;
  readonly units: readonly PlanUnit[];
  /** One entry for every person in the plan, in the order of the org. */
  readonly placements: readonly PlanPlacement[];
  readonly reasons: readonly Reason[];
  /** Groups of people whom nothing in the data tells apart and who are placed apart: any two could change places. */
  readonly interchangeable: readonly (readonly PersonId[])[];
  /** Areas that could go first, at most three sets of them, the pilot at the head. */
  readonly pilots: readonly Pilot[];
  readonly waves: readonly Wave[];
  readonly todo: WorkToDo;
  readonly shape: { readonly before: Shape; readonly after: Shape };
  /** What the plan does not solve, most important first. */
  readonly unsolved: readonly Sentence[];
}

/** What a pin costs: the plan's points minus those of the best plan without it, all other pins kept. */
export interface PinPrice {
  readonly pinId: string;
  /** Proved at least, and at most. */
  readonly least: number;
  readonly most: number;
  /** Points of the plan found without the pin, and who is placed elsewhere in it. */
  readonly without: number;
  readonly otherwise: readonly PlanShift[];
}

/** People counted by what the plan does with them; placeholders of the file are counted nowhere. */
export interface PlanCounts {
  readonly people: number;
  readonly inPlan: number;
  readonly outside: number;
  /** People placed in a unit they have not worked in. */
  readonly moved: number;
  /** People who worked in several areas and now in one of them. */
  readonly focused: number;
  /** People with another manager, owners included. */
  readonly managerChanged: number;
  readonly ownersReady: number;
  readonly ownersToDevelop: number;
  readonly ownersToHire: number;
  /** Seats of owners that the plan opens as vacancies; not among `shortHeads`. */
  readonly seatsToHire: number;
  /** Missing heads and half heads over all units, owners left out. */
  readonly shortHeads: number;
}

/** What of the company's settings decides or words the plan, beside the cost table. */
export interface PlanSettings {
  /** Level an owner needs by place of the unit. */
  readonly ownerLevels: { readonly leaf: number; readonly inner: number; readonly root: number };
  /** Disciplines every product area needs. */
  readonly requiredDisciplines: readonly string[];
  /** Disciplines whose lines do not count as out of discipline. */
  readonly executiveDisciplines: readonly string[];
  /** Units of fewer people are named as small. */
  readonly smallUnit: number;
  /** A dated vacancy counts as filled up to so many days after the plan is made. */
  readonly vacancyDays: number;
  /** Points of owner load from which on the load costs and is named. */
  readonly ownerLoadMax: number;
  /** What the company decided beside its data. */
  readonly inputs: Omit<PlanConfig, "costs" | "waves" | "pins">;
  /** Part of an area's people that must be confirmed before anything is said of it, 0–1. */
  readonly coverageMin: number;
  /** When waves may begin. */
  readonly waves: WaveDates;
}

/** A unit that is not offered to a manager, because its owner's level is lower. */
export interface Barred {
  readonly personId: PersonId;
  readonly areaId: AreaId;
  /** That only its owner's seat is not offered, because managers of a higher level go there. */
  readonly seat?: "owner";
}

/** A default that was used, and how often. */
export interface Assumption {
  readonly field: string;
  readonly count: number;
  readonly sentence: Sentence;
}

export type Readiness = "ready" | "to-develop" | "to-hire";

/** An area the plan makes single-threaded. */
export interface PlanUnit {
  readonly areaId: AreaId;
  readonly name: string;
  /** Nearest area above that is a unit too. */
  readonly parentUnitId: AreaId | null;
  /** The owner: a person, or the named vacancy that a change of the plan opens. */
  readonly ownerId: PersonId;
  readonly readiness: Readiness;
  /** To whom the owner reports. */
  readonly ownerManagerId: PersonId | null;
  readonly requiredLevel: number;
  /**
   * At most three who work in the area or lead somebody there: the chosen one first where it is a person, then those
   * with the fewest points of their own, in the order of the org.
   */
  readonly candidates: readonly Candidate[];
  /** What the owner would carry, by the metric `owner-load`. */
  readonly load: Load;
  /** `stl`: one owner and own people, while the lines stay. */
  readonly mode: "sto" | "stl";
  /** People placed here, the owner included where a person. */
  readonly people: number;
  /** Heads by slot kind, those wanted or present only. */
  readonly heads: readonly Heads[];
  /** Number of the wave in which it goes live, from 1. */
  readonly wave: number;
  /** In how many plans of the set it was made in this owner stands; absent in a plan made alone. */
  readonly standsIn?: StandsIn;
}

export interface Heads {
  /** A discipline, or `manager`. */
  readonly kind: string;
  /** Today's full-time heads by share, before rounding; for managers the wanted number. */
  readonly today: number;
  /** Heads, and half heads where part-timers count as such. */
  readonly wanted: number;
  readonly placed: number;
  /** Full-time equivalents of who is placed, unrounded; left out where everybody counts as a whole head. */
  readonly fte?: number;
}

/** Somebody who may own a unit, with what sets them apart. No ranking beyond the points. */
export interface Candidate {
  readonly personId: PersonId;
  readonly readiness: Exclude<Readiness, "to-hire">;
  readonly level: number;
  readonly discipline: DisciplineId | null;
  readonly reportsToday: number;
  readonly shareInArea: number;
  /** `proposed` until somebody asked. */
  readonly willingness: "proposed" | "asked" | "willing" | "declined";
  /** The unit they own in this plan, if any: choosing them here leaves that seat open. */
  readonly ownsUnitId: AreaId | null;
  /** Points of owner fit and new area for this seat. */
  readonly points: number;
  /** With them as owner and everybody around placed anew: points more than the plan; absent where not looked at. */
  readonly difference?: number;
  /** Who would sit elsewhere then. */
  readonly otherwise?: readonly PlanShift[];
}

/** Somebody who would sit elsewhere than the plan has them. */
export interface PlanShift {
  readonly personId: PersonId;
  readonly unitId: AreaId;
  readonly owner?: true;
}

export type Footing = "stays" | "focuses" | "moves";

export interface PlanPlacement {
  readonly personId: PersonId;
  readonly unitId: AreaId;
  /** Own discipline, `manager`, `owner`, or `vacancy` for a seat that fills no head. */
  readonly slot: string;
  /** Today's home unit; null for somebody a pin brought in. */
  readonly homeUnitId: AreaId | null;
  /** `stays`: worked only here. `focuses`: here among others. `moves`: not here before. */
  readonly footing: Footing;
  readonly managerId: PersonId | null;
  readonly managerBeforeId: PersonId | null;
  /** Made a manager by the plan, because the unit had too few. */
  readonly promoted?: true;
  /** In how many plans of the set it was made in this person is in this unit; absent in a plan made alone. */
  readonly standsIn?: StandsIn;
}

/**
 * Why somebody moves or gets another manager. `terms` are points of the plan minus points of the alternative; they
 * add up to `difference`, which is the difference of two evaluated placements.
 */
export interface Reason {
  readonly personId: PersonId;
  /** `stay`: in the home unit. `follow`: in the unit of today's manager. `none`: nothing to compare with. */
  readonly against: "stay" | "follow" | "none";
  readonly alternativeUnitId: AreaId | null;
  /** Terms that differ, by id. */
  readonly terms: Readonly<Partial<CostByTerm>>;
  /** Negative: the plan is cheaper by so many points. */
  readonly difference: number;
  /**
   * Who would sit elsewhere in the alternative, this person included, with everybody around placed anew; absent where
   * all others are kept as planned.
   */
  readonly otherwise?: readonly PlanShift[];
  readonly sentence: Sentence;
}

export interface Wave {
  /** From 1; the first is the pilot. */
  readonly number: number;
  readonly pilot: boolean;
  readonly effectiveOn: Day;
  /** In the order in which they go live; those of one group go live together. */
  readonly groups: readonly (readonly AreaId[])[];
  /** People whose unit or manager changes in this wave. */
  readonly peopleChanged: number;
  /** Why areas of one group cannot go live one after the other. */
  readonly ties: readonly WaveTie[];
  /** Who leaves an area in this wave and stays there on loan until it goes live. */
  readonly loans: readonly WaveLoan[];
  readonly changeSet: ChangeSet;
}

/** Areas that could go first together, with what speaks for and against them. */
export interface Pilot {
  readonly areaIds: readonly AreaId[];
  readonly people: number;
  readonly peopleChanged: number;
  /** At most two areas, and sixty people or a twentieth. */
  readonly isSmall: boolean;
  /** Areas without planned areas below them. */
  readonly leaves: number;
  /** Areas whose owner works there already. */
  readonly ownersInPlace: number;
  /** Managers today of the people who will have one owner. */
  readonly managersToday: number;
  /** Declared dependencies, and people who work in other areas too. */
  readonly ties: number;
}

/** What an area would keep too little of, if the others of its group went live before it. */
export interface WaveTie {
  readonly areaId: AreaId;
  /** A discipline, or `owner`. */
  readonly kind: string;
  /** Heads before the group goes live, and if the area waited. */
  readonly before: number;
  readonly after: number;
  /** Who goes to the others of the group. */
  readonly personIds: readonly PersonId[];
}

/** Somebody with half their time on loan in the area they leave. */
export interface WaveLoan {
  readonly personId: PersonId;
  readonly areaId: AreaId;
  readonly until: Day;
}

/** What people must do that no change can: names for seats, papers, hires. */
export interface WorkToDo {
  /** Units without a signed charter. */
  readonly charters: readonly AreaId[];
  readonly agreements: readonly AgreementToMake[];
  readonly hires: readonly HireToMake[];
  /** Supply − demand by discipline over all units, where negative: no placement can remove it. */
  readonly shortages: readonly { readonly discipline: string; readonly missing: number }[];
  readonly ownersToAsk: readonly { readonly areaId: AreaId; readonly personId: PersonId }[];
  readonly craftLeads: readonly CraftLeadToName[];
  /** Who would be managed outside their discipline without cover. */
  readonly cover: readonly CoverToName[];
  /** Who leads others today by level, highest first: surplus shows where somebody leads few or nobody. */
  readonly managers: readonly ManagerLevel[];
  /** A role for each of `withoutRole`, or none yet. */
  readonly offers: readonly Offer[];
  /** Ways out for each owner's seat that nobody can take. */
  readonly seatOptions: readonly SeatOptions[];
  /** Titles that make nobody a candidate and are worth a question. */
  /** What merging small areas, or two that share their people, would save; absent where there is none. */
  readonly merges?: readonly MergePrice[];
  readonly askAbout: readonly AskAbout[];
  /** What one more head would save at least, most first. */
  readonly worth: readonly WorthOfHead[];
  /** People who lead others today, nobody in the target, and own nothing. */
  readonly withoutRole: readonly PersonId[];
  /** People who keep under half of those below them, at least five today: by people lost, then id. */
  readonly reachLost: readonly ReachLost[];
  /** People outside the plan who report to somebody in a unit. */
  readonly foreign: readonly {
    readonly managerId: PersonId;
    readonly areaId: AreaId;
    readonly reportIds: readonly PersonId[];
  }[];
}

/** People below somebody over all levels, filled seats, today and after all waves. */
export interface ReachLost {
  readonly personId: PersonId;
  readonly before: number;
  readonly after: number;
}

/** Help that ends with the plan unless the two areas agree on it. */
export interface AgreementToMake {
  readonly personId: PersonId;
  /** Area that loses the share. */
  readonly areaId: AreaId;
  /** Unit that has the person now; null where they stay outside the plan. */
  readonly withUnitId: AreaId | null;
  readonly share: number;
  readonly sharedDiscipline: boolean;
}

export interface HireToMake {
  readonly areaId: AreaId;
  /** A discipline, `manager`, or `owner`. */
  readonly kind: string;
  readonly heads: number;
}

/** Points a head would save at least, were it there: a plan made with it costs no more than so many less. */
export interface WorthOfHead {
  readonly areaId: AreaId;
  /** A discipline or `manager`. */
  readonly kind: string;
  readonly points: number;
}

export interface ManagerLevel {
  readonly level: number;
  /** People who lead others today; the four below add up to them. */
  readonly today: number;
  readonly own: number;
  /** Three reports or more in the plan, or as many as today. */
  readonly lead: number;
  readonly leadFew: number;
  readonly leadNobody: number;
}

/** What somebody who leads others today and nobody in the plan is offered; null: no role yet. */
export interface Offer {
  readonly personId: PersonId;
  readonly role: "owner" | "manager" | "craft-lead" | "player-coach" | null;
  /** Where, for an owner, a manager and a player-coach. */
  readonly areaIds: readonly AreaId[];
  readonly discipline: DisciplineId | null;
  /** Of a player-coach: points more than the plan with them in that seat; below 0 it saves. */
  readonly points?: number;
}

/** Ways to fill a seat nobody can take; people choose, the plan does not. */
export interface SeatOptions {
  readonly areaId: AreaId;
  /** Points at which a plan may leave the seat for hiring, by setting. */
  readonly hire: number;
  /** People of the area one step below those who may own, with the points of them as owner: fit and the head they leave. */
  readonly promote: readonly { readonly personId: PersonId; readonly points: number }[];
  /** An area with an owner that this one could be joined with; planned again it has a price. */
  readonly joinWith: AreaId | null;
  /** Who could act for a while, under a waiver with an expiry. */
  readonly acting: PersonId | null;
}

/** An area made part of another one, with everybody placed as the plan has them. */
export interface MergePrice {
  readonly areaId: AreaId;
  readonly intoId: AreaId;
  /** Who of the two owners would own both, and who nothing; null where a seat is empty. */
  readonly ownerId: PersonId;
  readonly ownsNothingId: PersonId | null;
  /** Points of the plan minus those with the areas merged: a new plan with it saves at least so many. */
  readonly saves: number;
  /** The same by term, those that differ. */
  readonly terms: Readonly<Partial<CostByTerm>>;
}

export interface AskAbout {
  readonly areaId: AreaId;
  readonly personIds: readonly PersonId[];
}

/** What the craft of somebody lacks under a manager of another discipline, and who could give it, if anybody. */
export interface CoverToName {
  readonly personId: PersonId;
  readonly ladder: boolean;
  readonly mentor: { readonly proposed: PersonId | null } | null;
  readonly calibrator: { readonly proposed: PersonId | null } | null;
}

export interface CraftLeadToName {
  readonly discipline: string;
  /** People of the discipline in the units. */
  readonly people: number;
  /** Today's heads of the discipline who own nothing in the target and lose reports, in the order of the tree. */
  readonly candidates: readonly PersonId[];
}

/** Spans and layers of the whole org. */
export interface Shape {
  readonly managers: number;
  readonly spanMax: number;
  readonly spanMean: number;
  readonly layers: number;
  readonly spansBelow3: number;
  readonly spansAbove10: number;
}
