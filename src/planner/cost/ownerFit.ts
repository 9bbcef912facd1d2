import type { PersonTerm } from "./term.ts";

/** An owner more senior than needed, without reports today or from an unusual discipline, priced by owner class. */
export const ownerFit: PersonTerm = {
  id: "ownerFit",
  points: (instance, person, unit, isOwner) =>
    isOwner ? instance.ownerCost[instance.ownerClass[person]! * instance.units + unit]! : 0,
};
