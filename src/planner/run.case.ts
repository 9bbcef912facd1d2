import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Org } from "../org/index.ts";
import { planSto, type Pin, type Plan } from "./index.ts";

const WORK = 2_000_000;

/** The plan of an org; a refusal fails the test. */
export const planned = (org: Org, pins: readonly Pin[] = []): Plan => {
  const result = planSto(org, { today: org.today, seed: 1, work: WORK, config: DEFAULT_CONFIG, pins });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};
/** Why there is none, or "planned". */
export const refusal = (org: Org, pins: readonly Pin[] = []) => {
  const result = planSto(org, { today: org.today, seed: 1, work: WORK, config: DEFAULT_CONFIG, pins });
  return result.ok ? "planned" : `${result.refusal.code}: ${wording(result.refusal.message)}`;
};
export const managers = (org: Org) =>
  Object.fromEntries(org.people.map((person) => [person.id, person.managerId]));
export const text = (plan: Plan) => plan.unsolved.map((one) => wording(one)).join("\n");

/** The stool of the glossary: development, product and design apart, one product. */
export const stool = (): Org =>
  orgOf(
    `ceo/executive > vp/engineering, cpo/product, head/design
     vp > em/engineering; em > e1/engineering, e2/engineering, e3/engineering
     cpo > pm/product; head > ux/design
     x: em, e1, e2, e3, pm*, ux`,
  );

export const pin = (fields: { kind: Pin["kind"]; areaId: string; personId?: string; id?: string }): Pin =>
  ({ id: "pin-1", author: "ada", reason: "said so", ...fields }) as Pin;
