import { areaRow, COMPANY_METRICS, isProductArea, type MetricResult } from "../../metrics/index.ts";
import type { Config, Finding, Org } from "../../org/index.ts";
import type { Column, ComparisonRow, ComparisonValue } from "./column.ts";
import { over } from "./column.ts";
import { peopleCosts, promotionCosts, shapeCosts } from "./costs.ts";
import { gainRows } from "./gains.ts";

/** An organisation to compare, with what checks found in it. */
export interface Compared {
  readonly title: string;
  readonly org: Org;
  readonly findings: readonly Finding[];
}

/** Values stand in the order of `columns`; the first is what the others are measured against. */
export interface OrgComparison {
  readonly columns: readonly string[];
  readonly gains: readonly ComparisonRow<readonly ComparisonValue[]>[];
  /** Never fewer than the gains. */
  readonly costs: readonly ComparisonRow<readonly ComparisonValue[]>[];
  readonly metrics: readonly ComparedMetric[];
  /** One entry a column but the first: what comes and goes against the first. */
  readonly findings: readonly {
    readonly column: string;
    readonly come: readonly Finding[];
    readonly gone: readonly Finding[];
  }[];
}

/** A metric of the company in all columns; `why` where it has no value. */
export interface ComparedMetric {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly formula: string;
  readonly values: readonly (number | string | null)[];
}

/**
 * Organisations next to each other on the same measures: gains and costs with the same weight, the metrics of the
 * company, and findings that come and go. The first is what the others are measured against.
 * Cost: that of the metrics, once a column.
 * @example compareOrgs([{ title: "today", org, findings: [] }], config).columns // ["today"]
 */
export function compareOrgs(compared: readonly [Compared, ...Compared[]], config: Config): OrgComparison {
  const [first, ...others] = compared;
  const columnOf = ({ org }: Compared): Column => ({
    org,
    rows: org.areas.flatMap((_, area) => (isProductArea(org, area) ? [areaRow(org, area)] : [])),
    owned: true,
    placed: true,
  });
  const columns: readonly [Column, ...Column[]] = [columnOf(first), ...others.map(columnOf)];
  return {
    columns: compared.map(({ title }) => title),
    gains: gainRows(columns),
    costs: [
      ...peopleCosts(columns),
      ...shapeCosts(columns),
      openSeats(columns),
      ...promotionCosts(columns),
      money(columns),
    ],
    metrics: metricRows(compared, config),
    findings: others.map(({ title, findings }) => ({
      column: title,
      come: findings.filter((finding) => !hasKey(first.findings, finding)),
      gone: first.findings.filter((finding) => !hasKey(findings, finding)),
    })),
  };
}

/** A finding that a waiver covers on one side only comes or goes. */
function hasKey(findings: readonly Finding[], { key, waivedBy }: Finding): boolean {
  return findings.some((one) => one.key === key && (one.waivedBy === undefined) === (waivedBy === undefined));
}

function openSeats(columns: readonly Column[]): ComparisonRow<readonly ComparisonValue[]> {
  return {
    id: "open-seats",
    short: "Open seats",
    title: "Open seats",
    unit: "seats",
    formula: "vacancies in the tree, those made up by reading left out",
    better: "lower",
    values: over(
      columns,
      ({ org }) => org.people.filter((person) => person.vacant && person.placeholder !== true).length,
    ),
  };
}

function money(columns: readonly Column[]): ComparisonRow<readonly ComparisonValue[]> {
  return {
    id: "money",
    short: "Money",
    title: "Money",
    unit: "EUR a year",
    formula: "needs pay data",
    better: "lower",
    values: over(columns, () => "not given"),
  };
}

function metricRows(compared: readonly [Compared, ...Compared[]], config: Config): readonly ComparedMetric[] {
  const [{ org: base }] = compared;
  const valueOf = ({ value, why }: MetricResult): number | string | null => value ?? why ?? null;
  return COMPANY_METRICS.map(({ id, title, unit, formula, measure }) => ({
    id,
    title,
    unit,
    formula,
    values: compared.map(({ org, findings }) =>
      valueOf(measure({ org, config, findings, ...(org === base ? {} : { base }) })),
    ),
  }));
}
