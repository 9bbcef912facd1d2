import { areaRow, type AreaRow } from "../../metrics/index.ts";
import type { AreaId, Org } from "../../org/index.ts";
import type { Plan } from "../../planner/index.ts";
import type { Column, ComparisonRow } from "./column.ts";
import { costRows } from "./costs.ts";
import { gainRows } from "./gains.ts";

/** The four columns every comparison has. Not changing is an option with a price too. */
export const COLUMNS = ["today", "owner named only", "STL", "STO"] as const;

/** The four organisations that are compared, in the order of `COLUMNS`. */
export interface Alternatives {
  readonly today: Org;
  readonly ownerNamedOnly: Org;
  readonly stl: Org;
  readonly sto: Org;
}

export interface Comparison {
  /** Areas the plan makes single-threaded and that can be judged; the gains are about these and their people. */
  readonly areas: number;
  /** Names of planned areas left out, because too few of their people are confirmed. */
  readonly unjudged: readonly string[];
  readonly gains: readonly ComparisonRow[];
  /** Never fewer than the gains. */
  readonly costs: readonly ComparisonRow[];
}

/**
 * Gains and costs of the four alternatives on the same measures, over the areas the plan makes single-threaded.
 * @example compareAlternatives(plan, alternatives).gains[0].values // [2, 2, 7, 19]
 */
export function compareAlternatives(plan: Plan, alternatives: Alternatives): Comparison {
  const limit = plan.settings.coverageMin;
  const isThin = (id: AreaId): boolean => (rowOf(alternatives.today, id).coverage ?? 1) + 1e-9 < limit;
  const units = plan.units.map((unit) => unit.areaId).filter((id) => !isThin(id));
  const column = (org: Org, owned: boolean, placed: boolean): Column => ({
    org,
    rows: units.map((id) => rowOf(org, id)),
    owned,
    placed,
  });
  const columns = [
    column(alternatives.today, false, false),
    column(alternatives.ownerNamedOnly, true, false),
    column(alternatives.stl, true, true),
    column(alternatives.sto, true, true),
  ] as const;
  return {
    areas: units.length,
    unjudged: plan.units.filter((unit) => isThin(unit.areaId)).map((unit) => unit.name),
    gains: gainRows(columns),
    costs: costRows(columns, plan),
  };
}

function rowOf(org: Org, id: AreaId): AreaRow {
  const index = org.areaIndexById.get(id);
  if (index === undefined) throw new RangeError(`The plan's area ${id} is not in the org compared with it.`);
  return areaRow(org, index);
}
