import { NONE } from "../../org/index.ts";
import type { Shift } from "../whatIf/difference.ts";
import type { Otherwise } from "./otherwise.ts";
import type { Plan, PlanShift } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";

/** The alternatives a plan tells of, in numbers; those of people or units that are not of the plan are left out. */
export function readOtherwise({ org, members }: Question, plan: Plan): Otherwise {
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  const at = (id: string): number => members.at[org.personIndexById.get(id) ?? -1] ?? NONE;
  const read = (told: readonly PlanShift[] | undefined): readonly Shift[] | null => {
    const shifts = told?.map((one): Shift => ({
      person: at(one.personId),
      unit: unitById.get(one.unitId) ?? NONE,
      isOwner: one.owner === true,
    }));
    return shifts?.every(({ person, unit }) => person !== NONE && unit !== NONE) === true ? shifts : null;
  };
  const people = new Map<number, readonly Shift[]>();
  for (const { personId, otherwise } of plan.reasons) {
    const shifts = read(otherwise);
    if (shifts !== null && at(personId) !== NONE) people.set(at(personId), shifts);
  }
  const owners = new Map<number, ReadonlyMap<number, readonly Shift[]>>();
  for (const { areaId, candidates } of plan.units) {
    const list = new Map<number, readonly Shift[]>();
    for (const { personId, otherwise } of candidates) {
      const shifts = read(otherwise);
      // Who is nobody of the plan is no candidate when it is written again, and so a fault.
      if (shifts !== null && at(personId) !== NONE) list.set(at(personId), shifts);
    }
    if (list.size > 0) owners.set(unitById.get(areaId) ?? NONE, list);
  }
  return { people, owners };
}
