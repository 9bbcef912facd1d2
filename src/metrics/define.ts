import type { Config, Finding, Org } from "../org/index.ts";

/** What a metric is given. */
export interface MetricContext {
  readonly org: Org;
  readonly config: Config;
  /** The org before, for what a change does. */
  readonly base?: Org;
  /** What checks found on `org`, for metrics that count what passes. */
  readonly findings?: readonly Finding[];
  /** The mode under which those findings were made, if areas were judged as if. */
  readonly asMode?: "sto" | "stl";
}

/** One row behind a number: a person, area or thing, and what it adds. */
export interface MetricRow {
  readonly subject: string;
  readonly value: number;
}

/** A number with what it was made of. Null comes with a reason and is never 0. */
export interface MetricResult {
  readonly value: number | string | null;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rows: readonly MetricRow[];
  /** `ambiguous`, `owner-vacant`, `stand-in`, `vacant-fte 1.5`, `assumed: share`, … */
  readonly flags: readonly string[];
  /** Why the value is null. */
  readonly why?: string;
  /** Further values of metrics that have several. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Rows listed beside the number and not in it: decisions that are still open, with their days so far. */
  readonly apart?: readonly MetricRow[];
}

/** A limit of a metric: its default, what it counts, and where the value comes from. */
export interface MetricThreshold {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

interface MetricShape {
  /** Stable, kebab-case, never reused. */
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  /** By name; a company sets its own as `<metric-id>.<name>`. Absent: none. */
  readonly thresholds?: Readonly<Record<string, MetricThreshold>>;
}

/** A metric measured for one area. */
export interface AreaMetric extends MetricShape {
  readonly scope: "area";
  readonly measure: (ctx: MetricContext, area: number) => MetricResult;
}

/** A metric measured for the whole company. */
export interface CompanyMetric extends MetricShape {
  readonly scope: "company";
  readonly measure: (ctx: MetricContext) => MetricResult;
}

/** One metric; `scope` says of what. */
export type Metric = AreaMetric | CompanyMetric;

/** Declares a metric. Its shape is data; `metrics/index.ts` is the list. */
export function defineMetric<M extends Metric>(metric: M): M {
  return metric;
}

/** The company's own value of a threshold, else the default. */
export function limitOf({ config }: MetricContext, key: string, threshold: MetricThreshold): number {
  return config.thresholds[key] ?? threshold.value;
}

/** Middle of the values, the mean of the two middle ones of an even number; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** `name n` where something was left out or met, nothing where n is 0. */
export function countFlag(name: string, count: number): string[] {
  return count === 0 ? [] : [`${name} ${count}`];
}

/** A value with nothing to divide. */
export function plainResult(
  unit: string,
  value: number | string,
  rest: Partial<MetricResult> = {},
): MetricResult {
  return resultOf({ value, unit, numerator: null, denominator: null }, rest);
}

const NOTHING: readonly never[] = [];

/** Fields set one by one: spreads of two objects took as long as measuring, for areas by the thousand (measured). */
function resultOf(
  { value, unit, numerator, denominator }: Pick<MetricResult, "value" | "unit" | "numerator" | "denominator">,
  rest: Partial<MetricResult>,
): MetricResult {
  const result: { -readonly [K in keyof MetricResult]: MetricResult[K] } = {
    value,
    unit,
    numerator: rest.numerator ?? numerator,
    denominator: rest.denominator ?? denominator,
    rows: rest.rows ?? NOTHING,
    flags: rest.flags ?? NOTHING,
  };
  if (rest.why !== undefined) result.why = rest.why;
  if (rest.parts !== undefined) result.parts = rest.parts;
  if (rest.apart !== undefined) result.apart = rest.apart;
  return result;
}

/** No value, and why. */
export function noResult(unit: string, why: string, flags: readonly string[] = []): MetricResult {
  return { value: null, unit, numerator: null, denominator: null, rows: [], flags, why };
}

/** A part of a whole; null where the whole is nothing. */
export function ratioResult(
  unit: string,
  [numerator, denominator]: readonly [number, number],
  rest: Partial<MetricResult> = {},
): MetricResult {
  if (denominator <= 0)
    return { ...noResult(unit, "nothing to divide by", rest.flags), rows: rest.rows ?? [] };
  return resultOf({ value: numerator / denominator, unit, numerator, denominator }, rest);
}
