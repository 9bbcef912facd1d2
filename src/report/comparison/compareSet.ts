import type { Alternative, CostByTerm, Mark } from "../../planner/index.ts";
import type { Org } from "../../org/index.ts";
import { BORNE_TERMS, COST_TERMS, targetOf } from "../../planner/index.ts";
import type { Column, ComparisonRow, ComparisonValue } from "./column.ts";
import { judgedUnits, rowOf, type Alternatives } from "./compareAlternatives.ts";
import { costRows } from "./costs.ts";
import { gainRows } from "./gains.ts";

type Row = ComparisonRow<readonly ComparisonValue[]>;

/** Today, owner named only and STL beside each plan of a set, on the same measures. */
export interface SetComparison {
  /** `today`, `owner named only`, `STL`, then "plan 1", … in the order of the set. */
  readonly columns: readonly string[];
  readonly gains: readonly Row[];
  /** Never fewer than the gains. */
  readonly costs: readonly Row[];
}

/** How a mark of a plan reads. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  base: "the plan",
  "least-disruption": "least disruption",
  knee: "knee",
  "most-autonomy": "most autonomy a point",
};

interface Priced extends Column {
  /** Points by term at the one price table of the set; absent where nothing is placed by points. */
  readonly terms: Partial<CostByTerm>;
  readonly moved: number;
  readonly waves: number;
  readonly complete: number;
}

/**
 * Gains and costs of every plan of a set and of the three that are no STO, with the same rows as the comparison of
 * the plan alone and the figures the set is judged by. O(plans × people).
 * @param read of `readSet`; owner named only and STL are those of its base.
 * @example compareSet(alternatives, read).columns // ["today", "owner named only", "STL", "plan 1", …]
 */
export function compareSet(of: Omit<Alternatives, "sto">, read: readonly Alternative[]): SetComparison {
  const base = read.find((one) => one.marks.includes("base"));
  if (base === undefined) throw new RangeError("A set of plans without its base cannot be compared.");
  const units = judgedUnits(base.plan, of.today);
  const column = (org: Org): Column => ({
    org,
    rows: units.map((id) => rowOf(org, id)),
    owned: true,
    placed: true,
    plan: base.plan,
  });
  const { ownerFit, areaChange, timeZone, skillMismatch } = base.terms;
  const { moved } = base.figures;
  const none = { terms: {}, moved: 0, waves: 0, complete: 0 };
  const columns: readonly [Priced, ...Priced[]] = [
    { ...column(of.today), owned: false, placed: false, ...none },
    { ...column(of.ownerNamedOnly), placed: false, ...none, terms: { ownerFit } },
    {
      ...column(of.stl),
      ...none,
      terms: { ownerFit, areaChange, timeZone, skillMismatch },
      moved,
      complete: base.figures.completeAreas,
    },
    ...read.map(({ plan, terms, figures }): Priced => ({
      ...column(targetOf(of.today, plan)),
      plan,
      terms,
      moved: figures.moved,
      waves: figures.waves,
      complete: figures.completeAreas,
    })),
  ];
  return {
    columns: ["today", "owner named only", "STL", ...read.map(({ number }) => `plan ${number}`)],
    gains: [...gainRows(columns), completeAreas(columns)],
    costs: [...pointRows(columns), ...movedAndWaves(columns), ...costRows(columns)],
  };
}

const OF_HEADS = COST_TERMS.filter((term) => !BORNE_TERMS.some((one) => one === term));

function completeAreas(columns: readonly Priced[]): Row {
  return {
    id: "complete-areas",
    short: "Areas with owner and disciplines",
    title: "Areas with an owner and every discipline",
    unit: "areas",
    formula:
      "areas with an owner of today's people and, in the plan, somebody of every discipline wanted there; today and with owners named only people are split, so it is not counted",
    better: "higher",
    values: columns.map(({ placed, complete }) => (placed ? complete : "–")),
  };
}

function pointRows(columns: readonly Priced[]): Row[] {
  const sum = (terms: Partial<CostByTerm>, ids: readonly (keyof CostByTerm)[]): number =>
    ids.reduce((total, id) => total + (terms[id] ?? 0), 0);
  return [
    {
      id: "points-people",
      short: "Points borne by people",
      title: "Disruption points borne by people",
      unit: "points",
      formula:
        "new areas, hours, skills, other managers and owners' fit, all plans at the prices of the plan's own cost table; STL without other managers",
      better: "lower",
      values: columns.map(({ terms }) => sum(terms, BORNE_TERMS)),
    },
    {
      id: "points-heads",
      short: "Points of heads and seats",
      title: "Disruption points of heads and seats",
      unit: "points",
      formula:
        "heads missing and too many, disciplines with nobody, areas without an owner, at the prices of the plan's own cost table",
      better: "lower",
      values: columns.map(({ terms, placed }) => (placed && "short" in terms ? sum(terms, OF_HEADS) : "–")),
    },
  ];
}

function movedAndWaves(columns: readonly Priced[]): Row[] {
  return [
    {
      id: "moved",
      short: "People who move to a new area",
      title: "People who move to an area they have not worked in",
      unit: "people",
      formula: "people placed in a planned area in which they have no share today",
      better: "lower",
      values: columns.map(({ moved }) => moved),
    },
    {
      id: "waves",
      short: "Waves",
      title: "Waves",
      unit: "waves",
      formula: "dated steps until the last area goes live; owner named only and STL are not scheduled",
      better: "lower",
      values: columns.map(({ waves, owned }, k) => (k > 0 && owned && waves === 0 ? "–" : waves)),
    },
  ];
}
