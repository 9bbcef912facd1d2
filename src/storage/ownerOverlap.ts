import type { AreaOwners } from "./store.ts";

/** The first area that two different people own on one day, claims aside: what no store keeps. */
export function overlapIn(areas: readonly AreaOwners[]): { readonly areaId: string } | null {
  for (const { areaId, owners } of areas) {
    const held = owners.filter((owner) => owner.claimed !== true);
    for (const [i, one] of held.entries())
      for (const other of held.slice(i + 1))
        if (
          one.personId !== other.personId &&
          (one.from ?? "") < (other.to ?? "~") &&
          (other.from ?? "") < (one.to ?? "~")
        )
          return { areaId };
  }
  return null;
}
