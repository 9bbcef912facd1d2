import { Bug, NONE, wording, type Org } from "../../org/index.ts";
import { draftInstance, type Question } from "../question/draftInstance.ts";
import { evaluate } from "../verify/evaluate.ts";
import type { CostByTerm, Placement } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";
import { configOf } from "../question/configOf.ts";

/**
 * Prices what a plan decides with another plan's cost table: points of different tables are never compared, only
 * those of one. Pins and closed units are left aside, they decide and cost nothing.
 * @returns points by term for a plan of the same org and pins. O(people) each.
 * @throws Bug if a plan belongs to another org.
 */
export function pricerOf(org: Org, table: Plan): (plan: Plan) => CostByTerm {
  // Without what the plan closes: another one may have who is barred here as its owner.
  const question = questionOf(org, { ...table, barred: [] });
  const { together: _, movesMax: __, ...rest } = question.instance;
  const instance = {
    ...rest,
    pinnedUnit: new Int32Array(question.instance.people).fill(NONE),
    pinnedOwner: new Int32Array(question.instance.units).fill(NONE),
    forbidStart: new Int32Array(question.instance.people + 1),
    forbidUnit: new Int32Array(0),
  };
  return (plan) => {
    const judged = evaluate(instance, placementIn(question, plan));
    if (!judged.ok)
      throw new Bug(
        `A plan cannot be priced with the table of another: ${judged.refusals[0]}`,
        "Maybe the two were made for different organisations or pins.",
      );
    return judged.terms;
  };
}

/** The question a plan answers, made again. @throws Bug if the plan belongs to another org. */
export function questionOf(org: Org, plan: Plan): Question {
  const drafted = draftInstance(org, configOf(plan), plan.pins, plan.barred, plan.today);
  if (drafted.ok) return drafted.question;
  throw new Bug(
    `The pins of a plan do not hold: ${wording(drafted.conflict.message)}`,
    "Maybe it was made for another organisation; verifyPlan tells.",
  );
}

/** The placement of a plan in numbers of its question, −1 for who is not in it. O(people). */
export function placementIn({ org, members }: Question, plan: Plan): Placement {
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  const unit = new Int32Array(members.people.length).fill(NONE);
  const isOwner = new Uint8Array(members.people.length);
  for (const one of plan.placements) {
    const i = members.at[org.personIndexById.get(one.personId) ?? NONE] ?? NONE;
    if (i === NONE) continue;
    unit[i] = unitById.get(one.unitId) ?? NONE;
    isOwner[i] = one.slot === "owner" ? 1 : 0;
  }
  return { unit, isOwner };
}
