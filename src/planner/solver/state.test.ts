import { describe, expect, test } from "vitest";
import { blocksOf, improveBlock } from "./block.ts";
import { buildColumns } from "./columns.ts";
import { evaluate } from "../verify/evaluate.ts";
import { buildForest } from "./forest.ts";
import { buildHeads } from "./heads.ts";
import { FORBIDDEN, rolePoints } from "./places.ts";
import { randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { randomStream } from "./random.ts";
import { buildSearch, kick, settle, wake } from "./search.ts";
import { buildState, columnCost, move, placementOf, type State } from "./state.ts";

/** Everybody in the first unit they may go to, in their own slot. */
function startOf(instance: Instance): State {
  const columns = buildColumns(instance);
  const u = instance.units;
  const slots = Int32Array.from({ length: instance.people }, (_, p) => {
    const owned = instance.pinnedOwner.indexOf(p);
    if (owned >= 0) return columns.kinds * u + owned;
    let a = 0;
    while (rolePoints(columns.places, p, a) >= FORBIDDEN) a++;
    return columns.role[p]! * u + a;
  });
  return buildState(columns, buildHeads(instance), buildForest(instance.manager), slots);
}

const costOf = (instance: Instance, state: State): number | string => {
  const judged = evaluate(instance, placementOf(state.slotOf, state.heads));
  return judged.ok ? judged.cost : judged.refusals.join(" ");
};

const seeds = Array.from({ length: 40 }, (_, k) => k + 1);

describe("the running cost is what the evaluator says", () => {
  test("after every move, also while managers and reports move one after the other", () => {
    for (const seed of seeds) {
      const instance = randomInstance(seed, {
        people: 15,
        units: 4,
        pins: seed % 2 === 0,
        partTime: seed % 3 === 0,
      });
      const state = startOf(instance);
      const { below } = randomStream(seed);
      for (let step = 0; step < 60; step++) {
        const p = below(instance.people);
        const s = below(state.heads.slots);
        const a = s % instance.units;
        const kind = Math.floor(s / instance.units);
        const isOwnSlot = kind === state.columns.role[p];
        const isFreeSeat = kind === state.columns.kinds && state.have[s] === 0;
        if ((!isOwnSlot && !isFreeSeat) || columnCost(state.columns, p, s) >= FORBIDDEN) continue;
        move(state, p, s);
        expect(state.unitOf[p]).toBe(a);
        expect(costOf(instance, state)).toBe(state.cost);
      }
    }
  });

  test("after exact blocks, which never make it worse", () => {
    for (const seed of seeds) {
      const instance = randomInstance(seed, {
        people: 25,
        units: 4,
        pins: true,
        partTime: seed % 3 === 0,
      });
      const state = startOf(instance);
      for (const block of blocksOf(state)) {
        const before = state.cost;
        improveBlock(state, block);
        expect(state.cost).toBeLessThanOrEqual(before);
        expect(costOf(instance, state)).toBe(state.cost);
      }
    }
  });

  test("after chains and kicks, which never make it worse", () => {
    for (const seed of seeds) {
      const instance = randomInstance(seed, {
        people: 25,
        units: 4,
        pins: true,
        partTime: seed % 3 === 0,
      });
      const state = startOf(instance);
      const search = buildSearch(state, randomStream(seed));
      const start = state.cost;
      for (let p = 0; p < instance.people; p++) wake(search, p);
      settle(search);
      expect(state.cost).toBeLessThan(start);
      for (let k = 0; k < 50; k++) {
        const before = state.cost;
        const better = kick(search);
        expect(state.cost < before).toBe(better);
        expect(state.cost).toBeLessThanOrEqual(before);
        expect(costOf(instance, state)).toBe(state.cost);
      }
    }
  });
});
