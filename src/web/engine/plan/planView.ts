import type { Scenario } from "../../../history/index.ts";
import { wording, type Org, type Person } from "../../../org/index.ts";
import { pinWords, type Candidate, type Plan, type PlanUnit } from "../../../planner/index.ts";
import type { OpenPlan } from "./openPlan.ts";
import { sinceMade, type OwnerState, type SinceMade } from "./sinceMade.ts";

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

/** An area of the plan: who would own it, who else could, what it asks of them. */
export interface PlannedArea {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly readiness: PlanUnit["readiness"];
  /** Null where the seat is to hire. */
  readonly owner: NamedPerson | null;
  readonly willingness: Candidate["willingness"] | null;
  readonly others: readonly (NamedPerson & {
    readonly readiness: Candidate["readiness"];
    readonly willingness: Candidate["willingness"];
    readonly level: number;
    readonly reportsToday: number;
    readonly shareInArea: number;
    readonly points: number;
    /** Points more of the whole plan with them as owner; null where that was not worked out. */
    readonly difference: number | null;
    /** Area they own in this plan; empty where none. */
    readonly owns: string;
  })[];
  readonly load: PlanUnit["load"];
  readonly wave: number;
  readonly otherManager: number;
  readonly movesHere: number;
  /** `name` of the discipline; null: managers. */
  readonly heads: readonly {
    readonly name: string | null;
    readonly wanted: number;
    readonly placed: number;
  }[];
}

/** A plan for the page. */
export interface PlanView {
  readonly id: string;
  readonly name: string;
  readonly today: string;
  readonly isStale: boolean;
  readonly status: Scenario["status"];
  /** Changes by hand, which the figures of the plan do not know. */
  readonly edited: number;
  /** Changes struck through, which the figures of the plan still count. */
  readonly struck: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly counts: Plan["counts"];
  readonly cost: number;
  readonly lowerBound: number;
  /** Points of one person who goes to an area they never worked in. */
  readonly areaChange: number;
  readonly gap: number | null;
  readonly terms: readonly { readonly id: string; readonly points: number }[];
  readonly areas: readonly PlannedArea[];
  readonly waves: readonly {
    readonly number: number;
    readonly pilot: boolean;
    readonly on: string;
    /** The day the planner proposed. */
    readonly plannedOn: string;
    /** It changes something: its day is one of the scenario. */
    readonly canMove: boolean;
    readonly areas: readonly string[];
    readonly peopleChanged: number;
  }[];
  readonly pilots: readonly {
    readonly areas: readonly string[];
    readonly people: number;
    readonly peopleChanged: number;
    readonly ownersInPlace: number;
    readonly managersToday: number;
    readonly ties: number;
  }[];
  readonly pins: readonly {
    readonly id: string;
    readonly says: string;
    readonly reason: string;
    readonly author: string;
    readonly price: { readonly least: number; readonly most: number } | null;
  }[];
  readonly todo: {
    readonly charters: number;
    readonly agreements: number;
    readonly craftLeads: number;
    readonly shortHeads: number;
    readonly withoutRole: number;
  };
  readonly unsolved: readonly string[];
  readonly assumed: readonly string[];
}

/** What the plan does with a person. */
export interface PlannedPerson extends NamedPerson {
  readonly areaBefore: string;
  readonly area: string;
  readonly areaId: string;
  readonly managerBefore: string;
  readonly manager: string;
  readonly footing: "stays" | "focuses" | "moves";
  readonly owns: boolean;
  readonly otherManager: boolean;
  /** Empty where nothing changes that asks for one. */
  readonly reason: string;
}

export function viewPlan({ plan, stored, kept, org, isStale, target }: OpenPlan): PlanView {
  const since = sinceMade(stored.scenario);
  const nameById = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  const nameOf = (id: string): string => nameById.get(id) ?? id;
  const prices = new Map((plan.pinPrices ?? []).map((one) => [one.pinId, one]));
  const { todo } = plan;
  return {
    id: stored.scenario.id,
    name: stored.scenario.name,
    today: plan.today,
    isStale,
    canUndo: kept.canUndo,
    canRedo: kept.canRedo,
    counts: plan.counts,
    cost: plan.cost,
    lowerBound: plan.lowerBound,
    areaChange: plan.costTable["areaChange"] ?? 0,
    gap: plan.gap,
    terms: Object.entries(plan.terms)
      .filter(([, points]) => points > 0)
      .map(([id, points]) => ({ id, points }))
      .toSorted((a, b) => b.points - a.points),
    areas: viewAreas(plan, target(), nameOf, since),
    status: stored.scenario.status,
    edited: since.edited,
    struck: since.struck,
    waves: plan.waves.map(({ number, pilot, effectiveOn, groups, peopleChanged }) => ({
      number,
      pilot,
      on: since.dayOf(number) ?? effectiveOn,
      plannedOn: effectiveOn,
      canMove: since.dayOf(number) !== undefined,
      areas: groups.map((group) => group.map(nameOf).join(" + ")),
      peopleChanged,
    })),
    pilots: plan.pilots.map((one) => ({
      areas: one.areaIds.map(nameOf),
      people: one.people,
      peopleChanged: one.peopleChanged,
      ownersInPlace: one.ownersInPlace,
      managersToday: one.managersToday,
      ties: one.ties,
    })),
    pins: plan.pins.map((one) => ({
      id: one.id,
      says: wording(pinWords(org, one)),
      reason: one.reason,
      author: one.author,
      price: prices.get(one.id) ?? null,
    })),
    todo: {
      charters: todo.charters.length,
      agreements: todo.agreements.length,
      craftLeads: todo.craftLeads.length,
      shortHeads: plan.counts.shortHeads,
      withoutRole: todo.withoutRole.length,
    },
    unsolved: plan.unsolved.map((one) => wording(one)),
    assumed: plan.assumed.map((one) => wording(one.sentence)),
  };
}

