import type { PersonTerm } from "./term.ts";

/** Hours between the person's site and the unit's hub, priced by site; wherever the person comes from. */
export const timeZone: PersonTerm = {
  id: "timeZone",
  points: (instance, person, unit) => instance.siteCost[instance.site[person]! * instance.units + unit]!,
};
