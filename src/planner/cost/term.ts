import type { CostTerm, Instance } from "../instance.ts";

/** A cost that one person's placement causes. */
export interface PersonTerm {
  readonly id: CostTerm;
  /**
   * Points for a person in a unit.
   * @param managerUnit unit of the person's manager of today, −1 without one.
   */
  readonly points: (
    instance: Instance,
    person: number,
    unit: number,
    isOwner: boolean,
    managerUnit: number,
  ) => number;
}

/** A cost of the heads of one slot kind in one unit, however they got there. */
export interface HeadTerm {
  readonly id: CostTerm;
  /** Points for `heads` people of slot kind 0 to d (own discipline, manager) or d + 1 (owner). */
  readonly points: (instance: Instance, kind: number, unit: number, heads: number) => number;
}

/** Entry of a person's list that names the unit, −1 if they do not work there today. */
export function listEntry(instance: Instance, person: number, unit: number): number {
  const start = instance.listStart[person]!;
  const end = instance.listStart[person + 1]!;
  // Assignment problems list every unit in order: the entry then stands where it is looked for first.
  if (start + unit < end && instance.listUnit[start + unit] === unit) return start + unit;
  for (let e = start; e < end; e++) {
    if (instance.listUnit[e] === unit) return e;
  }
  return -1;
}

/** Whether a slot kind is the managers'. */
export const isManagerKind = (instance: Instance, kind: number): boolean =>
  kind === instance.disciplines.length;
/** Whether a slot kind is the owner's. */
export const isOwnerKind = (instance: Instance, kind: number): boolean =>
  kind === instance.disciplines.length + 1;
