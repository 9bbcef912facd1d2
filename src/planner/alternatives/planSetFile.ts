import { say, type Org, type Sentence } from "../../org/index.ts";
import { formatPlan, parsePlan } from "../plan/planFile.ts";
import type { Plan } from "../plan/plan.ts";
import { PLANS_FORMAT, sharedPins, type PlanSet } from "./planSet.ts";
import { withStandsIn } from "./standsIn.ts";
import { verifyPlan, type Verdict } from "../verify/verify.ts";

export type ParsedPlans =
  | { readonly ok: true; readonly set: PlanSet }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: Sentence } };

/**
 * A set of plans as JSON, each in the form of `formatPlan`. `parsePlans(formatPlans(set))` is the set.
 * @example formatPlans(set).startsWith('{\n  "format": "onethread-plans/1"') // …
 */
export function formatPlans({ format, base, plans }: PlanSet): string {
  const inner = plans.map((plan) => formatPlan(plan).trimEnd().replaceAll("\n", "\n    "));
  return `{\n  "format": ${JSON.stringify(format)},\n  "base": ${base},\n  "plans": [\n    ${inner.join(",\n    ")}\n  ]\n}\n`;
}

/**
 * Reads a file of one plan or of a set; one plan is a set of one.
 * @returns the set, or a refusal as of `parsePlan`, or `plans-shape`.
 * @example parsePlans("[]") // { ok: false, refusal: { code: "not-a-plan", … } }
 */
export function parsePlans(text: string): ParsedPlans {
  const data = jsonOf(text);
  if (data?.["format"] !== PLANS_FORMAT) {
    const one = parsePlan(text);
    return one.ok ? { ok: true, set: { format: PLANS_FORMAT, base: 0, plans: [one.plan] } } : one;
  }
  const { base, plans } = data;
  if (!Array.isArray(plans) || plans.length === 0)
    return refuse(say([])`The field "plans" is no list of plans.`);
  if (typeof base !== "number" || !Number.isInteger(base) || base < 0 || base >= plans.length)
    return refuse(say([])`The field "base" is not the place of one of the ${plans.length} plans, from 0.`);
  const parsed: Plan[] = [];
  for (const [k, plan] of plans.entries()) {
    const one = parsePlan(JSON.stringify(plan));
    if (!one.ok)
      return {
        ok: false,
        refusal: { ...one.refusal, message: say([])`Plan ${k + 1}: ${one.refusal.message}` },
      };
    parsed.push(one.plan);
  }
  return { ok: true, set: { format: PLANS_FORMAT, base, plans: parsed } };
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(text);
    return data !== null && typeof data === "object" ? (data as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function refuse(message: Sentence): ParsedPlans {
  return { ok: false, refusal: { code: "plans-shape", message } };
}

/**
 * Verifies each plan of a set against the org, and what only the set can tell: one day, one list of pins, and in how
 * many of the plans each decision stands. O(plans × `verifyPlan`).
 * @returns faults as sentences for developers, each with the number of its plan.
 * @example verifySet(org, set) // …
 */
export function verifySet(org: Org, { plans, base }: PlanSet): Verdict {
  const faults = plans.flatMap((plan, k) => {
    const verdict = verifyPlan(org, plan);
    return verdict.ok ? [] : verdict.faults.map((fault) => `Plan ${k + 1}: ${fault}`);
  });
  const first = plans[base];
  if (first === undefined) return { ok: false, faults: ["The set has no base."] };
  if (plans.length > 1) {
    const given = (plan: Plan): string => JSON.stringify([plan.today, sharedPins(plan), plan.settings]);
    const counted = withStandsIn(plans);
    plans.forEach((plan, k) => {
      if (given(plan) !== given(first))
        faults.push(`Plan ${k + 1} was made for another day, other pins or settings than plan ${base + 1}.`);
      if (standing(plan) !== standing(counted[k]!))
        faults.push(`Plan ${k + 1} says of its decisions that they stand in other numbers of plans.`);
    });
  }
  return faults.length === 0 ? { ok: true } : { ok: false, faults };
}

function standing({ units, placements }: Plan): string {
  return JSON.stringify([...units, ...placements].map(({ standsIn }) => [standsIn?.plans, standsIn?.of]));
}
