import { divide, partOf, withPart } from "./divisions.ts";
import { evaluate } from "../verify/evaluate.ts";
import { proofSteps } from "./exact.ts";
import type { Instance, Proof, ProofEnd, Solution } from "../instance.ts";
import type { MipAnswer, MipTask } from "./mip.ts";

/** People up to whom the question is proved whole, and not division by division before. */
const WHOLE_PEOPLE = 1000;
/** Most people of a division; 500 take 2 to 4 s of CPU. */
export const DIVISION_PEOPLE = 500;

/**
 * Proves a placement as far as it comes, and finds cheaper ones on the way. Up to 1,000 people whole, by `proofSteps`.
 * Beyond, division by division first: the people of some areas may go anywhere while everybody else stays; then
 * whole, where that is not too large.
 * @param found a solution of this instance by `solve`.
 * @param iterations as by `exactIterations`.
 * @returns a solution that `evaluate` accepts, never dearer than `found`, with its proof.
 * Source: docs/planner.md#divisions.
 * @example proveSteps(instance, solve(instance, …), exactIterations("prove", instance.people))
 */
export function* proveSteps(
  instance: Instance,
  found: Solution,
  iterations: number,
  divisionPeople = DIVISION_PEOPLE,
): Generator<MipTask, Solution, MipAnswer> {
  const isWhole = instance.people <= WHOLE_PEOPLE || found.lowerBound === found.cost;
  // Room and a cap on moves tie everybody to everybody.
  if (isWhole || instance.room !== undefined || instance.movesMax !== undefined)
    return yield* proofSteps(instance, found, iterations);
  const divided = yield* divisionSteps(instance, found, iterations, divisionPeople);
  const used = divided.proof?.iterations ?? 0;
  if (divided.proof?.ended !== "done" || used >= iterations) return divided;
  const whole = yield* proofSteps(instance, divided, iterations - used);
  const { kind, ended } = whole.proof!;
  const isCheaper = whole.cost < divided.cost;
  const total = used + whole.proof!.iterations;
  // What was proved of the divisions was proved with everybody else where they were.
  if (!isCheaper) return both(divided, whole, total);
  if (kind !== "gap" || ended === "time" || ended === "stopped" || total >= iterations)
    return { ...whole, proof: { ...whole.proof!, iterations: total } };
  const again = yield* divisionSteps(instance, whole, iterations - total, divisionPeople);
  return both(again, whole, total + again.proof!.iterations);
}

/** The placement of the first with what both proofs say; the bound of the second holds for all. */
function both(divided: Solution, { proof, lowerBound }: Solution, iterations: number): Solution {
  const { divisions, ...first } = divided.proof!;
  if (lowerBound === divided.cost)
    return { ...divided, lowerBound, proof: { ...proof!, kind: "optimal", iterations } };
  const kind = proof!.kind === "gap" ? first.kind : proof!.kind;
  // That the whole is too large is why there are divisions.
  const ended = proof!.ended === "too-large" ? first.ended : proof!.ended;
  return {
    ...divided,
    lowerBound,
    proof: { ...proof!, kind, ended, iterations, ...(divisions && { divisions }) },
  };
}

/**
 * One division after the other, until a round changes nothing: its people go where they cost least while everybody
 * else stays. A division counts as proved until another one changes the placement.
 */
export function* divisionSteps(
  instance: Instance,
  found: Solution,
  iterations: number,
  divisionPeople: number,
): Generator<MipTask, Solution, MipAnswer> {
  const divisions = divide(instance, found.placement, divisionPeople);
  const isProved = new Uint8Array(divisions.length);
  const isTried = new Uint8Array(divisions.length);
  let best = found;
  let used = 0;
  let candidates = 0;
  let of = 0;
  let trouble: { readonly ended: ProofEnd; readonly note: string | undefined } | null = null;
  const told = (ended: ProofEnd, note?: string): Solution => {
    const proved = isProved.reduce((sum, one) => sum + one, 0);
    const proof: Proof = {
      kind:
        best.lowerBound === best.cost
          ? "optimal"
          : proved === divisions.length
            ? "optimal-by-division"
            : "gap",
      candidates,
      of,
      ended,
      iterations: used,
      ...(note === undefined ? {} : { note }),
      divisions: { count: divisions.length, proved },
    };
    return { ...best, proof };
  };
  for (let k = 0, since = 0; since < divisions.length; k = (k + 1) % divisions.length, since += 1) {
    if (isTried[k] === 1) continue;
    if (used >= iterations) return told("work");
    const people = peopleIn(instance, best, divisions[k]!);
    const part = partOf(instance, best.placement, people);
    const judged = evaluate(part.instance, part.start);
    if (!judged.ok) return told("failed", `Division ${k}: ${judged.refusals[0]}`);
    const { cost, terms } = judged;
    const start = { placement: part.start, cost, terms, lowerBound: 0, work: 0, seed: found.seed };
    const rest = best.cost - cost;
    const steps = proofSteps(part.instance, start, iterations - used);
    let next = steps.next();
    while (next.done !== true) {
      // Progress is told of everybody.
      const task = { ...next.value, cost: next.value.cost + rest, lowerBound: best.lowerBound };
      next = steps.next(yield task);
    }
    const { proof, ...solved } = next.value;
    used += proof!.iterations;
    candidates += proof!.candidates;
    of += proof!.of;
    isTried[k] = 1;
    if (solved.cost < cost) {
      best = { ...best, ...withPart(instance, best.placement, part, solved.placement) };
      // Who left the division left it for the best; who is still in it is there for the best, too.
      isProved.fill(0);
      isTried.fill(0).set([1], k);
      since = 0;
    }
    isProved[k] = proof!.kind === "optimal" ? 1 : 0;
    if (best.lowerBound === best.cost || proof!.ended === "time" || proof!.ended === "stopped")
      return told(proof!.ended);
    // A division that could not be solved does not keep the others from it.
    if (proof!.ended !== "done") trouble = { ended: proof!.ended, note: proof!.note };
  }
  return trouble === null ? told("done") : told(trouble.ended, trouble.note);
}

/** People whom the placement has in these units. */
function peopleIn(instance: Instance, { placement }: Solution, units: Int32Array): Int32Array {
  const isIn = new Uint8Array(instance.units);
  for (const a of units) isIn[a] = 1;
  return Int32Array.from({ length: instance.people }, (_, p) => p).filter(
    (p) => isIn[placement.unit[p]!] === 1,
  );
}
