import { isOwnerKind, type HeadTerm } from "./term.ts";

/** A unit without an owner. */
export const ownerless: HeadTerm = {
  id: "ownerless",
  points: (instance, kind, unit, heads) =>
    isOwnerKind(instance, kind) && heads === 0 ? instance.ownerlessCost[unit]! : 0,
};
