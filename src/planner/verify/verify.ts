import { NONE, wording, type Org } from "../../org/index.ts";
import { comparePlans } from "../alternatives/compare.ts";
import { configOf } from "../question/configOf.ts";
import { draftInstance } from "../question/draftInstance.ts";
import { evaluate } from "./evaluate.ts";
import { COST_TERMS, type CostByTerm, type Placement, type Solution } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import { readLines, readSchedule } from "./readDecided.ts";
import { readOtherwise } from "../explain/readOtherwise.ts";
import { takeStandsIn } from "../alternatives/standsIn.ts";
import { toEnd } from "../toEnd.ts";
import { judgeReasons } from "./verifyReasons.ts";
import { judgePinPrices, judgePins } from "./verifyPins.ts";
import { judgeTarget } from "./verifyTarget.ts";
import { judgeWaves } from "./verifyWaves.ts";
import { writeSteps } from "../plan/writePlan.ts";

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads a plan against the org it was made for. First the rules, sharing nothing with the solver, the trees and the
 * waves: everybody exactly once, owners allowed and alone, pins kept, cost and terms evaluated again, bound below
 * cost, reasons that add up, a target that is a tree with single-threaded units, people outside untouched, wave
 * rules. Then all a reader sees, figures and sentences alike, is written again from the placements, lines and waves,
 * and what differs is named. Taken as given: pins, settings, seed, work and effort, a bound that is not above the cost, a
 * proof that says no more than the bound, and in how many plans of its set a decision stands.
 * The org may be of a later day than the plan, which counts from its own: it is sound as long as the org gives the
 * same facts. O(people × reports).
 * @param plan of the shape `parsePlan` lets through.
 * @returns faults as sentences for developers; a plan with faults is a bug or was edited, never a warning.
 * Source: docs/glossary.md#plan.
 * @example verifyPlan(org, plan) // { ok: true }
 */
export function verifyPlan(org: Org, plan: Plan): Verdict {
  return toEnd(verifySteps(org, plan));
}

/** The same with pauses. */
export function* verifySteps(org: Org, plan: Plan): Generator<null, Verdict, unknown> {
  const faults = yield* faultsOf(org, plan);
  if (faults.length === 0) return { ok: true };
  const later =
    org.today === plan.today
      ? []
      : [
          `The plan was made on ${plan.today}: the organisation changed until ${org.today}, or the plan was edited.`,
        ];
  return { ok: false, faults: [...later, ...faults] };
}

function* faultsOf(org: Org, plan: Plan): Generator<null, string[], unknown> {
  const faults: string[] = [];
  const units = new Set(plan.units.map((unit) => unit.areaId));
  const stranger = plan.barred.find(({ areaId }) => !units.has(areaId));
  if (stranger !== undefined) return [`${stranger.areaId} is barred to somebody and is no unit.`];
  const drafted = draftInstance(org, configOf(plan), plan.pins, plan.barred, plan.today);
  if (!drafted.ok)
    return [`The pins of the plan do not hold in this org: ${wording(drafted.conflict.message)}`];
  const { question } = drafted;
  yield null;
  const placement = readPlacement(question, plan, faults);
  if (placement === null) return faults;
  const cost = judgeCost(question, plan, placement, faults);
  judgeOwners(org, plan, faults);
  judgePins(org, plan, faults);
  judgePinPrices(question, plan, placement, configOf(plan), faults);
  yield null;
  yield* judgeReasons(question, plan, placement, faults);
  const target = judgeTarget(question, plan, faults);
  yield null;
  judgeWaves(question, plan, placement, target, faults);
  yield null;
  if (cost !== null) yield* judgeWriting(question, plan, { ...cost, placement }, faults);
  return faults;
}

/** Writes the plan again from what it decided and names what differs. */
function* judgeWriting(
  question: Question,
  plan: Plan,
  evaluated: Pick<Solution, "placement" | "cost" | "terms">,
  faults: string[],
): Generator<null, void, unknown> {
  const { lowerBound, work, seed, proof } = plan;
  const lines = readLines(question, evaluated.placement, plan, faults);
  if (lines === null) return;
  const schedule = readSchedule(question, evaluated.placement, lines, plan, faults);
  if (schedule === null) return;
  const again = yield* writeSteps({
    question,
    solution: { ...evaluated, lowerBound, work, seed, ...(proof === undefined ? {} : { proof }) },
    lines,
    schedule,
    otherwise: readOtherwise(question, plan),
    ...(plan.pinPrices === undefined ? {} : { pinPrices: plan.pinPrices }),
    ...(plan.effort === undefined ? {} : { effort: plan.effort }),
  });
  if (again.ok) faults.push(...comparePlans(plan, takeStandsIn(again.plan, plan, faults)));
  else
    faults.push(
      `The planned lines cannot be drawn wave by wave: change ${again.refusal.change} (${again.refusal.kind}) is refused.`,
    );
}

