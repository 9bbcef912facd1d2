import { describe, expect, test } from "vitest";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import { divide, partOf, withPart } from "./divisions.ts";
import { evaluate } from "../verify/evaluate.ts";
import { randomInstance } from "../instances.case.ts";
import type { Instance, Placement, Solution } from "../instance.ts";
import type { MipTask, SolveMip } from "./mip.ts";
import { divisionSteps, proveSteps } from "./prove.ts";
import { randomStream } from "../solver/random.ts";
import { solve } from "../solver/solve.ts";

/** `npm run properties` takes more. */
const CASES = Math.min(Number(process.env["PROPERTY_CASES"] ?? 40), 2000);
const ITERATIONS = 1_000_000;

const solveHere: SolveMip = ({ model, iterations }) =>
  runHighs({ model, iterations, memoryMb: 1000 }, () => undefined);

const instanceOf = (seed: number, people: number, units: number): Instance =>
  randomInstance(seed, { people, units, ties: 80, pins: seed % 2 === 0, partTime: seed % 3 === 0 });

const started = (instance: Instance): Solution => solve(instance, { seed: 1, work: 0 });

/** The placement with some people put anywhere, owners included. */
function shuffled(instance: Instance, placement: Placement, people: Int32Array, seed: number): Placement {
  const { below } = randomStream(seed);
  const unit = placement.unit.slice();
  const isOwner = placement.isOwner.slice();
  for (const p of people) {
    unit[p] = below(instance.units);
    isOwner[p] = below(4) === 0 ? 1 : 0;
  }
  return { unit, isOwner };
}

describe("a part of the people, all others staying", () => {
  test("is the question of everybody: what is allowed, and by how many points it is cheaper", () => {
    let allowed = 0;
    let refused = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const instance = instanceOf(seed, 14, 4);
      const { below } = randomStream(seed);
      const { placement } = started(instance);
      const people = Int32Array.from({ length: 14 }, (_, p) => p).filter(() => below(2) === 0);
      const part = partOf(instance, placement, people);
      expect(evaluate(part.instance, part.start).ok).toBe(true);
      for (let round = 0; round < 40; round++) {
        const whole = shuffled(instance, placement, people, 100 * seed + round);
        const inPart = {
          unit: part.start.unit.map((a, i) => (i < people.length ? whole.unit[people[i]!]! : a)),
          isOwner: part.start.isOwner.map((mark, i) =>
            i < people.length ? whole.isOwner[people[i]!]! : mark,
          ),
        };
        const judged = evaluate(instance, whole);
        expect(evaluate(part.instance, inPart).ok).toBe(judged.ok);
        if (!judged.ok) refused += 1;
        else {
          // Throws where both do not change by the same points.
          expect(withPart(instance, placement, part, inPart)).toMatchObject({
            placement: whole,
            cost: judged.cost,
          });
          allowed += 1;
        }
      }
    }
    expect(allowed).toBeGreaterThan(CASES);
    expect(refused).toBeGreaterThan(CASES);
  });

  test("keeps people beside those who stay and whom they shall be beside", () => {
    const free = instanceOf(1, 14, 4);
    const { placement } = started(free);
    const unit = placement.unit.slice();
    unit.set([unit[3]!, unit[3]!, unit[6]!], 4);
    const instance = {
      ...free,
      together: [
        [3, 4, 5],
        [6, 7],
      ].map((group) => (group[0] === 6 ? [6] : group)),
    };
    const part = partOf(instance, { ...placement, unit }, Int32Array.of(4, 5, 7));
    expect([...part.instance.pinnedUnit.subarray(0, 3)]).toEqual([unit[3], unit[3], -1]);
    expect(part.instance.together).toEqual([[0, 1]]);
  });
});

