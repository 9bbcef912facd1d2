import { busRisk } from "./busRisk.ts";
import { contextRetention } from "./contextRetention.ts";
import { contracted } from "./contracted.ts";
import { coreFte } from "./coreFte.ts";
import { craftCoverage } from "./craftCoverage.ts";
import { decisionLatency } from "./decisionLatency.ts";
import { dedication } from "./dedication.ts";
import type { AreaMetric, CompanyMetric, Metric, MetricContext, MetricResult } from "./define.ts";
import { escalationExcess } from "./escalationExcess.ts";
import { impact } from "./impact.ts";
import { layers } from "./layers.ts";
import { legs } from "./legs.ts";
import { levelsUp } from "./levelsUp.ts";
import { lineIntegrity } from "./lineIntegrity.ts";
import { localDecisionRate } from "./localDecisionRate.ts";
import { managementRatio } from "./managementRatio.ts";
import { orphanAge } from "./orphanAge.ts";
import { outOfDiscipline } from "./outOfDiscipline.ts";
import { outsideManagers } from "./outsideManagers.ts";
import { overrideRate } from "./overrideRate.ts";
import { ownerGap } from "./ownerGap.ts";
import { ownerLoad } from "./ownerLoad.ts";
import { ownershipCoverage } from "./ownershipCoverage.ts";
import { purity } from "./purity.ts";
import { sharedBoss } from "./sharedBoss.ts";
import { span } from "./span.ts";
import { stoAdoption } from "./stoAdoption.ts";
import { structure } from "./structure.ts";
import { successorCoverage } from "./successorCoverage.ts";
import { thread } from "./thread.ts";
import { waivers } from "./waivers.ts";

/**
 * Metrics of one area, in the order they are shown.
 * @example AREA_METRICS[0]?.id // "legs"
 */
export const AREA_METRICS: readonly AreaMetric[] = [
  legs,
  sharedBoss,
  levelsUp,
  escalationExcess,
  outsideManagers,
  coreFte,
  lineIntegrity,
  purity,
  dedication,
  structure,
  ownerGap,
  ownerLoad,
];

/**
 * Metrics of the whole company, in the order they are shown.
 * @example COMPANY_METRICS.at(-1)?.id // "waivers"
 */
export const COMPANY_METRICS: readonly CompanyMetric[] = [
  stoAdoption,
  thread,
  span,
  layers,
  managementRatio,
  outOfDiscipline,
  craftCoverage,
  impact,
  ownershipCoverage,
  orphanAge,
  busRisk,
  contextRetention,
  contracted,
  decisionLatency,
  localDecisionRate,
  overrideRate,
  successorCoverage,
  waivers,
];

/**
 * Every metric. Add a line above; the list test asks for its parts.
 * @example METRICS.length === AREA_METRICS.length + COMPANY_METRICS.length // true
 */
export const METRICS: readonly Metric[] = [...AREA_METRICS, ...COMPANY_METRICS];

/** The metric of that id, or undefined. @example metricById("legs")?.unit // "count" */
export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

/** What `measureAll` returns. */
export interface Measured {
  /** By metric id. */
  readonly company: Readonly<Record<string, MetricResult>>;
  /** By area id, then metric id; areas made by a reading policy are not listed. */
  readonly areas: Readonly<Record<string, Readonly<Record<string, MetricResult>>>>;
}

/** The company's metrics by id. @example measureCompany({ org, config }).span?.value */
export function measureCompany(ctx: MetricContext): Measured["company"] {
  return Object.fromEntries(COMPANY_METRICS.map((metric) => [metric.id, metric.measure(ctx)]));
}

/** The metrics of one area by id. @example measureArea({ org, config }, areaIndex(org, "pay")).legs?.value */
export function measureArea(ctx: MetricContext, area: number): Readonly<Record<string, MetricResult>> {
  const measured: Record<string, MetricResult> = {};
  for (const metric of AREA_METRICS) measured[metric.id] = metric.measure(ctx, area);
  return measured;
}

/**
 * All metrics of the company and of every area. O(areas × people of the area).
 * @example measureAll({ org, config }).areas["pay"]?.legs?.value
 */
export function measureAll(ctx: MetricContext): Measured {
  const areas: Record<string, Readonly<Record<string, MetricResult>>> = {};
  ctx.org.areas.forEach((area, index) => {
    if (area.placeholder !== true) areas[area.id] = measureArea(ctx, index);
  });
  return { company: measureCompany(ctx), areas };
}
