import type { Org } from "../../org/index.ts";
import type { Instance } from "../instance.ts";
import type { PlanCosts } from "./costs.ts";
import type { Members } from "./units.ts";

/** Who works where, and what a unit at another location costs. */
export interface Locations {
  readonly columns: Pick<Instance, "siteChange">;
  /** People with a location, and units where most are at one. */
  readonly people: number;
  readonly units: number;
}

/**
 * Points for a unit whose hub is elsewhere: the location at which most of its full-time people are today; an equal
 * number: the earlier name. Who has no location, and a unit in which nobody has one, costs nothing. Nothing at all
 * where the company did not turn it on. O(people + locations × units).
 */
export function locationsOf(org: Org, members: Members, { siteChange }: PlanCosts): Locations {
  if (siteChange === undefined) return { columns: {}, people: 0, units: 0 };
  const u = members.units.length;
  const nameOf = (i: number): string => {
    const { location, vacant } = org.people[members.people[i]!]!;
    return vacant || location === undefined ? "" : location.trim();
  };
  const people = Array.from(members.people.keys());
  const names = [...new Set(people.map(nameOf))].filter((name) => name !== "").sort();
  const numberOf = new Map(names.map((name, k) => [name, k + 1]));
  const location = Int32Array.from(people, (i) => numberOf.get(nameOf(i)) ?? 0);
  const fte = new Float64Array((names.length + 1) * u);
  for (const i of people)
    for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
      fte[location[i]! * u + members.listUnit[e]!]! +=
        members.listShare[e]! * org.people[members.people[i]!]!.fte;
  const points = new Int32Array((names.length + 1) * u);
  let hubs = 0;
  for (let unit = 0; unit < u; unit++) {
    let hub = 0;
    for (let l = 1; l <= names.length; l++)
      if (fte[l * u + unit]! > (hub === 0 ? 0 : fte[hub * u + unit]!) + 1e-9) hub = l;
    if (hub === 0) continue;
    hubs += 1;
    for (let l = 1; l <= names.length; l++) if (l !== hub) points[l * u + unit] = siteChange;
  }
  return {
    columns: { siteChange: { location, points } },
    people: location.filter((l) => l > 0).length,
    units: hubs,
  };
}
