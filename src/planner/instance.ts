/**
 * The planner's question in columns: who could go where, and what it costs. Made from an org or read from a
 * yardstick; the solver, the bound and the evaluator see nothing else. Every cost is a whole number of disruption
 * points ≥ 0. n people, u units, d disciplines; slot kinds are 0 to d − 1 (disciplines), d (`manager`), d + 1 (`owner`).
 */
export interface Instance {
  readonly name: string;
  readonly people: number;
  readonly units: number;
  /** Names of the disciplines, d of them; kind d is "manager", kind d + 1 "owner". */
  readonly disciplines: readonly string[];
  /** Slot kind of each person when not owner: own discipline, or d for people with reports. */
  readonly role: Int32Array;
  /** Units of head each person counts for in a slot that is not `owner`: 1 to `headUnit`. An owner is one owner, always. */
  readonly weight: Int32Array;
  /** Units that make one head: 1 where everybody counts as a whole one, 2 where part-timers count as halves. */
  readonly headUnit: 1 | 2;
  /** Today's manager as person index inside the instance, −1 without one (or outside the plan). Never a loop. */
  readonly manager: Int32Array;
  /** Points if the person and today's manager land in different units; 0 without a manager. */
  readonly managerChangeCost: Int32Array;
  /** Units the person works in today: entries `listStart[p]` up to, not including, `listStart[p + 1]`. */
  readonly listStart: Int32Array;
  readonly listUnit: Int32Array;
  /** Points if the person goes to that listed unit. */
  readonly listCost: Int32Array;
  /** Points if the person goes to a unit not in their list (plus the skill cost below). */
  readonly elsewhereCost: Int32Array;
  /** Site of each person and points for a person of site s in unit a, wherever they come from: `siteCost[s * u + a]`. */
  readonly site: Int32Array;
  readonly siteCost: Int32Array;
  /** Skill of each person and points for skill k in a unit not in the list: `skillCost[k * u + a]`. */
  readonly skill: Int32Array;
  readonly skillCost: Int32Array;
  /** Owner class of each person, −1 for people who may own nothing. */
  readonly ownerClass: Int32Array;
  /** Points for an owner of class c in unit a, `ownerCost[c * u + a]`; −1 where that class may not own it. */
  readonly ownerCost: Int32Array;
  /** Units of head wanted: `demand[kind * u + a]` for kinds 0 to d. Every unit wants exactly one owner. */
  readonly demand: Int32Array;
  /**
   * By slot kind 0 to d: points per unit of head missing, per unit too many, and once where a demanded kind has
   * nobody. Rounded up where a head is two units: `pointsPerUnit`.
   */
  readonly shortCost: Int32Array;
  readonly overCost: Int32Array;
  readonly uncoveredCost: Int32Array;
  /** Points for a unit without an owner. */
  readonly ownerlessCost: Int32Array;
  /** The only unit a person may go to, −1 where free. */
  readonly pinnedUnit: Int32Array;
  /** The person who must own a unit, −1 where free. */
  readonly pinnedOwner: Int32Array;
  /** Units a person may not go to: entries `forbidStart[p]` up to, not including, `forbidStart[p + 1]`, ascending. */
  readonly forbidStart: Int32Array;
  readonly forbidUnit: Int32Array;
  /** People who must land in one unit, group by group; each group of at least two. Left out where there is none. */
  readonly together?: readonly (readonly number[])[];
  /** Most people who may go to a unit they do not work in today; left out where there is no cap. */
  readonly movesMax?: number;
  /**
   * Where units have room for so much and no more: what person p takes of unit a, `load[p * units + a]`, and the room
   * of each unit. Hard; left out where heads alone count.
   */
  readonly room?: { readonly load: Int32Array; readonly capacity: Int32Array };
  /**
   * Where a published plan is stayed with: the unit of each person there, −1 for who is free, and the points of any
   * other unit. Left out where none is named.
   */
  readonly stayWithPlan?: { readonly unit: Int32Array; readonly points: number };
  /**
   * Where another workplace costs: the location of each person, and points for somebody of location l in a unit they
   * do not work in, `points[l * u + a]`. Left out where nobody turned it on.
   */
  readonly siteChange?: { readonly location: Int32Array; readonly points: Int32Array };
}

