import { ADDED, NEW_AREA, NEW_MANAGER, REMOVED } from "../../engine/edit/differences.ts";

/** The word beside the sign of what differs for somebody. */
export function markWord(bits: number): `edit.mark.${"added" | "removed" | "both" | "manager" | "area"}` {
  if ((bits & ADDED) !== 0) return "edit.mark.added";
  if ((bits & REMOVED) !== 0) return "edit.mark.removed";
  if ((bits & NEW_MANAGER) !== 0 && (bits & NEW_AREA) !== 0) return "edit.mark.both";
  return (bits & NEW_MANAGER) !== 0 ? "edit.mark.manager" : "edit.mark.area";
}
