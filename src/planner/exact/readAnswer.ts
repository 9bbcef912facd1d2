import { evaluate } from "../verify/evaluate.ts";
import type { Heads } from "../solver/heads.ts";
import type { Instance, Solution } from "../instance.ts";
import type { MipAnswer, PlacementModel } from "./mip.ts";
import { placementOf } from "../solver/state.ts";

/** What a whole column may be off by; the exact solver keeps to 1e−6. */
const ROUNDING = 1e-4;

/** What an answer is worth: a placement as `evaluate` sees it, none, or why the answer is refused. */
export type ReadAnswer =
  | { readonly ok: true; readonly better: Pick<Solution, "placement" | "cost" | "terms"> | null }
  | { readonly ok: false; readonly refusal: string };

/**
 * Reads an answer of the exact solver. Its own objective is not looked at: the placement is read from the seats, and
 * `evaluate` says what it costs and whether it is allowed.
 * @returns a refusal where somebody has no seat or two, a value is no 0 and no 1, the evaluator refuses the placement,
 * or the answer's bound is above the cost of a placement the model holds.
 * @param known points of the placement the model started with.
 */
export function readAnswer(
  instance: Instance,
  heads: Heads,
  built: PlacementModel,
  answer: MipAnswer,
  known: number,
): ReadAnswer {
  const refuse = (refusal: string): ReadAnswer => ({ ok: false, refusal });
  if (Number.isNaN(answer.bound)) return refuse("The exact solver's bound is no number.");
  if (!(answer.iterations >= 0)) return refuse(`The exact solver counts ${answer.iterations} iterations.`);
  if (answer.bound > known + 0.5)
    return refuse(`The bound ${answer.bound} is above the cost ${known} of a placement the model holds.`);
  const { values } = answer;
  if (values === null)
    return answer.ended === "optimal"
      ? refuse("The exact solver says optimal and gives no placement.")
      : { ok: true, better: null };
  if (values.length !== built.model.columns)
    return refuse(`The exact solver gives ${values.length} values for ${built.model.columns} columns.`);
  const slotOf = new Int32Array(instance.people).fill(-1);
  for (let k = 0; k < built.seats; k++) {
    const value = values[k]!;
    const p = built.person[k]!;
    if (Math.abs(value) <= ROUNDING) continue;
    if (!(Math.abs(value - 1) <= ROUNDING)) return refuse(`Person ${p} has ${value} of a seat.`);
    if (slotOf[p]! >= 0) return refuse(`Person ${p} has two seats.`);
    slotOf[p] = built.slot[k]!;
  }
  const nowhere = slotOf.indexOf(-1);
  if (nowhere >= 0) return refuse(`Person ${nowhere} has no seat.`);
  const placement = placementOf(slotOf, heads);
  const judged = evaluate(instance, placement);
  if (!judged.ok) return refuse(`The placement is not allowed: ${judged.refusals[0]}`);
  if (answer.bound > judged.cost + 0.5)
    return refuse(`The bound ${answer.bound} is above the cost ${judged.cost} of the placement found.`);
  return { ok: true, better: { placement, cost: judged.cost, terms: judged.terms } };
}
