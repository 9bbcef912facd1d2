import type { PersonTerm } from "./term.ts";

/** Parting from today's manager: due when both land in different units, whichever slots they take. */
export const managerChange: PersonTerm = {
  id: "managerChange",
  points: (instance, person, unit, _isOwner, managerUnit) =>
    managerUnit < 0 || managerUnit === unit ? 0 : instance.managerChangeCost[person]!,
};
