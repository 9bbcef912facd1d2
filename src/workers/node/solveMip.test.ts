import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exactIterations, parseYardstick, proofSteps, solve, type MipTask } from "../../planner/index.ts";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { solveMip } from "./solveMip.ts";

const ITERATIONS = exactIterations("prove", 500);
const read = (name: string) => {
  const parsed = parseYardstick(readFileSync(`examples/yardsticks/${name}.json`, "utf8"));
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.instance;
};
const stepsOf = (name: string, work = 0) => {
  const instance = read(name);
  const found = solve(instance, { seed: 1, work });
  const steps = proofSteps(instance, found, ITERATIONS);
  return { found, steps, task: steps.next().value as MipTask };
};

test("n500s1 is proved optimal in a thread, and this one stays free meanwhile", async () => {
  const instance = read("n500s1");
  const found = solve(instance, { seed: 1, work: 20_000_000 });
  let free = 0;
  let bounds = 0;
  const timer = setInterval(() => (free += 1), 1);
  const solution = await answerTasks(proofSteps(instance, found, ITERATIONS), (task) => {
    free = 0;
    return solveMip(task, { onProgress: () => (bounds += 1) });
  });
  clearInterval(timer);
  expect([solution.cost, solution.lowerBound, solution.proof?.kind]).toEqual([15496, 15496, "optimal"]);
  // A thread held up would have counted none of them.
  expect(free).toBeGreaterThan(20);
  expect(bounds).toBeGreaterThan(0);
});

test("the same task gives the same answer", async () => {
  const { task } = stepsOf("n200s1", 1_000_000);
  const [one, other] = await Promise.all([solveMip(task), solveMip(task)]);
  expect(one.ended).toBe("optimal");
  expect(one).toEqual(other);
});

describe("a solve that is cut short leaves the plan, verified, with its bound", () => {
  test.each([
    ["before it begins", () => Promise.resolve()],
    ["at its first word", (word: Promise<void>) => word],
  ])("cancelled %s", async (_, stopWhen) => {
    const { found, steps, task } = stepsOf("n500s1");
    let speak = (): void => undefined;
    const word = new Promise<void>((said) => (speak = said));
    const answer = await solveMip(task, { stop: stopWhen(word), onProgress: () => speak() });
    expect(answer.ended).toBe("stopped");
    const { value } = steps.next(answer);
    expect(value).toMatchObject({ proof: { kind: "gap", ended: "stopped" } });
    expect("cost" in value && value.cost).toBeLessThanOrEqual(found.cost);
    expect("lowerBound" in value && value.lowerBound).toBeLessThanOrEqual(15496);
  });

  test("by its deadline", async () => {
    const { task } = stepsOf("n500s1");
    const answer = await solveMip(task, { secondsLeft: () => 0 });
    expect(answer.ended).toBe("time");
  });

  test("by its memory", async () => {
    const { task } = stepsOf("n200s2");
    expect((await solveMip(task, { memoryMb: 1 })).ended).toBe("memory");
  });

  test("by its work, at the same point each time", async () => {
    const { task } = stepsOf("n200s2");
    const one = await solveMip({ ...task, iterations: 100 });
    expect(one.ended).toBe("work");
    expect(await solveMip({ ...task, iterations: 100 })).toEqual(one);
  });
});

test("a model that cannot be is an answer that failed, with the solver's word", async () => {
  const { task } = stepsOf("n80s1");
  const model = { ...task.model, rowLower: task.model.rowLower.slice(1) };
  const answer = await solveMip({ ...task, model });
  expect(answer).toMatchObject({ ended: "failed", values: null, bound: -Infinity });
  expect(answer.note).toContain("The exact solver's thread failed");
});

test("a model without any solution failed too", async () => {
  const { task } = stepsOf("n80s1");
  const model = {
    ...task.model,
    rowLower: task.model.rowLower.with(0, 99),
    rowUpper: task.model.rowUpper.with(0, 99),
  };
  const answer = await solveMip({ ...task, model });
  expect(answer.ended).toBe("failed");
  expect(answer.note).toContain("model status");
});