test("divisions hold every unit once, and at most so many people where a unit is not larger itself", () => {
  for (let seed = 1; seed <= CASES; seed++) {
    const instance = instanceOf(seed, 40, 9);
    const { placement } = started(instance);
    const divisions = divide(instance, placement, 12);
    expect(divisions.flatMap((units) => [...units]).sort((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    for (const units of divisions) {
      const people = placement.unit.filter((a) => units.includes(a)).length;
      if (units.length > 1) expect(people).toBeLessThanOrEqual(12);
    }
    expect(divide(instance, placement, 1000)).toHaveLength(1);
  }
});

/** The least points with these people anywhere and everybody else staying, by trying everything. */
function leastOf(instance: Instance, placement: Placement, people: readonly number[]): number {
  const unit = placement.unit.slice();
  const isOwner = placement.isOwner.slice();
  let least = Infinity;
  const place = (k: number): void => {
    if (k === people.length) {
      const judged = evaluate(instance, { unit, isOwner });
      if (judged.ok && judged.cost < least) least = judged.cost;
      return;
    }
    const p = people[k]!;
    for (let seat = 0; seat < 2 * instance.units; seat++) {
      unit[p] = seat % instance.units;
      isOwner[p] = seat < instance.units ? 0 : 1;
      place(k + 1);
    }
  };
  place(0);
  return least;
}

describe("division by division", () => {
  test("nobody of a division could go elsewhere cheaper while the others stay", async () => {
    let better = 0;
    for (let seed = 1; seed <= CASES / 4; seed++) {
      const instance = instanceOf(seed, 10, 3);
      const found = started(instance);
      const solution = await answerTasks(divisionSteps(instance, found, ITERATIONS, 4), solveHere);
      expect(evaluate(instance, solution.placement)).toMatchObject({ ok: true, cost: solution.cost });
      expect(solution.cost).toBeLessThanOrEqual(found.cost);
      if (solution.cost < found.cost) better += 1;
      expect(["optimal", "optimal-by-division"]).toContain(solution.proof?.kind);
      if (solution.proof?.kind === "optimal") continue;
      for (const units of divide(instance, found.placement, 4)) {
        const people = [...solution.placement.unit.keys()].filter((p) =>
          units.includes(solution.placement.unit[p]!),
        );
        if (people.length <= 4) expect(leastOf(instance, solution.placement, people)).toBe(solution.cost);
      }
    }
    expect(better).toBeGreaterThan(0);
  });

  test("comes before the whole beyond a thousand people, and is not told where the whole is cheaper", async () => {
    const instance = randomInstance(5, { people: 1010, units: 3, ties: 30 });
    const found = solve(instance, { seed: 1, work: 1_000_000 });
    const tasks: MipTask[] = [];
    const solution = await answerTasks(proveSteps(instance, found, ITERATIONS), (task) => {
      tasks.push(task);
      return solveHere(task);
    });
    expect(solution.cost).toBeLessThanOrEqual(found.cost);
    expect(solution.proof?.iterations).toBeGreaterThan(0);
    expect(evaluate(instance, solution.placement)).toMatchObject({ ok: true, cost: solution.cost });
    expect([solution.proof?.kind, solution.lowerBound]).toEqual(["optimal", solution.cost]);
    expect(solution.proof).not.toHaveProperty("divisions");
    expect(tasks.length).toBeGreaterThan(3);
    // What is told on the way is told of everybody.
    for (const task of tasks)
      expect([task.cost >= solution.cost, task.lowerBound >= found.lowerBound]).toEqual([true, true]);
  });

  test.each(["time", "stopped", "memory", "failed"] as const)(
    "that ended by %s keeps the plan and says so",
    async (ended) => {
      const instance = instanceOf(5, 40, 6);
      const found = started(instance);
      const solution = await answerTasks(divisionSteps(instance, found, ITERATIONS, 12), () =>
        Promise.resolve({ ended, values: null, bound: -Infinity, iterations: 0 }),
      );
      expect(solution).toMatchObject({
        cost: found.cost,
        lowerBound: found.lowerBound,
        proof: { kind: "gap", ended },
      });
    },
  );
});

test("all divisions but one proved is a gap still", async () => {
  let allButOne = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const instance = instanceOf(seed, 12, 4);
    let asked = 0;
    const { proof } = await answerTasks(divisionSteps(instance, started(instance), ITERATIONS, 4), (task) => {
      asked += 1;
      return asked % 3 === 0
        ? Promise.resolve({ ended: "memory", values: null, bound: -Infinity, iterations: 0 })
        : solveHere(task);
    });
    const { count, proved } = proof!.divisions!;
    if (proof!.kind === "optimal-by-division") expect(proved).toBe(count);
    if (proved === count - 1 && proof!.kind !== "optimal") allButOne += 1;
  }
  expect(allButOne).toBeGreaterThan(0);
});
