import { listEntry, type PersonTerm } from "./term.ts";

/** A workplace elsewhere: the unit is mostly at another location, and the person does not work in it today. */
export const siteChange: PersonTerm = {
  id: "siteChange",
  points: (instance, person, unit) => {
    const { siteChange: sites, units } = instance;
    if (sites === undefined || listEntry(instance, person, unit) >= 0) return 0;
    return sites.points[sites.location[person]! * units + unit]!;
  },
};
