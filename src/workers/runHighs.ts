import highsModule, { type Highs, type Model } from "highs";
import type { MipAnswer, MipModel } from "../planner/index.ts";

/** What the thread is started with. */
export interface MipOrder {
  readonly model: MipModel;
  readonly iterations: number;
  readonly memoryMb: number;
}

/** What the thread says while it works: a better solution, the bound, and at its end the answer. */
export type MipMessage =
  | { readonly kind: "better"; readonly values: Float64Array }
  | { readonly kind: "bound"; readonly bound: number; readonly iterations: number }
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
  let iterations = 0;
  let told = -Infinity;
  let ended: "work" | "memory" | null = null;
  const { callbackType, modelStatus, solutionStatus } = highs.constants;
  model.run({
    [callbackType.mipImprovingSolution](event) {
      if (event.data.mip_solution !== undefined) say({ kind: "better", values: event.data.mip_solution });
      return undefined;
    },
    [callbackType.mipInterrupt](event) {
      iterations = Number(event.data.mip_total_lp_iterations ?? iterations);
      const bound = event.data.mip_dual_bound ?? -Infinity;
      if (bound > told) {
        told = bound;
        say({ kind: "bound", bound, iterations });
      }
      if (iterations > order.iterations) ended = "work";
      else if (highs.memoryBytes > order.memoryMb * 2 ** 20) ended = "memory";
      if (ended !== null) event.interrupt();
      return undefined;
    },
  });
  const status = model.getModelStatus();
  const hasSolution = model.info.get("primal_solution_status") === solutionStatus.feasible;
  const common = {
    values: hasSolution ? model.getSolution().colValue : null,
    bound: Number(model.info.get("mip_dual_bound")),
    iterations: Math.max(iterations, Number(model.info.get("simplex_iteration_count"))),
  };
  if (status === modelStatus.optimal) return { ended: "optimal", ...common };
  if (ended !== null) return { ended, ...common };
  return { ended: "failed", ...common, note: `HiGHS ended with model status ${status}.` };
}
