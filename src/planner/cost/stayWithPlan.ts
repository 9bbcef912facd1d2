import type { PersonTerm } from "./term.ts";

/** Another unit than the published plan has somebody in, where one is stayed with. */
export const stayWithPlan: PersonTerm = {
  id: "stayWithPlan",
  points: ({ stayWithPlan: plan }, person, unit) =>
    plan === undefined || plan.unit[person]! < 0 || plan.unit[person] === unit ? 0 : plan.points,
};
