import { listEntry, type PersonTerm } from "./term.ts";

/** Losing the context of an area: the listed points where the person works today, full points elsewhere. */
export const areaChange: PersonTerm = {
  id: "areaChange",
  points: (instance, person, unit) => {
    const entry = listEntry(instance, person, unit);
    return entry < 0 ? instance.elsewhereCost[person]! : instance.listCost[entry]!;
  },
};
