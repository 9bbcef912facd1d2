import type { Org } from "../../org/index.ts";
import type { Plan } from "../../planner/index.ts";
import type { Column, ComparisonRow, ComparisonValue } from "./column.ts";
import { COLUMNS, judgedUnits, rowOf, type Alternatives } from "./compareAlternatives.ts";
import { costRows } from "./costs.ts";
import { gainRows } from "./gains.ts";

/** One more organisation beside the four: a plan as it was edited, or another scenario. */
export interface Beside {
  readonly title: string;
  readonly org: Org;
  /** The plan that leads exactly there; absent where somebody edited since, or no plan was made. */
  readonly plan?: Plan;
}

/** The four columns of a plan and as many more as were asked for, in that order. */
export interface BesideComparison {
  readonly columns: readonly string[];
  /** Areas of the plan that can be judged and are in all of the organisations. */
  readonly areas: number;
  /** Names of planned areas left out: too few of their people are confirmed, or one of the organisations lacks them. */
  readonly unjudged: readonly string[];
  readonly gains: readonly ComparisonRow<readonly ComparisonValue[]>[];
  /** Never fewer than the gains. */
  readonly costs: readonly ComparisonRow<readonly ComparisonValue[]>[];
}

/** Rows that are read from a plan: of an organisation without one they say nothing. */
const OF_PLAN: ReadonlySet<string> = new Set(["owners-calibre", "seats", "titles", "agreements", "charters"]);
const NOT_JUDGED = "not judged";

/**
 * The comparison of a plan with more columns: the same measures over the areas of the plan.
 * @example compareBeside(plan, alternatives, []).columns // ["today", "owner named only", "STL", "STO"] …
 */
export function compareBeside(
  plan: Plan,
  alternatives: Alternatives,
  others: readonly Beside[],
): BesideComparison {
  const units = judgedUnits(plan, alternatives.today).filter((id) =>
    others.every(({ org }) => org.areaIndexById.has(id)),
  );
  const judged = new Set<string>(units);
  const column = (org: Org, fields: Pick<Column, "owned" | "placed" | "plan">): Column => ({
    org,
    rows: units.map((id) => rowOf(org, id)),
    ...fields,
  });
  const columns: readonly [Column, ...Column[]] = [
    column(alternatives.today, { owned: false, placed: false, plan }),
    column(alternatives.ownerNamedOnly, { owned: true, placed: false, plan }),
    column(alternatives.stl, { owned: true, placed: true, plan }),
    column(alternatives.sto, { owned: true, placed: true, plan }),
    ...others.map((one) =>
      column(one.org, {
        owned: true,
        placed: true,
        ...(one.plan === undefined ? {} : { plan: one.plan }),
      }),
    ),
  ];
  const withoutPlan = columns.map((one) => one.plan === undefined);
  return {
    columns: [...COLUMNS, ...others.map(({ title }) => title)],
    areas: units.length,
    unjudged: plan.units.filter((unit) => !judged.has(unit.areaId)).map((unit) => unit.name),
    gains: gainRows(columns),
    costs: costRows(columns).map((row) =>
      OF_PLAN.has(row.id)
        ? { ...row, values: row.values.map((value, k) => (withoutPlan[k] === true ? NOT_JUDGED : value)) }
        : row,
    ),
  };
}
