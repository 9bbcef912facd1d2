import type { Ownership } from "../org/index.ts";
import { isOnOneDay } from "./ownerOverlap.ts";
import type { AreaOwners } from "./store.ts";

/**
 * The owners of areas as a store keeps them, one at a time for an area; an acting owner is the owner for the time
 * being, as the checks count them. Several that an import brought are claims, which the rule leaves alone, until a
 * change settles who owns the area: an entry stays a claim as long as another stands beside it at its end.
 * @param isFirst the change set is the first of the org: what it brings was imported.
 * @param before what the store keeps by now; asked only where an area has several.
 */
export async function keptOwners(
  given: readonly AreaOwners[],
  isFirst: boolean,
  before: () => Promise<readonly AreaOwners[]>,
): Promise<readonly AreaOwners[]> {
  const unclear = given.filter(({ owners }) => hasRivals(owners));
  if (unclear.length === 0) return given;
  const known = isFirst ? [] : await before();
  const claimsByArea = new Map(
    known.map(({ areaId, owners }) => [areaId, owners.filter((owner) => owner.claimed === true)]),
  );
  const areas = new Set(unclear);
  return given.map((area) => {
    if (!areas.has(area)) return area;
    const claims = claimsByArea.get(area.areaId) ?? [];
    const owners = area.owners.map((owner) => {
      const isClaim = isFirst || claims.some((one) => isSame(one, owner));
      const isBeside = area.owners.some((other) => isRival(owner, other) && reachesEnd(other, owner));
      return isClaim && isBeside ? { ...owner, claimed: true as const } : owner;
    });
    return { areaId: area.areaId, owners };
  });
}

/** The claim that was imported, or less of it: what lasts longer now is news. */
function isSame(claim: Ownership, owner: Ownership): boolean {
  return claim.personId === owner.personId && claim.from === owner.from && reachesEnd(claim, owner);
}

function hasRivals(owners: readonly Ownership[]): boolean {
  return owners.some((one, i) => owners.some((other, j) => j > i && isRival(one, other)));
}

/** Two different people on one day, neither of them claimed. */
function isRival(a: Ownership, b: Ownership): boolean {
  if (a.personId === b.personId || a.claimed === true || b.claimed === true) return false;
  return isOnOneDay(a, b);
}

/** Whether one holds on the last day of the other. */
function reachesEnd(one: Ownership, other: Ownership): boolean {
  return (one.to ?? "~") >= (other.to ?? "~");
}
