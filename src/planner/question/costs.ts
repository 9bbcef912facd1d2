import type { Config } from "../../org/index.ts";

/**
 * Disruption points of one unit of each entry. Anchor: 60 = somebody goes to an area they never worked in. Our
 * proposal; a company sets its own under `plan.costs`. Source: docs/glossary.md#disruption-points.
 */
export const DEFAULT_PLAN_COSTS = {
  areaChange: 60,
  managerChange: 25,
  ownerExtraLevel: 12,
  ownerNeverManaged: 60,
  ownerNotProduct: 0,
  ownerLoad: 5,
  short: 110,
  uncovered: 150,
  over: 35,
  managerShort: 80,
  managerOver: 45,
  ownerless: 2000,
  ownerToHire: 400,
  recentMove: 40,
  managerOtherCraft: 30,
  timeZone: 4,
  vacancyElsewhere: 1,
} as const;
/** Points of terms that count only where asked for: `siteChange` where the company sets it, as proposed here. */
export const ASKED_PLAN_COSTS = { siteChange: 200, stayWithPlan: 10 } as const;
export type PlanCosts = { readonly [K in keyof typeof DEFAULT_PLAN_COSTS]: number } & {
  readonly [K in keyof typeof ASKED_PLAN_COSTS]?: number;
};

/**
 * Points of one unit of head where a head is so many units: rounded up, so that two halves cost no less than a whole.
 * @example pointsPerUnit(35, 2) // 18
 */
export function pointsPerUnit(perHead: number, headUnit: 1 | 2): number {
  return Math.ceil(perHead / headUnit);
}

/**
 * The table with the company's own entries; whole numbers ≥ 0, others are ignored. What was not asked for is not in it.
 */
export function planCostsOf(config: Config): PlanCosts {
  const own = Object.entries(config.plan.costs).filter(
    ([id, points]) =>
      (Object.hasOwn(DEFAULT_PLAN_COSTS, id) || Object.hasOwn(ASKED_PLAN_COSTS, id)) &&
      Number.isInteger(points) &&
      points >= 0,
  );
  const table: PlanCosts = {
    ...DEFAULT_PLAN_COSTS,
    ...(config.plan.stayWith === undefined ? {} : { stayWithPlan: ASKED_PLAN_COSTS.stayWithPlan }),
    ...Object.fromEntries(own),
  };
  const { siteChange, stayWithPlan, ...rest } = table;
  return {
    ...rest,
    ...(siteChange === undefined || siteChange === 0 ? {} : { siteChange }),
    ...(stayWithPlan === undefined || config.plan.stayWith === undefined ? {} : { stayWithPlan }),
  };
}
