import { listEntry, type PersonTerm } from "./term.ts";

/** A skill not at home in the unit; nobody who works there today pays it. */
export const skillMismatch: PersonTerm = {
  id: "skillMismatch",
  points: (instance, person, unit) =>
    listEntry(instance, person, unit) >= 0
      ? 0
      : instance.skillCost[instance.skill[person]! * instance.units + unit]!,
};