/** A placement of everybody: the unit of each person, and whether they own it. */
export interface Placement {
  readonly unit: Int32Array;
  readonly isOwner: Uint8Array;
}

/** Ids of the cost terms, in the order they are shown. Source: docs/glossary.md#disruption-points. */
export const COST_TERMS = [
  "areaChange",
  "timeZone",
  "siteChange",
  "skillMismatch",
  "managerChange",
  "ownerFit",
  "stayWithPlan",
  "short",
  "uncovered",
  "over",
  "managerShort",
  "managerOver",
  "ownerless",
] as const;
export type CostTerm = (typeof COST_TERMS)[number];
/**
 * Those that people bear; the others are of heads and seats. Source: docs/planner.md#alternatives.
 * @example COST_TERMS.filter((term) => !BORNE_TERMS.some((one) => one === term)).length // 6
 */
export const BORNE_TERMS = [
  "areaChange",
  "timeZone",
  "siteChange",
  "skillMismatch",
  "managerChange",
  "ownerFit",
  "stayWithPlan",
] as const satisfies readonly CostTerm[];
/** Terms that count only where they were asked for; elsewhere a plan does not name them. */
export const ASKED_TERMS = ["siteChange", "stayWithPlan"] as const satisfies readonly CostTerm[];
export type AskedTerm = (typeof ASKED_TERMS)[number];
/** Points by term; they add up to the plan's cost. */
export type CostByTerm = Readonly<
  Record<Exclude<CostTerm, AskedTerm>, number> & Partial<Record<AskedTerm, number>>
>;

/** Whether a term counts in an instance. */
export function isAsked(instance: Instance, term: CostTerm): boolean {
  const asked = ASKED_TERMS.find((one) => one === term);
  return asked === undefined || instance[asked] !== undefined;
}

/** A placement with its cost and a bound no placement can beat. */
export interface Solution {
  readonly placement: Placement;
  readonly cost: number;
  readonly terms: CostByTerm;
  /** Whole points; never above the cost of any feasible placement. */
  readonly lowerBound: number;
  /** Work units used; the same number, seed and instance give the same bytes. */
  readonly work: number;
  readonly seed: number;
  /** How far exact mode came; absent where it was not asked. */
  readonly proof?: Proof;
  /** Where a cap on moves was asked. */
  readonly cap?: CapPrice;
}

/** What a cap on moves costs. */
export interface CapPrice {
  /** The solution without the cap. */
  readonly free: {
    readonly moves: number;
    readonly cost: number;
    readonly lowerBound: number;
    readonly placement: Placement;
  };
  /** Points on each move at which the cap is kept; 0 where it does not bind. */
  readonly price: number;
}

/** What is known of a plan beyond its bound. Source: docs/planner.md#what-a-proof-says. */
export const PROOF_KINDS = [
  "optimal",
  "optimal-within-candidates",
  "optimal-by-division",
  "optimal-where-open",
  "gap",
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** Why exact mode ended: it was through, reached a limit, was stopped by the caller, was too large, or failed. */
export const PROOF_ENDS = ["done", "work", "time", "memory", "stopped", "too-large", "failed"] as const;
export type ProofEnd = (typeof PROOF_ENDS)[number];

/** How far exact mode came. */
export interface Proof {
  /**
   * `optimal`: no placement of these people costs less. `optimal-within-candidates`: none of those made of the
   * candidates does; the bound holds for all. `optimal-by-division`: none in which the people of one division go
   * elsewhere and everybody else stays does; the bound holds for all. `optimal-where-open`: none that keeps to the
   * closings of the plan does; the bound holds for all. `gap`: only the bound is proved.
   */
  readonly kind: ProofKind;
  /** Person–seat pairs the exact solver chose among, of those the rules allow; 0 where the bound alone was enough. */
  readonly candidates: number;
  readonly of: number;
  readonly ended: ProofEnd;
  /** Simplex iterations of the exact solver, its measure of work. */
  readonly iterations: number;
  /** Where it went division by division: how many there are, and of how many it is proved. */
  readonly divisions?: { readonly count: number; readonly proved: number };
  /** For developers: why it failed. */
  readonly note?: string;
}
