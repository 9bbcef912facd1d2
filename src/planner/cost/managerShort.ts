import { isManagerKind, type HeadTerm } from "./term.ts";

/** Managers missing in a unit. */
export const managerShort: HeadTerm = {
  id: "managerShort",
  points: (instance, kind, unit, heads) => {
    if (!isManagerKind(instance, kind)) return 0;
    const want = instance.demand[kind * instance.units + unit]!;
    return heads < want ? instance.shortCost[kind]! * (want - heads) : 0;
  },
};
