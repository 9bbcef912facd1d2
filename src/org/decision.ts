import type { Day } from "./day.ts";
import type { AreaId, DecisionId, PersonId } from "./ids.ts";

/** The ten questions asked before any target. Source: docs/glossary.md#contraindication. */
export const CONTRAINDICATION_CODES = [
  "shared-core",
  "few-owners",
  "no-delegation",
  "one-product",
  "one-journey",
  "no-consent",
  "too-small",
  "retrofit",
  "no-sponsor",
  "large",
] as const;
export type ContraindicationCode = (typeof CONTRAINDICATION_CODES)[number];

/** `unknown` until a person answers; a "yes" needs written evidence. */
export interface ContraindicationAnswer {
  readonly code: ContraindicationCode;
  readonly answer: "yes" | "no" | "unknown";
  readonly evidence?: string;
}

/** One-way or two-way door, exactly one decider. */
export interface Decision {
  readonly id: DecisionId;
  readonly title: string;
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly areaId?: AreaId;
  readonly door: "one-way" | "two-way";
  readonly deciderId?: PersonId;
  readonly inputIds?: readonly PersonId[];
  readonly approverIds?: readonly PersonId[];
  readonly options?: readonly string[];
  readonly raisedOn?: Day;
  readonly decidedOn?: Day;
  readonly outcome?: string;
  readonly dissent?: string;
  readonly reviewOn?: Day;
  readonly overriddenBy?: PersonId;
  readonly overriddenOn?: Day;
  readonly supersedesId?: DecisionId;
  readonly contraindications?: readonly ContraindicationAnswer[];
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}

/**
 * Whether it was taken by that day; one dated later is still open.
 * @example isDecided({ decidedOn: "2026-06-02" }, "2026-06-01") // false
 */
export function isDecided({ decidedOn }: Pick<Decision, "decidedOn">, today: Day): boolean {
  return decidedOn !== undefined && decidedOn <= today;
}
