import { describe, expect, test } from "vitest";
import { buildChainSearch, improveFrom } from "./chain.ts";
import { buildColumns } from "./columns.ts";
import { buildForest } from "./forest.ts";
import { buildHeads } from "./heads.ts";
import { randomInstance, tinyInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { buildState } from "./state.ts";

/** Three engineers who know one unit each and want to be there; nobody may own. */
function threeHomes(demand: readonly number[]): Instance {
  return {
    ...tinyInstance(),
    units: 3,
    role: new Int32Array(3),
    manager: new Int32Array(3).fill(-1),
    managerChangeCost: new Int32Array(3),
    listStart: Int32Array.of(0, 1, 2, 3),
    listUnit: Int32Array.of(0, 1, 2),
    listCost: new Int32Array(3),
    elsewhereCost: new Int32Array(3).fill(60),
    site: new Int32Array(3),
    siteCost: new Int32Array(3),
    skill: new Int32Array(3),
    skillCost: new Int32Array(3),
    ownerClass: new Int32Array(3).fill(-1),
    ownerCost: new Int32Array(3).fill(-1),
    demand: Int32Array.of(...demand, 0, 0, 0),
    shortCost: Int32Array.of(200, 80),
    ownerlessCost: new Int32Array(3),
    pinnedOwner: new Int32Array(3).fill(-1),
  };
}

const searchOf = (instance: Instance, slots: readonly number[]) =>
  buildChainSearch(
    buildState(
      buildColumns(instance),
      buildHeads(instance),
      buildForest(instance.manager),
      Int32Array.from(slots),
    ),
  );

describe("one chain finds", () => {
  test.each([
    ["a relocation home", [1, 1, 1], [1, 1, 2], 0, [0, 1, 2]],
    ["a swap of two", [1, 1, 1], [1, 0, 2], 0, [0, 1, 2]],
    ["a ring of three", [1, 1, 1], [1, 2, 0], 0, [0, 1, 2]],
    ["nothing where all is well", [1, 1, 1], [0, 1, 2], 0, [0, 1, 2]],
  ])("%s", (_, demand, start, person, end) => {
    const search = searchOf(threeHomes(demand), start);
    const before = search.state.cost;
    expect(improveFrom(search, person)).toBe(start.join() !== end.join());
    expect([...search.state.slotOf]).toEqual(end);
    expect(search.state.cost < before).toBe(start.join() !== end.join());
  });

  test("an owner replaced by a better fit, who takes the seat back", () => {
    // Person 0 fits unit 0 for 5 points, person 1 for 50; slots 0–1 engineers, 2–3 managers, 4–5 owners.
    const instance = tinyInstance({
      role: Int32Array.of(0, 0, 0),
      manager: new Int32Array(3).fill(-1),
      managerChangeCost: new Int32Array(3),
      ownerClass: Int32Array.of(0, 1, -1),
      ownerCost: Int32Array.of(5, -1, 50, -1),
    });
    const search = searchOf(instance, [0, 4, 1]);
    expect(improveFrom(search, 0)).toBe(true);
    expect([...search.state.slotOf]).toEqual([4, 0, 1]);
  });
});

test("a chain that only looks cheaper is taken back whole", () => {
  let tried = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const instance = randomInstance(seed, { people: 20, units: 4, ties: 80, partTime: seed % 3 === 0 });
    const u = instance.units;
    const search = searchOf(
      instance,
      [...instance.role].map((kind, p) => kind * u + (p % u)),
    );
    for (let round = 0; round < 3; round++) {
      for (let p = 0; p < instance.people; p++) {
        const before = { cost: search.state.cost, slots: [...search.state.slotOf] };
        if (improveFrom(search, p)) expect(search.state.cost).toBeLessThan(before.cost);
        else {
          expect({ cost: search.state.cost, slots: [...search.state.slotOf] }).toEqual(before);
          tried += 1;
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(500);
});
