import { COST_TERMS, type CostByTerm, type CostTerm } from "../instance.ts";

/**
 * What answers weigh against new areas, which keep their price: 60 for an area somebody never worked in. A group's
 * entries of the cost table are multiplied together; owners' seats left empty are asked of nobody.
 */
export const WEIGHT_GROUPS = [
  { id: "lines", terms: ["managerChange"], entries: ["managerChange"] },
  { id: "heads", terms: ["short", "uncovered", "over"], entries: ["short", "uncovered", "over"] },
  { id: "managers", terms: ["managerShort", "managerOver"], entries: ["managerShort", "managerOver"] },
  {
    id: "owners",
    terms: ["ownerFit"],
    entries: ["ownerExtraLevel", "ownerNeverManaged", "ownerNotProduct", "ownerLoad"],
  },
  { id: "hours", terms: ["timeZone"], entries: ["timeZone"] },
] as const satisfies readonly {
  readonly id: string;
  readonly terms: readonly CostTerm[];
  readonly entries: readonly string[];
}[];
export type WeightGroup = (typeof WEIGHT_GROUPS)[number]["id"];

/** A factor a group, in their order; 1 leaves the company's own price. */
export type Factors = readonly number[];

/** A factor may lie between a tenth and ten times the company's own price. Our proposal. */
export const FACTOR_MIN = 0.1;
export const FACTOR_MAX = 10;

/**
 * Lines of which the highest says how far a factor is from 1: tangents of x + 1 ÷ x − 2, by which a third is as far as
 * three times and two prices changed a little are nearer than one changed much, and two through 1, so that nothing
 * changes for nothing. Slope and height at 0.
 */
export const DISTANCES = [
  ...[0.1, 0.15, 0.25, 0.4, 0.6, 1.67, 2.5, 4, 7, 10].map((x) => ({
    slope: 1 - 1 / x ** 2,
    height: 2 / x - 2,
  })),
  { slope: 0.25, height: -0.25 },
  { slope: -0.25, height: 0.25 },
];

export const OWN_PRICES: Factors = WEIGHT_GROUPS.map(() => 1);

/** Points of a plan by group, and of all that keeps its price, at the company's own table. */
export interface Amounts {
  readonly byGroup: readonly number[];
  readonly fixed: number;
}

export function amountsOf(terms: CostByTerm): Amounts {
  const points = (list: readonly CostTerm[]): number =>
    list.reduce((sum, term) => sum + (terms[term] ?? 0), 0);
  const byGroup = WEIGHT_GROUPS.map((group) => points(group.terms));
  return { byGroup, fixed: points(COST_TERMS) - byGroup.reduce((sum, one) => sum + one, 0) };
}

/** The cost table with each group's entries at their factor, whole points. */
export function costsAt(
  costTable: Readonly<Record<string, number>>,
  factors: Factors,
): Readonly<Record<string, number>> {
  const costs: Record<string, number> = { ...costTable };
  WEIGHT_GROUPS.forEach(({ entries }, g) => {
    for (const entry of entries) costs[entry] = Math.round((costTable[entry] ?? 0) * factors[g]!);
  });
  return costs;
}
