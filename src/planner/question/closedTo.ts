import { NONE } from "../../org/index.ts";
import type { Question } from "./draftInstance.ts";
import type { Placement } from "../instance.ts";
import type { Barred } from "../plan/plan.ts";

/** A unit in which a manager would stand below an owner of a lower level, and the two ways out of it. */
export interface Closing {
  readonly unit: number;
  /** Managers above the owner's level, to whom the unit is closed: the next of them would take the place. */
  readonly seniors: readonly Barred[];
  /** Or everybody of the owner's level or a lower one, to whom the owner's seat is closed; who is so already left out. */
  readonly owners: readonly Barred[];
}

/** Units in which a manager stands below an owner of a lower level, away from home, ascending. */
export function closingsOf(question: Question, placement: Placement): Closing[] {
  const { org, members, levels, seats, instance, barred } = question;
  const ownerLevel = Int32Array.from(seats, (seat) => seat.required);
  members.people.forEach((p, i) => {
    if (placement.isOwner[i] === 1) ownerLevel[placement.unit[i]!] = levels.level[p]!;
  });
  const closed = new Set(barred.filter(({ seat }) => seat === undefined).map(keyOf));
  const pairOf = (i: number, unit: number): Barred => ({
    personId: org.people[members.people[i]!]!.id,
    areaId: org.areas[members.units[unit]!]!.id,
  });
  const levelOf = (i: number): number => levels.level[members.people[i]!]!;
  // Where somebody is against a closing, a pin wanted it.
  const isSenior = (i: number, unit: number): boolean =>
    instance.role[i] === instance.disciplines.length &&
    members.home[i] !== NONE &&
    members.home[i] !== unit &&
    levelOf(i) > ownerLevel[unit]! &&
    !closed.has(keyOf(pairOf(i, unit)));
  const mayOwn = (i: number, unit: number): boolean => {
    const ownerClass = instance.ownerClass[i]!;
    return ownerClass >= 0 && instance.ownerCost[ownerClass * instance.units + unit]! >= 0;
  };
  const units = new Set<number>();
  placement.unit.forEach((unit, i) => {
    if (placement.isOwner[i] === 0 && instance.pinnedUnit[i] === NONE && isSenior(i, unit)) units.add(unit);
  });
  const everybody = Array.from(members.people.keys());
  return [...units]
    .sort((a, b) => a - b)
    .map((unit) => ({
      unit,
      seniors: everybody.filter((i) => isSenior(i, unit)).map((i) => pairOf(i, unit)),
      owners: everybody
        .filter((i) => mayOwn(i, unit) && levelOf(i) <= ownerLevel[unit]!)
        .map((i): Barred => ({ ...pairOf(i, unit), seat: "owner" })),
    }));
}

/**
 * Units to close to managers of some level, because one of them would stand there below an owner of a lower level,
 * away from home.
 */
export function closedTo(question: Question, placement: Placement): Barred[] {
  return closingsOf(question, placement).flatMap(({ seniors }) => seniors);
}

const keyOf = ({ personId, areaId }: Barred): string => `${personId} ${areaId}`;
