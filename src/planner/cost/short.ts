import { isManagerKind, isOwnerKind, type HeadTerm } from "./term.ts";

/** Heads missing in a discipline: each becomes a line on the hiring list. */
export const short: HeadTerm = {
  id: "short",
  points: (instance, kind, unit, heads) => {
    if (isManagerKind(instance, kind) || isOwnerKind(instance, kind)) return 0;
    const want = instance.demand[kind * instance.units + unit]!;
    return heads < want ? instance.shortCost[kind]! * (want - heads) : 0;
  },
};