function viewAreas(plan: Plan, target: Org, nameOf: (id: string) => string, since: SinceMade): PlannedArea[] {
  const stateOf = (areaId: string, one: Candidate): OwnerState =>
    since.candidaciesOf(areaId)?.find(({ personId }) => personId === one.personId)?.state ?? one.willingness;
  const changed = new Map<string, { managers: number; moves: number }>();
  for (const { unitId, managerId, managerBeforeId, footing } of plan.placements) {
    const counts = changed.get(unitId) ?? { managers: 0, moves: 0 };
    if (managerId !== managerBeforeId) counts.managers++;
    if (footing === "moves") counts.moves++;
    changed.set(unitId, counts);
  }
  const stateOfOwner = ({ areaId, candidates, ownerId }: PlanUnit): OwnerState | null => {
    const owner = candidates.find(({ personId }) => personId === ownerId);
    return owner === undefined ? null : stateOf(areaId, owner);
  };
  const disciplines = new Map<string, string>(target.disciplines.map(({ id, name }) => [id, name]));
  return plan.units.map((unit) => ({
    id: unit.areaId,
    name: unit.name,
    people: unit.people,
    readiness: unit.readiness,
    owner: unit.readiness === "to-hire" ? null : named(target, unit.ownerId),
    willingness: stateOfOwner(unit),
    others: unit.candidates
      .filter(({ personId }) => personId !== unit.ownerId)
      .map((one) => ({
        ...named(target, one.personId),
        readiness: one.readiness,
        willingness: stateOf(unit.areaId, one),
        difference: one.difference ?? null,
        level: one.level,
        reportsToday: one.reportsToday,
        shareInArea: one.shareInArea,
        points: one.points,
        owns: one.ownsUnitId === null ? "" : nameOf(one.ownsUnitId),
      })),
    load: unit.load,
    wave: unit.wave,
    otherManager: changed.get(unit.areaId)?.managers ?? 0,
    movesHere: changed.get(unit.areaId)?.moves ?? 0,
    heads: unit.heads.map(({ kind, wanted, placed }) => ({
      name: disciplines.get(kind) ?? (kind === "manager" ? null : kind),
      wanted,
      placed,
    })),
  }));
}

/** Rows sent for one question; the count is exact. */
export const ROWS_SENT = 50;

/** People of the plan whose name, title, area or manager holds the text, in the order of the org. */
export function findPlanned(
  { plan, target }: OpenPlan,
  { text = "", area, onlyChanges, from }: PeopleWanted,
): { readonly count: number; readonly people: readonly PlannedPerson[] } {
  const org = target();
  const areaName = (id: string | null): string =>
    id === null ? "" : (org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id);
  const personName = (id: string | null): string => (id === null ? "" : named(org, id).name);
  const reasons = new Map(plan.reasons.map((one) => [one.personId as string, one.sentence]));
  const wanted = text.trim().toLowerCase();
  let count = 0;
  const people: PlannedPerson[] = [];
  for (const one of plan.placements) {
    const otherManager = one.managerId !== one.managerBeforeId;
    if (area !== undefined && one.unitId !== area) continue;
    if (onlyChanges && !otherManager && one.footing === "stays" && one.slot !== "owner") continue;
    const person: Omit<PlannedPerson, "reason"> = {
      ...named(org, one.personId),
      areaBefore: areaName(one.homeUnitId),
      area: areaName(one.unitId),
      areaId: one.unitId,
      managerBefore: personName(one.managerBeforeId),
      manager: personName(one.managerId),
      footing: one.footing,
      owns: one.slot === "owner",
      otherManager,
    };
    const words = `${person.name}\n${person.title}\n${person.area}\n${person.areaBefore}\n${person.manager}`;
    if (wanted !== "" && !words.toLowerCase().includes(wanted)) continue;
    count++;
    if (count <= from || people.length >= ROWS_SENT) continue;
    const reason = reasons.get(one.personId);
    people.push({ ...person, reason: reason === undefined ? "" : wording(reason) });
  }
  return { count, people };
}

export interface PeopleWanted {
  readonly text?: string;
  readonly area?: string;
  readonly onlyChanges: boolean;
  /** Rows left out before the first that is sent. */
  readonly from: number;
}

export function named(org: Org, id: string): NamedPerson {
  const person: Person | undefined = org.people[org.personIndexById.get(id) ?? -1];
  return { id, name: person?.name ?? id, title: person?.title ?? "" };
}
