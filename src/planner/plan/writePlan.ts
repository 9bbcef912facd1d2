import { applyChanges, type ChangeRefusal } from "../../changes/index.ts";
import { loadOn } from "../../metrics/index.ts";
import { group, NONE, say, type Org } from "../../org/index.ts";
import { UNCOUNTED } from "../question/buildInstance.ts";
import { nodeId, writeChangeSets } from "./changeSets.ts";
import { candidateOf, type Question } from "../question/question.ts";
import { openLedger } from "../whatIf/difference.ts";
import type { Effort } from "../effort.ts";
import { explainChanges } from "../explain/explain.ts";
import { candidatesFor } from "../explain/explainOwners.ts";
import type { Placement, Solution } from "../instance.ts";
import { interchangeable } from "../explain/interchangeable.ts";
import type { Otherwise } from "../explain/otherwise.ts";
import { readinessOf } from "../question/owners.ts";
import {
  PLAN_FORMAT,
  type Assumption,
  type PinPrice,
  type Plan,
  type PlanCounts,
  type PlanPlacement,
  type PlanUnit,
  type Wave,
} from "./plan.ts";
import { shapeOf } from "./shape.ts";
import { headsOf, listWork, placedFte } from "../todo/todo.ts";
import type { TargetLines } from "../lines/trees.ts";
import { keepsLines } from "../question/units.ts";
import { listUnsolved } from "../unsolved/index.ts";
import type { Schedule } from "../waves/schedule.ts";
import { toEnd } from "../toEnd.ts";
import { tellPilot, tellWave } from "../waves/tell.ts";

/** What was decided; all else in a plan follows from it. */
export interface Decided {
  readonly question: Question;
  readonly solution: Solution;
  readonly lines: TargetLines;
  readonly schedule: Schedule;
  readonly otherwise: Otherwise;
  readonly pinPrices?: readonly PinPrice[];
  readonly effort?: Effort;
}

export type Written =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: ChangeRefusal };

/**
 * The plan of what was decided, in full: every figure and every sentence a reader sees follows from the org, the
 * placement, the lines and the schedule, so that the verifier can write it again and compare.
 * @returns the change that is refused where the lines of two waves form a loop in between. O(people × reports).
 */
export function writePlan(decided: Decided): Written {
  return toEnd(writeSteps(decided));
}

/** The same with pauses. */
export function* writeSteps(decided: Decided): Generator<null, Written, unknown> {
  const { question, solution, lines, schedule, otherwise, pinPrices } = decided;
  const { org, members } = question;
  const { placement } = solution;
  const people = org.people.filter((person) => person.placeholder !== true).length;
  const changeSets = writeChangeSets(question, placement, lines, schedule);
  yield null;
  const placements = placementsOf(question, placement, lines);
  const waves = schedule.waves.map((groups, k): Wave => ({
    number: k + 1,
    pilot: k === 0,
    effectiveOn: schedule.days[k]!,
    groups: groups.map((group) => group.map((unit) => org.areas[members.units[unit]!]!.id)),
    peopleChanged: schedule.changed[k]!,
    ...tellWave(question, placement, schedule, k),
    changeSet: changeSets[k]!,
  }));
  const applied = applyChanges(
    org,
    waves.flatMap((wave) => wave.changeSet.changes),
  );
  if (!applied.ok) return applied;
  yield null;
  const units = unitsOf(decided, applied.org);
  yield null;
  const counts = countsOf(question, units, placements, people);
  const todo = listWork(question, placement, lines, units, applied.org);
  yield null;
  const reasons = explainChanges(question, placement, lines, otherwise);
  yield null;
  const plan: Plan = {
    format: PLAN_FORMAT,
    today: question.madeOn,
    seed: solution.seed,
    work: solution.work,
    ...(decided.effort === undefined ? {} : { effort: decided.effort }),
    counts,
    assumed: [...question.assumed, ...freeChanges(question, lines)],
    settings: question.settings,
    costTable: { ...question.costs },
    pins: question.pins,
    ...(pinPrices === undefined ? {} : { pinPrices }),
    barred: question.barred,
    cost: solution.cost,
    costWithoutOwnerless: solution.cost - solution.terms.ownerless,
    terms: solution.terms,
    lowerBound: solution.lowerBound,
    gap: gapOf(solution),
    ...(solution.proof === undefined ? {} : { proof: solution.proof }),
    units,
    placements,
    reasons,
    interchangeable: interchangeable(question.instance, placement).map((group) =>
      group.map((i) => org.people[members.people[i]!]!.id),
    ),
    pilots: schedule.pilots.map((pilot) => tellPilot(question, pilot)),
    waves,
    todo,
    shape: { before: shapeOf(org), after: shapeOf(applied.org) },
    unsolved: listUnsolved({ question, units, todo, counts, lines, placement, schedule }),
  };
  return { ok: true, plan };
}

function gapOf({ cost, lowerBound }: Solution): number | null {
  if (cost === lowerBound) return 0;
  return lowerBound === 0 ? null : (cost - lowerBound) / lowerBound;
}

