import { wording, type Sentence } from "../org/index.ts";
import type { Plan, PlanRefusal } from "../planner/index.ts";

/** What `onethread plan --json` prints: the plan with every sentence as text, or why there is none. */
export type PlanJson =
  | { readonly schemaVersion: 1; readonly plan: unknown }
  | {
      readonly schemaVersion: 1;
      readonly refusal: {
        readonly code: string;
        readonly message: string;
        readonly conflicting: readonly unknown[];
        /** The way out of each, in the same order. */
        readonly fixes: readonly string[];
      };
    };

/** A plan on the wire. The plan as a file, which keeps sentences as parts, is `formatPlan` of the planner. */
export function presentPlan(plan: Plan): PlanJson {
  return { schemaVersion: 1, plan: worded(plan) };
}

export function presentPlanRefusal(refusal: PlanRefusal): PlanJson {
  return {
    schemaVersion: 1,
    refusal: {
      code: refusal.code,
      message: wording(refusal.message),
      conflicting: refusal.conflicting ?? [],
      fixes: (refusal.fixes ?? []).map((fix) => wording(fix)),
    },
  };
}

/** The same data with each Sentence replaced by its text. */
export function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(worded);
  if (typeof value !== "object" || value === null) return value;
  if (isSentence(value)) return wording(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, worded(one)]));
}

function isSentence(value: object): value is Sentence {
  return "parts" in value && "restsOn" in value && Array.isArray(value.parts);
}
