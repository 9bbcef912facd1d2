import { Bug } from "../org/index.ts";
import { buildColumns } from "./columns.ts";
import { evaluate } from "./evaluate.ts";
import { solveFlow } from "./flow.ts";
import { buildHeads } from "./heads.ts";
import type { Instance, Placement, Solution } from "./instance.ts";

export interface SolveOptions {
  readonly seed: number;
  readonly work: number;
  readonly onProgress?: (event: {
    readonly phase: string;
    readonly cost: number;
    readonly lowerBound: number;
  }) => void;
  readonly shouldStop?: () => boolean;
}

export function solve(instance: Instance, options: SolveOptions): Solution {
  const columns = buildColumns(instance);
  const heads = buildHeads(instance);
  const flow = solveFlow({ ...columns, heads, count: instance.people, fixed: new Int32Array(heads.slots) });
  const ownerBase = heads.kinds * heads.units;
  const placement: Placement = {
    unit: flow.slot.map((s) => s % heads.units),
    isOwner: Uint8Array.from(flow.slot, (s) => (s >= ownerBase ? 1 : 0)),
  };
  const judged = evaluate(instance, placement);
  if (!judged.ok) throw new Bug(judged.refusals.join(" "), "Maybe pins contradict; ask checkPins first.");
  const lowerBound = judged.cost - judged.terms.managerChange;
  return {
    placement,
    cost: judged.cost,
    terms: judged.terms,
    lowerBound,
    work: flow.work,
    seed: options.seed,
  };
}
