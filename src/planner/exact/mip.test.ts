import { expect, test } from "vitest";
import { buildTable } from "./table.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildHeads } from "../solver/heads.ts";
import { randomInstance } from "../instances.case.ts";
import type { Instance, Placement } from "../instance.ts";
import { buildModel, type MipModel } from "./mip.ts";
import { randomStream } from "../solver/random.ts";

/** A random placement the rules allow, if this try is one. */
function randomPlacement(instance: Instance, seed: number): Placement | null {
  const { below } = randomStream(seed);
  const unit = Int32Array.from({ length: instance.people }, () => below(instance.units));
  const isOwner = Uint8Array.from({ length: instance.people }, () => (below(4) === 0 ? 1 : 0));
  return evaluate(instance, { unit, isOwner }).ok ? { unit, isOwner } : null;
}

const pointsOf = (model: MipModel): number =>
  model.start.reduce((sum, value, k) => sum + value * model.cost[k]!, model.offset);

/** Rows and bounds that the start breaks. */
function broken(model: MipModel): string[] {
  const faults: string[] = [];
  model.start.forEach((value, k) => {
    if (value < model.lower[k]! || value > model.upper[k]!) faults.push(`column ${k}`);
  });
  for (let r = 0; r < model.rows; r++) {
    let sum = 0;
    for (let e = model.starts[r]!; e < model.starts[r + 1]!; e++)
      sum += model.values[e]! * model.start[model.indices[e]!]!;
    if (sum < model.rowLower[r]! || sum > model.rowUpper[r]!) faults.push(`row ${r}: ${sum}`);
  }
  return faults;
}

test("any placement, written as values of the columns, keeps all rows and costs what the evaluator says", () => {
  let tried = 0;
  for (let seed = 1; seed <= 3000; seed++) {
    const instance = randomInstance(seed % 60, {
      people: 6,
      units: 3,
      ties: 50,
      pins: seed % 2 === 0,
      partTime: seed % 3 === 0,
    });
    const placement = randomPlacement(instance, seed);
    if (placement === null) continue;
    tried += 1;
    const table = buildTable(instance);
    const { below } = randomStream(seed);
    const ownerKind = table.kinds;
    const start = Int32Array.from(
      placement.unit,
      (a, p) => (placement.isOwner[p] === 1 ? ownerKind : table.role[p]!) * table.units + a,
    );
    // Some pairs left out, never those of the placement: ties to a unit the manager cannot reach change form.
    const kept = {
      role: Uint8Array.from(table.roleCost, () => (below(3) > 0 ? 1 : 0)),
      owner: Uint8Array.from(table.ownerCost, () => (below(3) > 0 ? 1 : 0)),
    };
    start.forEach((s, p) => {
      const a = s % table.units;
      if (placement.isOwner[p] === 1) kept.owner[table.ownerRow[p]! * table.units + a] = 1;
      else kept.role[p * table.units + a] = 1;
    });
    const { model } = buildModel(table, buildHeads(instance), kept, start);
    expect(broken(model)).toEqual([]);
    expect(evaluate(instance, placement)).toMatchObject({ ok: true, cost: pointsOf(model) });
  }
  expect(tried).toBeGreaterThan(150);
});
