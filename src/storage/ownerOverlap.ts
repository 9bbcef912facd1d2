import type { Ownership } from "../org/index.ts";
import type { AreaOwners } from "./store.ts";

/** The first area that two different people own on one day, claims aside: what no store keeps. */
export function overlapIn(areas: readonly AreaOwners[]): { readonly areaId: string } | null {
  for (const { areaId, owners } of areas) {
    const held = owners.filter((owner) => owner.claimed !== true);
    for (const [i, one] of held.entries())
      for (const other of held.slice(i + 1))
        if (one.personId !== other.personId && isOnOneDay(one, other)) return { areaId };
  }
  return null;
}

/** Whether two ownerships hold on one day; one that ends on its first day, or before, holds on none. */
export function isOnOneDay(one: Ownership, other: Ownership): boolean {
  const begin = (one.from ?? "") > (other.from ?? "") ? one.from : other.from;
  const end = (one.to ?? "~") < (other.to ?? "~") ? one.to : other.to;
  return (begin ?? "") < (end ?? "~");
}
