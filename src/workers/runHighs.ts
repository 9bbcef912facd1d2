import highsModule, { type Highs, type Model } from "highs";
import type { Cut, MipAnswer, MipModel } from "../planner/index.ts";

/** What the thread is started with. */
export interface MipOrder {
  readonly model: MipModel;
  readonly iterations: number;
  readonly memoryMb: number;
  /** Where to end as an earlier solve of this model was made to. */
  readonly cut?: Cut;
}

/** What came of a solve until it had made so many iterations, always the same of the same model. */
export interface Seen {
  readonly values: Float64Array | null;
  readonly bound: number;
  readonly iterations: number;
}
export const NOTHING_SEEN: Seen = { values: null, bound: -Infinity, iterations: 0 };

/** What the thread says while it works: what came of it so far, and at its end the answer. */
export type MipMessage =
  | { readonly kind: "seen"; readonly seen: Seen }
  | { readonly kind: "answer"; readonly answer: MipAnswer };

/**
 * Costs are whole, so a bound less than a point below a plan proves it; a little is left for rounding.
 * Without a relative gap: at 70,000 points the usual 0.01 % would be seven of them.
 */
const GAP = 0.98;

/** Its types describe two builds of it, of which each compiler sees another: this is what both are called as. */
const loadHighs = highsModule as unknown as () => Promise<Highs>;

/** Compiled once a thread. */
let solver: Promise<Highs> | null = null;

/**
 * Solves one model with an instance of the solver of its own. The solver holds the thread until it ends.
 * @param say hears of better solutions and bounds while it works.
 * @throws what the solver throws on a model or option it does not take, or where its memory cannot grow.
 */
export async function runHighs(order: MipOrder, say: (message: MipMessage) => void): Promise<MipAnswer> {
  if (order.cut?.iterations === 0) return { ...NOTHING_SEEN, ended: order.cut.ended };
  const highs = await (solver ??= loadHighs());
  const { model } = order;
  return highs.withModel(
    {
      numCols: model.columns,
      numRows: model.rows,
      offset: model.offset,
      colCost: model.cost,
      colLower: model.lower,
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      integrality: Int32Array.from(model.whole),
      matrix: {
        format: "csr",
        numRows: model.rows,
        numCols: model.columns,
        starts: model.starts,
        indices: model.indices,
        values: model.values,
      },
    },
    (loaded) => runModel(highs, loaded, order, say),
  );
}

function runModel(
  highs: Highs,
  model: Model,
  order: MipOrder,
  say: (message: MipMessage) => void,
): MipAnswer {
  model.options.set({
    output_flag: false,
    mip_abs_gap: GAP,
    mip_rel_gap: 0,
    random_seed: 0,
  });
  model.setSolution({ colValue: order.model.start });
  // Solver's callbacks of one count of iterations are one step: what came of it is told when the count has risen.
  let seen = NOTHING_SEEN;
  let step = NOTHING_SEEN;
  let ended = null as "work" | Cut["ended"] | null;
  const { callbackType, modelStatus, solutionStatus } = highs.constants;
  model.run({
    [callbackType.mipImprovingSolution](event) {
      const values = event.data.mip_solution;
      if (values !== undefined) step = { ...step, values: Float64Array.from(values) };
      return undefined;
    },
    [callbackType.mipInterrupt](event) {
      const iterations = Number(event.data.mip_total_lp_iterations ?? step.iterations);
      if (iterations > step.iterations) {
        step = { ...step, iterations };
        if (step.values !== seen.values || step.bound > seen.bound) say({ kind: "seen", seen: step });
        seen = step;
      }
      step = { ...step, bound: Math.max(step.bound, event.data.mip_dual_bound ?? -Infinity) };
      if (order.cut !== undefined && iterations >= order.cut.iterations) ended = order.cut.ended;
      else if (iterations > order.iterations) ended = "work";
      else if (highs.memoryBytes > order.memoryMb * 2 ** 20) ended = "memory";
      if (ended !== null) event.interrupt();
      return undefined;
    },
  });
  if (ended !== null && ended !== "work") return { ...seen, ended };
  const status = model.getModelStatus();
  const hasSolution = model.info.get("primal_solution_status") === solutionStatus.feasible;
  const common = {
    values: hasSolution ? model.getSolution().colValue : null,
    bound: Number(model.info.get("mip_dual_bound")),
    iterations: Math.max(step.iterations, Number(model.info.get("simplex_iteration_count"))),
  };
  if (status === modelStatus.optimal) return { ended: "optimal", ...common };
  if (ended !== null) return { ended, ...common };
  return { ended: "failed", ...common, note: `HiGHS ended with model status ${status}.` };
}
