import { isManagerKind, isOwnerKind, type HeadTerm } from "./term.ts";

/** Heads too many in a discipline. */
export const over: HeadTerm = {
  id: "over",
  points: (instance, kind, unit, heads) => {
    if (isManagerKind(instance, kind) || isOwnerKind(instance, kind)) return 0;
    const want = instance.demand[kind * instance.units + unit]!;
    return heads > want ? instance.overCost[kind]! * (heads - want) : 0;
  },
};
