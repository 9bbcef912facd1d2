import { wording } from "../org/index.ts";
import type { Alternative, Burden, PlanSet } from "../planner/index.ts";
import { presentPlan } from "./plan.ts";

/** What `onethread plan --alternatives N --json` prints. */
export interface AlternativesJson {
  readonly schemaVersion: 1;
  /** Number of the plan at the company's own costs, from 1. */
  readonly base: number;
  /** Plans looked at before those dominated and noise were left out; null for a set from a file. */
  readonly tried: number | null;
  readonly columns: readonly string[];
  readonly gains: readonly unknown[];
  readonly costs: readonly unknown[];
  readonly alternatives: readonly unknown[];
}

/** A set of plans on the wire: figures, weights and words of each, then the plan whole, as `plan --json` shows it. */
export function presentAlternatives(input: {
  readonly set: PlanSet;
  readonly read: readonly Alternative[];
  readonly tried?: number;
  readonly comparison: {
    readonly columns: readonly string[];
    readonly gains: readonly unknown[];
    readonly costs: readonly unknown[];
  };
}): AlternativesJson {
  const { set, read, tried, comparison } = input;
  return {
    schemaVersion: 1,
    base: set.base + 1,
    tried: tried ?? null,
    ...comparison,
    alternatives: read.map(({ plan, sentence, ...rest }) => {
      const presented = presentPlan(plan);
      return {
        ...rest,
        text: wording(sentence),
        plan: "plan" in presented ? presented.plan : null,
      };
    }),
  };
}

/** Who bears a plan, on the wire: shares by group, findings as text. */
export function presentBurden({ measures, findings, silent }: Burden): unknown {
  return {
    measures,
    findings: findings.map(({ check, key, tier, subjects, value, message }) => ({
      check,
      key,
      tier,
      subjects,
      value,
      message: wording(message),
    })),
    silent,
  };
}
