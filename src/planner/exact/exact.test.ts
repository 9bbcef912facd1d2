import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import { buildTable } from "./table.ts";
import { evaluate } from "../verify/evaluate.ts";
import { exactIterations, proofSteps } from "./exact.ts";
import { fitRooms } from "./fitRooms.ts";
import { buildHeads } from "../solver/heads.ts";
import { randomInstance, renumber, tinyInstance } from "../instances.case.ts";
import type { Instance, Solution } from "../instance.ts";
import { buildModel, type MipAnswer, type MipTask, type SolveMip } from "./mip.ts";
import { randomStream } from "../solver/random.ts";
import { readAnswer } from "./readAnswer.ts";
import { solve } from "../solver/solve.ts";
import { solvePinned } from "../solver/solvePinned.ts";
import { withWishes } from "../whatIf/wishes.ts";
import { parseYardstick } from "../yardstick.ts";

/** Random problems held against all their placements; `npm run proofs` takes ten times as many. */
const CASES = Number(process.env["PROOF_CASES"] ?? 50);
const IS_LONG = CASES > 50;
const ITERATIONS = exactIterations("prove", 1);

/** The exact solver in this thread; a thread a problem would take most of the time. */
const solveHere: SolveMip = ({ model, iterations }) =>
  runHighs({ model, iterations, memoryMb: 1000 }, () => undefined);

/** A start as poor as the flow leaves it, so that the exact solver has something to do. */
const started = (instance: Instance): Solution => solve(instance, { seed: 1, work: 0 });

async function proved(instance: Instance, found = started(instance), rounds?: readonly number[]) {
  let tasks = 0;
  const solution = await answerTasks(proofSteps(instance, found, ITERATIONS, rounds), (task) => {
    tasks += 1;
    return solveHere(task);
  });
  expect(evaluate(instance, solution.placement)).toMatchObject({ ok: true, cost: solution.cost });
  expect(solution.lowerBound).toBeLessThanOrEqual(solution.cost);
  expect(solution.proof?.kind === "optimal").toBe(solution.lowerBound === solution.cost);
  return { ...solution, tasks };
}

/** Least points of all placements, by trying every one in which owners may own. */
function leastCost(instance: Instance): number {
  const { people, units, ownerClass, ownerCost } = instance;
  const unit = new Int32Array(people);
  const isOwner = new Uint8Array(people);
  let least = Infinity;
  const place = (p: number): void => {
    if (p === people) {
      const judged = evaluate(instance, { unit, isOwner });
      if (judged.ok && judged.cost < least) least = judged.cost;
      return;
    }
    for (let a = 0; a < units; a++) {
      unit[p] = a;
      isOwner[p] = 0;
      place(p + 1);
      if (ownerClass[p]! < 0 || ownerCost[ownerClass[p]! * units + a]! < 0) continue;
      isOwner[p] = 1;
      place(p + 1);
    }
  };
  place(0);
  return least;
}

const read = (file: string): Instance => {
  const parsed = parseYardstick(readFileSync(`examples/yardsticks/${file}`, "utf8"));
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.instance;
};

describe("what is proved optimal is", () => {
  test("the cheapest of all placements, at most seven people", async () => {
    let tasks = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const shape = [
        { people: 7, units: 2 },
        { people: 5, units: 3 },
        { people: 6, units: 2 },
      ][seed % 3]!;
      const instance = randomInstance(seed, {
        ...shape,
        ties: 80,
        pins: seed % 4 === 0,
        partTime: seed % 5 < 2,
      });
      const solution = await proved(instance);
      expect([solution.proof?.kind, solution.cost]).toEqual(["optimal", leastCost(instance)]);
      tasks += solution.tasks;
    }
    // Where the bound alone proves, nothing was tested.
    expect(tasks).toBeGreaterThan(CASES / 10);
  }, 600_000);

  test("the optimum of the model with every pair in it, up to sixty people", async () => {
    for (let seed = 1; seed <= CASES / 10; seed++) {
      const instance = randomInstance(seed, {
        people: 20 + ((seed * 7) % 41),
        units: 4,
        ties: 60,
        partTime: seed % 3 === 0,
      });
      const found = started(instance);
      const table = buildTable(instance);
      const heads = buildHeads(instance);
      const start = table.role.map(
        (kind, p) =>
          (found.placement.isOwner[p] === 1 ? table.kinds : kind) * table.units + found.placement.unit[p]!,
      );
      const all = {
        role: new Uint8Array(table.roleCost.length).fill(1),
        owner: new Uint8Array(table.ownerCost.length).fill(1),
      };
      const built = buildModel(table, heads, all, start);
      const answer = await solveHere({ model: built.model, iterations: ITERATIONS, cost: 0, lowerBound: 0 });
      const whole = readAnswer(instance, heads, built, answer, found.cost);
      expect(answer.ended).toBe("optimal");
      expect((await proved(instance, found)).cost).toBe(whole.ok ? whole.better?.cost : whole.refusal);
    }
  }, 600_000);

  test.each([
    ["n80s1", 3843],
    ["n200s1", 6198],
    ["n200s2", 6013],
  ])("the known optimum of %s", async (name, optimum) => {
    const instance = read(`${name}.json`);
    const solution = await proved(instance, solve(instance, { seed: 1, work: 20_000_000 }));
    expect([solution.proof?.kind, solution.cost]).toEqual(["optimal", optimum]);
  });

  test.each([["assign100"], ["assign200"], ["assign300"], ["assign400"]])(
    "without the exact solver, %s",
    async (name) => {
      const solution = await proved(read(`assign/${name}.txt`));
      expect([solution.proof?.kind, solution.tasks]).toEqual(["optimal", 0]);
    },
  );

  const optima = readFileSync("examples/yardsticks/gap/optima.csv", "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .filter(([name]) => IS_LONG || name?.endsWith("-0"));
  test.each(optima.map(([name, , , optimum]) => [name!, Number(optimum)] as const))(
    "with room for so much and no more, %s",
    async (name, optimum) => {
      const instance = read(`gap/${name}`);
      const found = fitRooms(instance, 1);
      if (found === null) throw new Error("no start");
      const solution = await proved(instance, found);
      expect([solution.proof?.kind, solution.cost]).toEqual(["optimal", optimum]);
    },
  );
});