function readPlacement(question: Question, plan: Plan, faults: string[]): Placement | null {
  const { org, members } = question;
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  if (plan.units.length !== members.units.length || plan.units.some((unit) => !unitById.has(unit.areaId))) {
    faults.push(
      `The plan is about ${plan.units.length} areas, this organisation has ${members.units.length} to plan, or they are others: it is the plan of another organisation, or areas changed.`,
    );
    return null;
  }
  const unit = new Int32Array(members.people.length).fill(NONE);
  const isOwner = new Uint8Array(members.people.length);
  for (const one of plan.placements) {
    const p = org.personIndexById.get(one.personId);
    const i = p === undefined ? NONE : members.at[p]!;
    const u = unitById.get(one.unitId);
    if (i === NONE || u === undefined) faults.push(`${one.personId} in ${one.unitId} is not of this plan.`);
    else if (unit[i] !== NONE) faults.push(`${one.personId} is placed twice.`);
    else {
      unit[i] = u;
      isOwner[i] = one.slot === "owner" ? 1 : 0;
    }
  }
  unit.forEach((at, i) => {
    if (at === NONE) faults.push(`${org.people[members.people[i]!]!.id} is placed nowhere.`);
  });
  return faults.length === 0 ? { unit, isOwner } : null;
}

/** Cost and terms evaluated again; null where the placement cannot be. */
function judgeCost(
  question: Question,
  plan: Plan,
  placement: Placement,
  faults: string[],
): { readonly cost: number; readonly terms: CostByTerm } | null {
  const judged = evaluate(question.instance, placement);
  if (!judged.ok) {
    faults.push(...judged.refusals);
    return null;
  }
  if (judged.cost !== plan.cost)
    faults.push(`The plan says it costs ${plan.cost}; evaluated: ${judged.cost}.`);
  for (const term of COST_TERMS) {
    if (judged.terms[term] !== plan.terms[term])
      faults.push(`Term ${term} is ${plan.terms[term]} in the plan; evaluated: ${judged.terms[term]}.`);
  }
  if (!Number.isInteger(plan.lowerBound) || plan.lowerBound < 0)
    faults.push(`The bound ${plan.lowerBound} is not a whole number of points from 0.`);
  if (plan.lowerBound > plan.cost)
    faults.push(`The bound ${plan.lowerBound} lies above the cost ${plan.cost}.`);
  const isProved = plan.lowerBound === plan.cost;
  if (plan.proof !== undefined && (plan.proof.kind === "optimal") !== isProved)
    faults.push(
      `The plan's proof says ${plan.proof.kind}; its cost is ${plan.cost} and its bound ${plan.lowerBound}.`,
    );
  const { kind, divisions } = plan.proof ?? {};
  if (kind === "optimal-by-division" && divisions?.proved !== divisions?.count)
    faults.push(`The plan's proof says ${kind}, of ${divisions?.proved} of ${divisions?.count} divisions.`);
  if (kind === "optimal-by-division" && divisions === undefined)
    faults.push(`The plan's proof says ${kind} and names no divisions.`);
  return judged;
}

function judgeOwners(org: Org, plan: Plan, faults: string[]): void {
  const seen = new Set<string>();
  const hasReports = new Set(org.records.people.map((person) => person.managerId as string | null));
  const parents = new Set(plan.units.map((unit) => unit.parentUnitId));
  const levelOf = new Map(
    plan.units.flatMap((u) => u.candidates.map((one) => [one.personId, one.level] as const)),
  );
  for (const unit of plan.units) {
    if (seen.has(unit.ownerId)) faults.push(`${unit.ownerId} owns two units.`);
    seen.add(unit.ownerId);
    const inUnit = plan.placements.filter((one) => one.slot === "owner" && one.unitId === unit.areaId);
    const person = org.people[org.personIndexById.get(unit.ownerId) ?? NONE];
    if (unit.readiness === "to-hire") {
      if (person !== undefined || inUnit.length > 0)
        faults.push(`${unit.areaId} has an owner to hire, and ${unit.ownerId} already is somebody.`);
      continue;
    }
    if (inUnit.length !== 1 || inUnit[0]?.personId !== unit.ownerId)
      faults.push(`${unit.areaId} names ${unit.ownerId} as owner; placed there as owners: ${inUnit.length}.`);
    if (person === undefined) {
      faults.push(`The owner ${unit.ownerId} is not in the org.`);
      continue;
    }
    if (
      person.vacant ||
      person.canOwn === false ||
      person.endOn !== undefined ||
      person.status === "terminated"
    )
      faults.push(`${person.id} may not own anything, and owns ${unit.areaId}.`);
    if (person.canOwn === true) continue;
    if (!hasReports.has(person.id))
      faults.push(`${person.id} has no reports, is not marked as able to own, and owns ${unit.areaId}.`);
    const slack = parents.has(unit.areaId) ? 0 : 1;
    if ((levelOf.get(person.id) ?? -1) < unit.requiredLevel - slack)
      faults.push(`${person.id} is below the level ${unit.requiredLevel} that ${unit.areaId} needs.`);
    if (unit.candidates.length > 3) faults.push(`${unit.areaId} shows ${unit.candidates.length} candidates.`);
  }
}
