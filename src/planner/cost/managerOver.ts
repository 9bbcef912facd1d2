import { isManagerKind, type HeadTerm } from "./term.ts";

/** Managers too many in a unit. */
export const managerOver: HeadTerm = {
  id: "managerOver",
  points: (instance, kind, unit, heads) => {
    if (!isManagerKind(instance, kind)) return 0;
    const want = instance.demand[kind * instance.units + unit]!;
    return heads > want ? instance.overCost[kind]! * (heads - want) : 0;
  },
};
