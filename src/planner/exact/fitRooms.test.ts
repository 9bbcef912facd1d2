import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { fitRooms } from "./fitRooms.ts";
import { tinyInstance } from "../instances.case.ts";
import { solve } from "../solver/solve.ts";
import { parseYardstick } from "../yardstick.ts";

const instanceOf = (text: string) => {
  const parsed = parseYardstick(text);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.instance;
};
const optima = readFileSync("examples/yardsticks/gap/optima.csv", "utf8").trim().split("\n").slice(1);

test.each(optima.map((line) => [line.split(",")[0]!, Number(line.split(",")[3])] as const))(
  "%s: a start that fits, within 3 % of the optimum %d",
  (name, optimum) => {
    const instance = instanceOf(readFileSync(`examples/yardsticks/gap/${name}`, "utf8"));
    const found = fitRooms(instance, 1)!;
    expect(evaluate(instance, found.placement)).toEqual({ ok: true, cost: found.cost, terms: found.terms });
    expect(found.lowerBound).toBeLessThanOrEqual(optimum);
    expect(found.cost).toBeGreaterThanOrEqual(optimum);
    expect(found.cost).toBeLessThanOrEqual(1.03 * optimum);
    expect(fitRooms(instance, 1)).toEqual(found);
  },
);

test("nothing where the loads are more than all room", () => {
  expect(fitRooms(instanceOf("2 2  1 1 1 1  5 5 5 5  4 9"), 1)).toBeNull();
});

test("room is never forgotten: each solver takes its own problems only", () => {
  expect(() => solve(instanceOf("1 1  1  1  1"), { seed: 1, work: 1 })).toThrow("fitRooms");
  expect(() => fitRooms(tinyInstance(), 1)).toThrow("no problem with room");
});
