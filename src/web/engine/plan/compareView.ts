import { drawFlow, formatSvg } from "../../../draw/index.ts";
import { wording } from "../../../org/index.ts";
import { burdenOf } from "../../../planner/index.ts";
import { COLUMNS, type ComparisonRow } from "../../../report/index.ts";
import { tellDrawing, type DrawnPicture } from "../picture.ts";
import type { OpenPlan } from "./openPlan.ts";

/** The plan beside today, owner named only and STL. */
export interface CompareView {
  readonly name: string;
  readonly isStale: boolean;
  readonly columns: readonly string[];
  readonly areas: number;
  readonly unjudged: readonly string[];
  readonly gains: readonly ComparisonRow[];
  readonly costs: readonly ComparisonRow[];
  readonly unsolved: readonly string[];
  readonly burden: {
    readonly findings: readonly string[];
    readonly measures: readonly {
      readonly id: string;
      readonly people: number;
      readonly marked: number;
      readonly groups: readonly {
        readonly who: string;
        readonly people: number;
        readonly hit: number;
        readonly expected: number;
      }[];
    }[];
    readonly silent: readonly { readonly id: string; readonly because: string }[];
  };
  readonly changed: number;
}

export function viewComparison({ plan, org, stored, isStale, drafted }: OpenPlan): CompareView {
  const { comparison } = drafted();
  const burden = burdenOf(org, plan, "shown");
  return {
    name: stored.scenario.name,
    isStale,
    columns: COLUMNS,
    areas: comparison.areas,
    unjudged: comparison.unjudged,
    gains: comparison.gains,
    costs: comparison.costs,
    unsolved: plan.unsolved.map((one) => wording(one)),
    burden: {
      findings: burden.findings.map(({ message }) => wording(message)),
      measures: burden.measures.map(({ id, people, marked, dimensions }) => ({
        id,
        people,
        marked,
        groups: dimensions.flatMap(({ groups }) =>
          groups.map(({ who, people: all, hit, expected }) => ({ who, people: all, hit, expected })),
        ),
      })),
      silent: burden.silent,
    },
    changed: plan.counts.managerChanged,
  };
}

/** px: fits the left column of a laptop's screen. */
const FLOW_WIDTH = 700;

export function drawPlanFlow({ org, target }: OpenPlan): DrawnPicture {
  return tellDrawing(drawFlow(org, target(), { width: FLOW_WIDTH }), formatSvg);
}
