import { NONE } from "../../org/index.ts";
import type { Question } from "./draftInstance.ts";
import type { Placement } from "../instance.ts";
import type { Barred } from "../plan/plan.ts";

/**
 * Units to close to managers of some level, because one of them would stand there below an owner of a lower level,
 * away from home. They may still own another.
 */
export function closedTo(
  { org, members, levels, seats, instance }: Question,
  placement: Placement,
): Barred[] {
  const ownerLevel = Int32Array.from(seats, (seat) => seat.required);
  members.people.forEach((p, i) => {
    if (placement.isOwner[i] === 1) ownerLevel[placement.unit[i]!] = levels.level[p]!;
  });
  const isSenior = (i: number, unit: number): boolean =>
    instance.role[i] === instance.disciplines.length &&
    members.home[i] !== NONE &&
    members.home[i] !== unit &&
    levels.level[members.people[i]!]! > ownerLevel[unit]!;
  const units = new Set<number>();
  placement.unit.forEach((unit, i) => {
    if (placement.isOwner[i] === 0 && instance.pinnedUnit[i] === NONE && isSenior(i, unit)) units.add(unit);
  });
  // Everybody of that level, or the next one would take the place.
  return [...units]
    .sort((a, b) => a - b)
    .flatMap((unit) =>
      Array.from(members.people, (p, i): Barred[] =>
        isSenior(i, unit)
          ? [{ personId: org.people[p]!.id, areaId: org.areas[members.units[unit]!]!.id }]
          : [],
      ).flat(),
    );
}
