import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { leastCost, randomInstance, renumber, tinyInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { listEntry } from "../cost/term.ts";
import { solve, type SolveEvent, type SolveOptions } from "./solve.ts";
import { parseYardstick, yardstickResult } from "../yardstick.ts";

const read = (file: string): Instance => {
  const parsed = parseYardstick(readFileSync(`examples/yardsticks/${file}`, "utf8"));
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.instance;
};

describe("yardsticks at a fixed amount of work", () => {
  // Optimum as proved in examples/yardsticks/README.md; gap allowed in per cent.
  test.each([
    ["n80s1", 3843, 0, 20_000_000],
    ["n200s1", 6198, 0.3, 40_000_000],
    ["n200s2", 6013, 0.3, 60_000_000],
    ["n500s1", 15496, 0.3, 120_000_000],
  ])("%s comes close to the proved optimum %d", (name, optimum, gapPct, work) => {
    const instance = read(`${name}.json`);
    const solution = solve(instance, { seed: 1, work });
    expect(solution.lowerBound).toBeLessThanOrEqual(optimum);
    expect(solution.lowerBound).toBeGreaterThan(0.99 * optimum);
    expect(solution.cost).toBeGreaterThanOrEqual(optimum);
    expect(solution.cost).toBeLessThanOrEqual(optimum * (1 + gapPct / 100));
    expect(evaluate(instance, solution.placement)).toEqual({
      ok: true,
      cost: solution.cost,
      terms: solution.terms,
    });
  });

  test("n2000s1 stays within 0.9 % of its own bound", () => {
    const solution = solve(read("n2000s1.json"), { seed: 1, work: 120_000_000 });
    expect(solution.cost / solution.lowerBound).toBeLessThan(1.009);
    // Best plan known and best bound known before this planner.
    expect(solution.lowerBound).toBeGreaterThan(70112);
    expect(solution.lowerBound).toBeLessThanOrEqual(70560);
  });

  test.each([
    ["assign100", 305],
    ["assign200", 475],
    ["assign300", 626],
    ["assign400", 804],
  ])("%s is solved exactly by the flow alone: %d", (name, optimum) => {
    const solution = solve(read(`assign/${name}.txt`), { seed: 1, work: 0 });
    expect([solution.cost, solution.lowerBound]).toEqual([optimum, optimum]);
  });
});

describe("small instances against all their placements", () => {
  test("the flow is exact where no manager counts, without any search", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const instance = randomInstance(seed, { people: 5, units: 3, ties: 0, pins: seed % 2 === 0 });
      const solution = solve(instance, { seed, work: 0 });
      expect([solution.cost, solution.lowerBound]).toEqual([leastCost(instance), leastCost(instance)]);
    }
  });

  test("with managers the optimum is found and the bound stays below it", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const shape = seed % 2 === 0 ? { people: 7, units: 2 } : { people: 5, units: 3 };
      const instance = randomInstance(seed, { ...shape, pins: seed % 4 === 0, partTime: seed % 5 < 2 });
      const solution = solve(instance, { seed, work: 1_000_000 });
      const optimum = leastCost(instance);
      expect(solution.cost).toBe(optimum);
      expect(solution.lowerBound).toBeLessThanOrEqual(optimum);
    }
  });

  test("renumbering people and units changes no optimum", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const instance = randomInstance(seed, { people: 9, units: 3, pins: true });
      const other = renumber(instance, [4, 8, 0, 2, 6, 1, 7, 5, 3], [2, 0, 1]);
      const options = { seed, work: 2_000_000 };
      expect(solve(other, options).cost).toBe(solve(instance, options).cost);
    }
  });

  test("doubling every cost doubles the optimum", () => {
    const twice = (column: Int32Array): Int32Array => column.map((x) => (x < 0 ? x : 2 * x));
    for (let seed = 1; seed <= 20; seed++) {
      const instance = randomInstance(seed, { people: 9, units: 3 });
      const doubled = {
        ...instance,
        managerChangeCost: twice(instance.managerChangeCost),
        listCost: twice(instance.listCost),
        elsewhereCost: twice(instance.elsewhereCost),
        siteCost: twice(instance.siteCost),
        skillCost: twice(instance.skillCost),
        ownerCost: twice(instance.ownerCost),
        shortCost: twice(instance.shortCost),
        overCost: twice(instance.overCost),
        uncoveredCost: twice(instance.uncoveredCost),
        ownerlessCost: twice(instance.ownerlessCost),
      };
      const options = { seed, work: 2_000_000 };
      expect(solve(doubled, options).cost).toBe(2 * solve(instance, options).cost);
    }
  });
});

describe("pins", () => {
  test("hold in the plan, and never make it cheaper", () => {
    const instance = read("n80s1.json");
    const free = solve(instance, { seed: 1, work: 5_000_000 });
    const mover = instance.people - 1;
    const elsewhere = (free.placement.unit[mover]! + 1) % instance.units;
    const owned = free.placement.isOwner.findIndex((mark, p) => mark === 1 && free.placement.unit[p] === 1);
    const other = instance.ownerClass.findIndex(
      (c, p) => p !== owned && instance.ownerCost[c * instance.units + 1]! >= 0,
    );
    const pinned = {
      ...instance,
      pinnedUnit: instance.pinnedUnit.with(mover, elsewhere),
      pinnedOwner: instance.pinnedOwner.with(1, other),
      forbidStart: Int32Array.from({ length: instance.people + 1 }, (_, k) => (k > 40 ? 1 : 0)),
      forbidUnit: Int32Array.of(free.placement.unit[40]!),
    };
    const { placement, cost } = solve(pinned, { seed: 1, work: 5_000_000 });
    expect(placement.unit[mover]).toBe(elsewhere);
    expect([placement.unit[other], placement.isOwner[other]]).toEqual([1, 1]);
    expect(placement.unit[40]).not.toBe(free.placement.unit[40]);
    expect(cost).toBeGreaterThan(free.cost);
  });

  test("that contradict are a bug of the caller, named with the values", () => {
    const instance = tinyInstance({ pinnedOwner: Int32Array.of(1, -1) });
    expect(() => solve(instance, { seed: 1, work: 1 })).toThrow(
      "Person 1 is pinned as owner of unit 0 but may own",
    );
  });
});