function unitsOf(
  { question, solution: { placement }, lines, schedule, otherwise }: Decided,
  target: Org,
): PlanUnit[] {
  const { org, members, levels, seats } = question;
  const ledger = openLedger(question.instance, placement);
  const fte = placedFte(question, placement);
  const people = new Int32Array(members.units.length);
  for (const unit of placement.unit) people[unit]!++;
  const waveOf = new Map(
    schedule.waves.flatMap((groups, k) => groups.flat().map((unit) => [unit, k + 1] as const)),
  );
  return Array.from(members.units, (area, unit): PlanUnit => {
    const owner = lines.owner[unit]!;
    const above = members.parentUnit[unit]!;
    const boss = lines.manager[owner]!;
    return {
      areaId: org.areas[area]!.id,
      name: org.areas[area]!.name,
      parentUnitId: above === NONE ? null : org.areas[members.units[above]!]!.id,
      ownerId: nodeId(question, lines, owner),
      readiness:
        owner >= org.people.length
          ? "to-hire"
          : (readinessOf(candidateOf(org, levels, owner), seats[unit]!) ?? "to-develop"),
      ownerManagerId: boss === NONE ? null : nodeId(question, lines, boss),
      requiredLevel: seats[unit]!.required,
      candidates: candidatesFor(question, ledger, unit, otherwise.owners.get(unit)),
      load: loadOn(
        target,
        target.areaIndexById.get(org.areas[area]!.id)!,
        target.personIndexById.get(nodeId(question, lines, owner))!,
      ),
      mode: keepsLines(members, unit) ? "stl" : "sto",
      people: people[unit]!,
      heads: headsOf(question, ledger.heads, fte, unit),
      wave: waveOf.get(unit) ?? 0,
    };
  });
}

function placementsOf(question: Question, placement: Placement, lines: TargetLines): PlanPlacement[] {
  const { org, members } = question;
  const promoted = new Set(lines.promoted);
  return Array.from(members.people, (p, i): PlanPlacement => {
    const unit = placement.unit[i]!;
    const home = members.home[i]!;
    const listed = members.listUnit.subarray(members.listStart[i]!, members.listStart[i + 1]!);
    const boss = lines.manager[p]!;
    return {
      personId: org.people[p]!.id,
      unitId: org.areas[members.units[unit]!]!.id,
      slot: placement.isOwner[i] === 1 ? "owner" : slotOf(question, i),
      homeUnitId: home === NONE ? null : org.areas[members.units[home]!]!.id,
      footing: !listed.includes(unit) ? "moves" : listed.length > 1 ? "focuses" : "stays",
      managerId: boss === NONE ? null : nodeId(question, lines, boss),
      managerBeforeId: org.people[p]!.managerId,
      ...(promoted.has(p) ? { promoted: true as const } : {}),
    };
  });
}

/** Own discipline, `manager`, or `vacancy` for a seat that fills no head. */
function slotOf({ org, members, instance }: Question, i: number): string {
  const kind = instance.disciplines[instance.role[i]!] ?? "manager";
  if (kind !== UNCOUNTED) return kind;
  return org.people[members.people[i]!]!.vacant ? "vacancy" : "manager";
}

function countsOf(
  { org, members }: Question,
  units: readonly PlanUnit[],
  placements: readonly PlanPlacement[],
  people: number,
): PlanCounts {
  const ready = (readiness: PlanUnit["readiness"]): number =>
    units.filter((unit) => unit.readiness === readiness).length;
  // Seats nobody sits in go elsewhere without anybody moving.
  const filled = placements.filter((_, i) => !org.people[members.people[i]!]!.vacant);
  return {
    people,
    inPlan: members.people.length,
    outside: people - members.people.length,
    moved: filled.filter((one) => one.footing === "moves").length,
    focused: filled.filter((one) => one.footing === "focuses").length,
    managerChanged: filled.filter((one) => one.managerId !== one.managerBeforeId).length,
    ownersReady: ready("ready"),
    ownersToDevelop: ready("to-develop"),
    ownersToHire: ready("to-hire"),
    seatsToHire: units.filter((unit) => unit.readiness === "to-hire").length,
    shortHeads: units
      .flatMap((unit) => unit.heads)
      .reduce((sum, one) => sum + Math.max(0, one.wanted - one.placed), 0),
  };
}

/** Changes of manager that cost nothing: the manager of today is no part of the plan, so nobody could keep them. */
function freeChanges({ org, members }: Question, lines: TargetLines): Assumption[] {
  let count = 0;
  for (const p of members.people) {
    const boss = org.lines.parent[p]!;
    if (boss !== NONE && members.at[boss] === NONE && lines.manager[p] !== boss) count++;
  }
  if (count === 0) return [];
  return [
    {
      field: "person.managerId",
      count,
      sentence: say([
        "person.managerId",
        "assignment",
      ])`${group(count)} ${count === 1 ? "person" : "people"} whose manager works in no planned area ${count === 1 ? "changes" : "change"} manager without points.`,
    },
  ];
}