describe("a proved optimum", () => {
  const instances = Array.from({ length: Math.ceil(CASES / 5) }, (_, k) =>
    randomInstance(k + 1, { people: 24, units: 3, ties: 60, partTime: k % 3 === 0 }),
  );

  const optima: Promise<Solution>[] = [];

  test("does not depend on the numbers of people and units", async () => {
    for (const instance of instances) {
      const other = renumber(
        instance,
        Array.from({ length: 24 }, (_, k) => (k * 7 + 5) % 24),
        [2, 0, 1],
      );
      expect((await proved(other)).cost).toBe((await proved(instance)).cost);
    }
  });

  test("doubles when every cost doubles", async () => {
    const twice = (column: Int32Array): Int32Array => column.map((x) => (x < 0 ? x : 2 * x));
    for (const instance of instances) {
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
      expect((await proved(doubled)).cost).toBe(2 * (await proved(instance)).cost);
    }
  });

  test.each(["place", "seat", "keep-out", "own", "keep-manager"] as const)(
    "is never lowered by a pin: %s",
    async (kind) => {
      let dearer = 0;
      for (const [k, instance] of instances.entries()) {
        const { below } = randomStream(k);
        const free = await (optima[k] ??= proved(instance));
        const wish = { kind, person: below(instance.people), unit: below(instance.units) };
        const wished = withWishes(instance, [wish]);
        if (!wished.ok) continue;
        const start = solvePinned(wished.instance, { seed: 1, work: 10_000 });
        const pinned = await proved(wished.instance, start);
        expect(pinned.cost).toBeGreaterThanOrEqual(free.cost);
        if (pinned.cost > free.cost) dearer += 1;
      }
      expect(dearer).toBeGreaterThan(0);
    },
  );

  test("is found again, byte for byte", async () => {
    const instance = read("n200s2.json");
    const found = solve(instance, { seed: 3, work: 2_000_000 });
    expect(await proved(instance, found)).toEqual(await proved(instance, found));
  });
});

describe("what is not proved", () => {
  const instance = read("n80s1.json");
  const OPTIMUM = 3843;
  const found = started(instance);

  test("keeps its gap where only few candidates are looked at, and says so", async () => {
    const kinds = new Set<string>();
    for (const size of [1, 60, 70, 76, 80, 84, 90, 120, 240]) {
      const solution = await proved(instance, found, [size]);
      expect(solution.lowerBound).toBeLessThanOrEqual(OPTIMUM);
      expect(solution.cost).toBeGreaterThanOrEqual(OPTIMUM);
      expect(solution.cost).toBeLessThanOrEqual(found.cost);
      kinds.add(solution.proof!.kind);
    }
    expect([...kinds].sort()).toEqual(["optimal", "optimal-within-candidates"]);
  });

  test("is left alone where there are more pairs than candidates could be picked from", () => {
    const text = `1010${" 1".repeat(1010 * 1010)}`;
    const parsed = parseYardstick(text);
    if (!parsed.ok) throw new Error(parsed.refusal);
    const large = { ...found, cost: 1011, lowerBound: 1010 };
    const { done, value } = proofSteps(parsed.instance, large, ITERATIONS).next();
    expect([done, value]).toMatchObject([true, { proof: { kind: "gap", ended: "too-large" } }]);
  });

  test("a second, larger round goes on from the first", async () => {
    const solution = await proved(instance, found, [60, 1000]);
    expect([solution.cost, solution.proof?.kind, solution.tasks]).toEqual([OPTIMUM, "optimal", 2]);
  });

  test.each(["work", "time", "memory", "stopped", "failed"] as const)(
    "keeps the plan and the bound where the exact solver ended by %s and knows nothing",
    (ended) => {
      const steps = proofSteps(instance, found, ITERATIONS);
      const task = steps.next().value as MipTask;
      const end = steps.next({ ended, values: null, bound: -Infinity, iterations: 0 });
      expect(end.value).toMatchObject({
        cost: found.cost,
        lowerBound: task.lowerBound,
        placement: found.placement,
        proof: { kind: "gap", ended },
      });
    },
  );

  test("takes the better plan of a solver that was stopped", async () => {
    const steps = proofSteps(instance, found, ITERATIONS);
    const task = steps.next().value as MipTask;
    const answer = await solveHere(task);
    const end = steps.next({ ...answer, ended: "stopped", bound: task.lowerBound + 1.2 });
    expect(found.cost).toBeGreaterThan(OPTIMUM);
    expect(end.value).toMatchObject({
      cost: OPTIMUM,
      lowerBound: task.lowerBound + 2,
      proof: { kind: "gap", ended: "stopped" },
    });
  });
});