describe("the same question gives the same bytes", () => {
  const bytes = (instance: Instance, seed: number, work: number): string => {
    const solution = solve(instance, { seed, work });
    return JSON.stringify(yardstickResult(instance, solution, { cpuSeconds: 0, rssMb: 0 }));
  };
  const instance = read("n200s2.json");

  test("for the same seed and work", () => {
    expect(bytes(instance, 7, 10_000_000)).toBe(bytes(instance, 7, 10_000_000));
  });

  test("and listening changes nothing", () => {
    const events: SolveEvent[] = [];
    const silent = solve(instance, { seed: 3, work: 10_000_000 });
    const heard = solve(instance, { seed: 3, work: 10_000_000, onProgress: (event) => events.push(event) });
    expect(heard).toEqual(silent);
    expect(events[0]?.phase).toBe("first");
    const { cost, lowerBound, placement } = heard;
    const isChanged = (unit: number, p: number): boolean =>
      listEntry(instance, p, unit) < 0 || (placement.unit[instance.manager[p]!] ?? unit) !== unit;
    const changed = [...placement.unit].filter(isChanged).length;
    expect(changed).toBeGreaterThan(0);
    expect(events.at(-1)).toEqual({ phase: "done", cost, lowerBound, changed });
    for (const [k, event] of events.entries()) {
      expect(event.cost).toBeLessThanOrEqual(events[k - 1]?.cost ?? Infinity);
      expect(event.lowerBound).toBeGreaterThanOrEqual(events[k - 1]?.lowerBound ?? 0);
    }
  });

  test("more work never gives a dearer plan", () => {
    const costs = [0, 1_000_000, 10_000_000, 40_000_000].map(
      (work) => solve(instance, { seed: 1, work }).cost,
    );
    expect(costs).toEqual([...costs].sort((x, y) => y - x));
    expect(costs[3]).toBeLessThan(costs[0]!);
  });
});

describe("borders", () => {
  const empty = (people: number, units: number): Instance => {
    const u = units;
    return tinyInstance({
      people,
      units,
      role: new Int32Array(people),
      weight: new Int32Array(people).fill(1),
      manager: new Int32Array(people).fill(-1),
      managerChangeCost: new Int32Array(people),
      listStart: new Int32Array(people + 1),
      listUnit: new Int32Array(0),
      listCost: new Int32Array(0),
      elsewhereCost: new Int32Array(people),
      site: new Int32Array(people),
      siteCost: new Int32Array(u),
      skill: new Int32Array(people),
      skillCost: new Int32Array(u),
      ownerClass: new Int32Array(people).fill(-1),
      ownerCost: new Int32Array(u).fill(-1),
      demand: new Int32Array(2 * u),
      ownerlessCost: new Int32Array(u).fill(2000),
      pinnedUnit: new Int32Array(people).fill(-1),
      pinnedOwner: new Int32Array(u).fill(-1),
      forbidStart: new Int32Array(people + 1),
    });
  };
  test.each([
    ["nobody and no unit", 0, 0, 0],
    ["nobody in two units", 0, 2, 4000],
    ["one person, one unit, nobody may own", 1, 1, 2000 + 35],
  ])("%s", (_, people, units, cost) => {
    const solution = solve(empty(people, units), { seed: 1, work: 1000 });
    expect([solution.cost, solution.lowerBound]).toEqual([cost, cost]);
  });

  test("a stop at any event leaves a sound plan with the gap it had, and its work gives the same bytes again", () => {
    const instance = read("n80s1.json");
    const heard = (options: SolveOptions): SolveEvent[] => {
      const events: SolveEvent[] = [];
      solve(instance, { ...options, onProgress: (event) => events.push(event) });
      return events;
    };
    const events = heard({ seed: 1, work: 2_000_000 });
    const moments =
      events.length < 40 ? events.keys() : [0, 1, 2, 5, 10, 20, 50, 100, 200, events.length - 1];
    for (const moment of moments) {
      let seen = 0;
      const stopped = solve(instance, {
        seed: 1,
        work: 2_000_000,
        onProgress: () => (seen += 1),
        shouldStop: () => seen > moment,
      });
      expect(evaluate(instance, stopped.placement)).toMatchObject({ ok: true, cost: stopped.cost });
      expect(stopped.cost).toBeLessThanOrEqual(events[moment]!.cost);
      expect(stopped.lowerBound).toBeGreaterThanOrEqual(events[moment]!.lowerBound);
      expect(solve(instance, { seed: 1, work: stopped.work })).toEqual(stopped);
    }
  });

  test("a stop asked at any moment leaves a sound plan", () => {
    const instance = read("n80s1.json");
    for (const answers of [0, 1, 2, 3, 10, 100]) {
      let asked = 0;
      const solution = solve(instance, { seed: 1, work: 50_000_000, shouldStop: () => asked++ >= answers });
      expect(evaluate(instance, solution.placement).ok).toBe(true);
      expect(solution.lowerBound).toBeLessThanOrEqual(solution.cost);
    }
  });
});
