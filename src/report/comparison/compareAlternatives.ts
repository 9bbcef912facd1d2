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
  const units = judgedUnits(plan, alternatives.today);
  const judged = new Set<string>(units);
  const column = (org: Org, owned: boolean, placed: boolean): Column => ({
    org,
    rows: units.map((id) => rowOf(org, id)),
    owned,
    placed,
    plan,
  });
  const columns = [
    column(alternatives.today, false, false),
    column(alternatives.ownerNamedOnly, true, false),
    column(alternatives.stl, true, true),
    column(alternatives.sto, true, true),
  ] as const;
  return {
    areas: units.length,
    unjudged: plan.units.filter((unit) => !judged.has(unit.areaId)).map((unit) => unit.name),
    gains: gainRows(columns),
    costs: costRows(columns),
  };
}

/** Planned areas of whose people enough are confirmed to say anything. */
export function judgedUnits({ units, settings }: Plan, today: Org): AreaId[] {
  return units
    .map((unit) => unit.areaId)
    .filter((id) => (rowOf(today, id).coverage ?? 1) + 1e-9 >= settings.coverageMin);
}

/** The figures of a planned area in one of the organisations compared. */
export function rowOf(org: Org, id: AreaId): AreaRow {
  const index = org.areaIndexById.get(id);
  if (index === undefined) throw new RangeError(`The plan's area ${id} is not in the org compared with it.`);
  return areaRow(org, index);
}
