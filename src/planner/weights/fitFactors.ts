import { Bug } from "../../org/index.ts";
import type { MipAnswer, MipModel, MipTask } from "../exact/mip.ts";
import { differenceOf, MARGIN, type Pair } from "./choosePair.ts";
import { FACTOR_MAX, FACTOR_MIN, DISTANCES, WEIGHT_GROUPS, type Amounts, type Factors } from "./groups.ts";

/** What somebody said of two plans: which they would rather have, or that they cannot say. */
export interface Answer {
  readonly pair: Pair;
  readonly chosen: "A" | "B" | "?";
}

export interface Fitted {
  readonly factors: Factors;
  /** Places of answers of which no factors keep all, none too many; empty where all can be kept. */
  readonly contradictory: readonly number[];
}

/** What a point costs by which an answer is broken: more than all factors may cost together. */
const BROKEN = 10;
const ITERATIONS = 10_000;
/** Points of all answers together that are a rounding of the solver. */
const NOISE = 0.001;

/**
 * The factors nearest to the company's own prices at which each chosen plan is the cheaper one by `MARGIN` points: a
 * linear program. A third of a price counts as far away as three times it. Answers that cannot all be kept are
 * broken by as few points as can be, and named.
 * Source: docs/planner.md#weights.
 */
export function* fitFactors(
  plans: readonly Amounts[],
  answers: readonly Answer[],
): Generator<MipTask, Fitted, MipAnswer> {
  const all = answers.map((_, k) => k).filter((k) => answers[k]!.chosen !== "?");
  const solved = yield* solve(plans, answers, all);
  if (solved.broken <= NOISE) return { factors: solved.factors, contradictory: [] };
  // The oldest answers go first, so that the newest are blamed.
  let blamed = all;
  for (const k of all) {
    const without = blamed.filter((one) => one !== k);
    const { broken } = yield* solve(plans, answers, without);
    if (broken > NOISE) blamed = without;
  }
  return { factors: solved.factors, contradictory: blamed };
}

function* solve(
  plans: readonly Amounts[],
  answers: readonly Answer[],
  kept: readonly number[],
): Generator<MipTask, { readonly factors: Factors; readonly broken: number }, MipAnswer> {
  const rows = kept.map((k) => {
    const { pair, chosen } = answers[k]!;
    return differenceOf(plans, chosen === "A" ? pair : { a: pair.b, b: pair.a });
  });
  const answer = yield {
    model: modelOf(rows),
    iterations: ITERATIONS,
    cost: 0,
    lowerBound: 0,
  };
  const groups = WEIGHT_GROUPS.length;
  if (answer.values === null)
    throw new Bug(
      `A linear program of ${rows.length} answers has no solution: ${answer.note ?? answer.ended}.`,
      "Maybe the solver was stopped.",
    );
  const factors = Array.from(answer.values.subarray(0, groups), (one) =>
    Math.min(FACTOR_MAX, Math.max(FACTOR_MIN, one)),
  );
  const broken = answer.values.slice(2 * groups).reduce((sum, one) => sum + Math.max(0, one), 0);
  return { factors, broken };
}

/** Columns: a factor a group, how far it is from 1, and by how many points each answer is broken. */
function modelOf(answers: readonly Amounts[]): MipModel {
  const groups = WEIGHT_GROUPS.length;
  const columns = 2 * groups + answers.length;
  const entries: { readonly row: number; readonly column: number; readonly value: number }[] = [];
  const rowLower: number[] = [];
  const add = (least: number, values: readonly (readonly [number, number])[]): void => {
    for (const [column, value] of values)
      if (value !== 0) entries.push({ row: rowLower.length, column, value });
    rowLower.push(least);
  };
  for (let g = 0; g < groups; g++) {
    for (const { slope, height } of DISTANCES)
      add(height, [
        [g, -slope],
        [groups + g, 1],
      ]);
  }
  answers.forEach(({ byGroup, fixed }, k) =>
    add(MARGIN - fixed, [...byGroup.map((points, g) => [g, points] as const), [2 * groups + k, 1]]),
  );
  const starts = new Int32Array(rowLower.length + 1);
  for (const { row } of entries) starts[row + 1]! += 1;
  for (let row = 0; row < rowLower.length; row++) starts[row + 1]! += starts[row]!;
  const fill = (factor: number, distance: number, broken: number): Float64Array =>
    Float64Array.from({ length: columns }, (_, c) =>
      c < groups ? factor : c < 2 * groups ? distance : broken,
    );
  return {
    columns,
    rows: rowLower.length,
    offset: 0,
    cost: fill(0, 1, BROKEN),
    lower: fill(FACTOR_MIN, 0, 0),
    upper: fill(FACTOR_MAX, Infinity, Infinity),
    whole: new Uint8Array(columns),
    rowLower: Float64Array.from(rowLower),
    rowUpper: new Float64Array(rowLower.length).fill(Infinity),
    starts,
    indices: Int32Array.from(entries, ({ column }) => column),
    values: Float64Array.from(entries, ({ value }) => value),
    start: fill(1, 0, 0),
  };
}
