import { wording, type Org } from "../../../org/index.ts";
import { readSet, type Alternative, type Plan, type PlanSet } from "../../../planner/index.ts";

/** One plan of several, on the same prices as the others. */
export interface AlternativeView {
  readonly number: number;
  readonly marks: Alternative["marks"];
  readonly figures: Alternative["figures"];
  readonly says: string;
  /** Nothing costs less under its weights, as proved; null where that is not proved. */
  readonly gap: number | null;
}

export interface AlternativesView {
  readonly plans: readonly AlternativeView[];
  /** Plans looked at: those that are worse in all than another are left out. */
  readonly tried: number;
}

/** A set of plans as it was found for a plan. */
export interface FoundSet {
  /** What it was found for: another plan has others. */
  readonly key: string;
  readonly set: PlanSet;
  readonly tried: number;
}

/** The set as it is shown, from least disruption for people. */
export function viewAlternatives(org: Org, { set, tried }: FoundSet): AlternativesView {
  return {
    plans: readSet(org, set).map(({ number, marks, figures, sentence, plan }) => ({
      number,
      marks,
      figures,
      says: wording(sentence),
      gap: plan.gap,
    })),
    tried,
  };
}

/** What a set of alternatives is about: the state of the organisation and the wishes. */
export function keyOfSet(orgId: string, revision: number, { pins }: Plan): string {
  return JSON.stringify([orgId, revision, pins]);
}