describe("a damaged answer is refused whole", () => {
  const instance = read("n80s1.json");
  const found = started(instance);
  const seatOf = (values: Float64Array): number => values.indexOf(1);
  const cases: readonly (readonly [string, (answer: MipAnswer) => MipAnswer, string])[] = [
    [
      "a person without a seat",
      (x) => ({ ...x, values: x.values!.with(seatOf(x.values!), 0) }),
      "has no seat",
    ],
    ["half a seat", (x) => ({ ...x, values: x.values!.with(seatOf(x.values!), 0.5) }), "0.5 of a seat"],
    ["no number", (x) => ({ ...x, values: x.values!.with(seatOf(x.values!), NaN) }), "NaN of a seat"],
    ["two seats", (x) => ({ ...x, values: x.values!.map((v, k) => (k < 40 ? 1 : v)) }), "has two seats"],
    ["values of another model", (x) => ({ ...x, values: x.values!.slice(1) }), "values for"],
    ["an optimum that is not there", (x) => ({ ...x, values: null }), "gives no placement"],
    ["a bound above its own plan", (x) => ({ ...x, bound: 3844 }), "is above the cost"],
    ["a bound above the plan known", (x) => ({ ...x, values: null, bound: 1e6 }), "is above the cost"],
    ["a bound that is no number", (x) => ({ ...x, bound: NaN }), "bound is no number"],
    ["a count that is no number", (x) => ({ ...x, iterations: NaN }), "NaN iterations"],
  ];
  test.each(cases)("%s", async (_, damage, words) => {
    const steps = proofSteps(instance, found, ITERATIONS);
    const answer = await solveHere(steps.next().value as MipTask);
    const { done, value } = steps.next(damage(answer));
    const solution = value as Solution;
    expect(done).toBe(true);
    expect(solution.proof).toMatchObject({ kind: "gap", ended: "failed" });
    expect(solution.proof?.note).toContain(words);
    expect([solution.cost, solution.placement]).toEqual([found.cost, found.placement]);
    expect(solution.lowerBound).toBeLessThanOrEqual(3843);
  });

  test("two owners of a unit, which the model would not allow", () => {
    const pair = tinyInstance({
      ownerClass: Int32Array.of(0, 0, -1),
      ownerCost: Int32Array.of(5, 5),
      managerChangeCost: Int32Array.of(0, 200, 200),
    });
    const table = buildTable(pair);
    const heads = buildHeads(pair);
    const all = {
      role: new Uint8Array(table.roleCost.length).fill(1),
      owner: new Uint8Array(table.ownerCost.length).fill(1),
    };
    const built = buildModel(table, heads, all, Int32Array.of(4, 0, 1));
    const values = built.model.start.slice();
    for (let k = 0; k < built.seats; k++) if (built.person[k] === 1) values[k] = built.slot[k] === 4 ? 1 : 0;
    const answer: MipAnswer = { ended: "optimal", values, bound: 0, iterations: 0 };
    expect(readAnswer(pair, heads, built, answer, 1e6)).toEqual({
      ok: false,
      refusal: "The placement is not allowed: Unit 0 has 2 owners: people 0, 1.",
    });
  });
});

test.each([
  ["auto", 200, undefined, true],
  ["auto", 200, 1, true],
  ["auto", 201, undefined, true],
  ["auto", 500, 10, true],
  ["auto", 500, 9.9, false],
  ["auto", 501, undefined, false],
  ["prove", 2000, 1, true],
  ["off", 10, undefined, false],
] as const)("mode %s, %d people, %s s left: runs %s", (mode, people, seconds, runs) => {
  expect(exactIterations(mode, people, seconds) > 0).toBe(runs);
});
