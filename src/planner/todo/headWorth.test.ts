import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { worthOfHeads } from "./headWorth.ts";
import type { Instance, Placement } from "../instance.ts";
import { randomInstance } from "../instances.case.ts";
import { solve } from "../solver/solve.ts";

/** The instance with one more person of a kind, who may only go to one unit and costs nothing there. */
function withHead(instance: Instance, kind: number, unit: number): Instance {
  const append = (column: Int32Array, ...values: number[]): Int32Array =>
    Int32Array.from([...column, ...values]);
  const entries = instance.listUnit.length;
  return {
    ...instance,
    people: instance.people + 1,
    role: append(instance.role, kind),
    weight: append(instance.weight, instance.headUnit),
    manager: append(instance.manager, -1),
    managerChangeCost: append(instance.managerChangeCost, 0),
    listStart: append(instance.listStart, entries + 1),
    listUnit: append(instance.listUnit, unit),
    listCost: append(instance.listCost, 0),
    elsewhereCost: append(instance.elsewhereCost, 0),
    site: append(instance.site, instance.siteCost.length / instance.units),
    siteCost: append(instance.siteCost, ...new Int32Array(instance.units)),
    skill: append(instance.skill, 0),
    ownerClass: append(instance.ownerClass, -1),
    pinnedUnit: append(instance.pinnedUnit, unit),
    forbidStart: append(instance.forbidStart, instance.forbidUnit.length),
  };
}

test("a plan made with that head costs less by as many points at least", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const instance = randomInstance(seed, {
        people: 9,
        units: 3,
        pins: seed % 2 === 0,
        partTime: seed % 3 === 0,
      });
      const { placement, cost } = solve(instance, { seed: 1, work: 20_000 });
      for (const { kind, unit, points } of worthOfHeads(instance, placement).slice(0, 3)) {
        const more = withHead(instance, kind, unit);
        const best = bestFrom(more, placement, unit);
        expect(best).toBeLessThanOrEqual(cost - points);
      }
    }),
    { numRuns: 60 },
  );
});

/** The cheapest of the plan with the head added, and of one person then put elsewhere: found by evaluating them all. */
function bestFrom(instance: Instance, placement: Placement, unit: number): number {
  const base = { unit: [...placement.unit, unit], isOwner: [...placement.isOwner, 0] };
  let best = Infinity;
  const judge = (units: readonly number[]): void => {
    const judged = evaluate(instance, {
      unit: Int32Array.from(units),
      isOwner: Uint8Array.from(base.isOwner),
    });
    if (judged.ok) best = Math.min(best, judged.cost);
  };
  judge(base.unit);
  for (let i = 0; i < placement.unit.length; i++)
    if (placement.isOwner[i] === 0)
      for (let a = 0; a < instance.units; a++) judge(base.unit.map((at, k) => (k === i ? a : at)));
  return best;
}
