import { isOwnerKind, type HeadTerm } from "./term.ts";

/** Nobody at all where heads are wanted, on top of each missing head. */
export const uncovered: HeadTerm = {
  id: "uncovered",
  points: (instance, kind, unit, heads) => {
    if (isOwnerKind(instance, kind)) return 0;
    const want = instance.demand[kind * instance.units + unit]!;
    return want > 0 && heads === 0 ? instance.uncoveredCost[kind]! : 0;
  },
};
