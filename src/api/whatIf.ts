import { wording, type PinWish } from "../org/index.ts";
import {
  placedElsewhere,
  type PlacedElsewhere,
  type Plan,
  type WhatIfAnswer,
  type WhatIfMove,
} from "../planner/index.ts";

/** What `onethread what-if --json` prints: the plan with wishes fixed, or why they cannot hold. */
export type WhatIfJson =
  | {
      readonly schemaVersion: 1;
      readonly plan: { readonly cost: number; readonly lowerBound: number };
      readonly wishes: readonly PinWish[];
      /** Points more than the plan: proved at least, found at most. */
      readonly price: { readonly least: number; readonly most: number };
      /** Whether the plan found with the wishes costs less than the plan itself. */
      readonly better: boolean;
      readonly terms: Readonly<Record<string, number>>;
      readonly moves: readonly WhatIfMove[];
      readonly sentence: string;
      readonly replanned?: ReplannedJson;
    }
  | {
      readonly schemaVersion: 1;
      readonly refusal: {
        readonly code: string;
        readonly message: string;
        readonly conflicting: readonly unknown[];
        readonly fixes: readonly string[];
        /** That nothing contradicts: a plan made again with these pins keeps them. */
        readonly newPlanMay: boolean;
      };
      readonly replanned?: ReplannedJson;
    };

/** A plan made again with the wishes as pins, beside the plan asked. */
export interface ReplannedJson {
  readonly before: PlanInShort;
  readonly after: PlanInShort;
  readonly elsewhere: readonly PlacedElsewhere[];
}

/** What two plans are held beside each other by. */
export interface PlanInShort {
  readonly cost: number;
  readonly lowerBound: number;
  readonly moved: number;
  readonly managerChanged: number;
}

/** What `onethread verify PLAN --against ORG --json` prints. */
export interface PlanVerdictJson {
  readonly schemaVersion: 1;
  /** Path of the plan and of the organisation it was read against. */
  readonly what: string;
  readonly against: string;
  readonly ok: boolean;
  readonly plans: number;
  /** In words for developers. */
  readonly faults: readonly string[];
  /** With --prove, plan by plan: the bound that its file says and the one proved here. */
  readonly proved?: readonly ProvedJson[];
}

export interface ProvedJson {
  readonly cost: number;
  readonly told: number;
  readonly lowerBound: number;
  readonly holds: boolean;
}

/**
 * What the verification of a plan file found, on the wire.
 * @example presentPlanVerdict({ what: "plan.json", against: "org", plans: 1, faults: [] }).ok // true
 */
export function presentPlanVerdict(found: Omit<PlanVerdictJson, "schemaVersion" | "ok">): PlanVerdictJson {
  return { schemaVersion: 1, ok: found.faults.length === 0, ...found };
}

const inShort = ({ cost, lowerBound, counts }: Plan): PlanInShort => ({
  cost,
  lowerBound,
  moved: counts.moved,
  managerChanged: counts.managerChanged,
});

/** A what-if on the wire, with the plan made again where there is one. */
export function presentWhatIf(plan: Plan, answer: WhatIfAnswer, again?: Plan): WhatIfJson {
  const { cost, lowerBound } = plan;
  const replanned =
    again === undefined
      ? {}
      : {
          replanned: {
            before: inShort(plan),
            after: inShort(again),
            elsewhere: placedElsewhere(plan, again),
          },
        };
  if (answer.ok) {
    const { wishes, price, terms, moves, sentence } = answer.whatIf;
    return {
      schemaVersion: 1,
      plan: { cost, lowerBound },
      wishes,
      price,
      better: price.most < 0,
      terms,
      moves,
      sentence: wording(sentence),
      ...replanned,
    };
  }
  const { code, message, conflicting = [], fixes = [], newPlanMay = false } = answer.refusal;
  return {
    schemaVersion: 1,
    refusal: {
      code,
      message: wording(message),
      conflicting,
      fixes: fixes.map((fix) => wording(fix)),
      newPlanMay,
    },
    ...replanned,
  };
}
