import { NONE } from "../../org/index.ts";
import { evaluate } from "./evaluate.ts";
import { COST_TERMS, type Instance, type Placement } from "../instance.ts";
import type { Plan, PlanShift } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";

/** Evaluations spent on reasons, in people × alternatives; with more, every so many-th is looked at. */
const REASON_WORK = 20_000_000;
/** Evaluated people between two pauses: some tenths of a second. */
const PAUSE_WORK = 1_000_000;

/**
 * Whether everybody who changes has a reason, whether the points of each reason and of each other owner are the
 * difference of two evaluated placements, and whether interchangeable people can change places at no difference.
 */
export function* judgeReasons(
  question: Question,
  plan: Plan,
  placement: Placement,
  faults: string[],
): Generator<null, void, unknown> {
  judgeCompleteness(plan, faults);
  if (plan.units.length === 0) return;
  const { instance } = question;
  const base = evaluate(instance, placement);
  if (!base.ok) return;
  const read = reader(question, placement);
  const alternatives = plan.reasons.length + plan.units.length + plan.interchangeable.length;
  const step = Math.max(1, Math.ceil((alternatives * instance.people) / REASON_WORK));
  const perPause = Math.max(1, Math.floor((step * PAUSE_WORK) / Math.max(1, instance.people)));
  let count = 0;
  const isLookedAt = (): boolean => count++ % step === 0;
  for (const reason of plan.reasons) {
    if (count % perPause === perPause - 1) yield null;
    const { personId: id, alternativeUnitId: unitId, otherwise } = reason;
    const sum = Object.values(reason.terms).reduce((total, points) => total + points, 0);
    if (sum !== reason.difference)
      faults.push(`The reason of ${id} adds up to ${sum}, not ${reason.difference}.`);
    if (unitId === null || !isLookedAt()) continue;
    if (otherwise !== undefined && !otherwise.some((one) => one.personId === id && one.unitId === unitId))
      faults.push(`The alternative of ${id} does not have them in ${unitId}.`);
    const other = read(otherwise ?? [{ personId: id, unitId }]);
    // Somebody alone elsewhere may break a pin: it is only priced. Placed anew, all pins hold.
    const judged = other && evaluate(otherwise === undefined ? withoutPins(instance) : instance, other);
    if (judged === null || !judged.ok) {
      faults.push(`The alternative of ${id} is not a placement: ${judged?.refusals[0] ?? "unknown people"}`);
      continue;
    }
    for (const term of COST_TERMS) {
      const told = reason.terms[term] ?? 0;
      const found = (base.terms[term] ?? 0) - (judged.terms[term] ?? 0);
      if (found !== told) faults.push(`The reason of ${id} says ${told} for ${term}; evaluated: ${found}.`);
    }
  }
  yield null;
  for (const unit of plan.units)
    for (const { personId, difference, otherwise } of unit.candidates) {
      if (otherwise === undefined || !isLookedAt()) continue;
      const where = `With ${personId} as owner of ${unit.areaId}`;
      if (!otherwise.some((one) => one.personId === personId && one.owner && one.unitId === unit.areaId))
        faults.push(`${where} they do not own it.`);
      const other = read(otherwise);
      const judged = other && evaluate(instance, other);
      if (judged === null || !judged.ok)
        faults.push(`${where} there is no placement: ${judged?.refusals[0] ?? "unknown people"}`);
      else if (judged.cost - base.cost !== difference)
        faults.push(`${where} the plan says ${difference} points; evaluated: ${judged.cost - base.cost}.`);
    }
  judgeInterchangeable(question, plan, placement, { cost: base.cost, isLookedAt, faults });
}

function judgeCompleteness(plan: Plan, faults: string[]): void {
  const told = new Set(plan.reasons.map((reason) => reason.personId as string));
  for (const one of plan.placements) {
    const changes = one.unitId !== one.homeUnitId || one.managerId !== one.managerBeforeId;
    if (changes !== told.has(one.personId))
      faults.push(
        `${one.personId} ${changes ? "changes without a reason" : "has a reason and does not change"}.`,
      );
  }
}

function judgeInterchangeable(
  { org, members, instance }: Question,
  plan: Plan,
  placement: Placement,
  { cost, isLookedAt, faults }: { cost: number; isLookedAt: () => boolean; faults: string[] },
): void {
  for (const group of plan.interchangeable) {
    if (!isLookedAt()) continue;
    const people = group.map((id) => members.at[org.personIndexById.get(id) ?? -1] ?? NONE);
    const first = people[0] ?? NONE;
    for (const p of people) {
      const unit = placement.unit.slice();
      const isOwner = placement.isOwner.slice();
      [unit[p], unit[first]] = [unit[first]!, unit[p]!];
      [isOwner[p], isOwner[first]] = [isOwner[first]!, isOwner[p]!];
      const judged = p === NONE || first === NONE ? null : evaluate(instance, { unit, isOwner });
      if (judged === null || !judged.ok || judged.cost !== cost)
        faults.push(`${group.join(", ")} are said to be interchangeable and are not.`);
    }
  }
}

/** Reads shifts as a placement; null where they name people or units that are not of the plan. */
function reader(
  { org, members }: Question,
  placement: Placement,
): (shifts: readonly PlanShift[]) => Placement | null {
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  return (shifts) => {
    const unit = placement.unit.slice();
    const isOwner = placement.isOwner.slice();
    for (const one of shifts) {
      const i = members.at[org.personIndexById.get(one.personId) ?? -1] ?? NONE;
      const u = unitById.get(one.unitId);
      if (i === NONE || u === undefined) return null;
      unit[i] = u;
      isOwner[i] = one.owner === true ? 1 : 0;
    }
    return { unit, isOwner };
  };
}

function withoutPins(instance: Instance): Instance {
  const { together: _, movesMax: __, ...rest } = instance;
  return {
    ...rest,
    pinnedUnit: new Int32Array(instance.people).fill(NONE),
    pinnedOwner: new Int32Array(instance.units).fill(NONE),
    forbidStart: new Int32Array(instance.people + 1),
    forbidUnit: new Int32Array(0),
  };
}
