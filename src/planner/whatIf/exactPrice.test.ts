import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import type { Instance, Solution } from "../instance.ts";
import type { SolveMip } from "../exact/mip.ts";
import { proveSteps } from "../exact/prove.ts";
import { randomStream } from "../solver/random.ts";
import { solve } from "../solver/solve.ts";
import { parseYardstick } from "../yardstick.ts";
import { climbFor, forcedBound } from "./standing.ts";
import { askWarm, openWarm, type Wish } from "./whatIf.ts";
import { withWishes } from "./wishes.ts";

/** `npm run properties` takes 60; `npm run bench -- what-if` measures how many are equal. */
const WISHES = Math.min(Number(process.env["PROPERTY_CASES"] ?? 3), 60);
const KINDS = ["place", "keep-out", "own"] as const;
const ITERATIONS = 1_000_000;

const solveHere: SolveMip = ({ model, iterations }) =>
  runHighs({ model, iterations, memoryMb: 1000 }, () => undefined);

async function proved(instance: Instance, work: number): Promise<Solution> {
  const found = solve(instance, { seed: 1, work });
  const best = await answerTasks(proveSteps(instance, found, ITERATIONS), solveHere);
  expect(best.lowerBound).toBe(best.cost);
  return best;
}

test(
  "at 200 people the exact price of a wish lies between what is proved and what is found",
  async () => {
    const parsed = parseYardstick(readFileSync("examples/yardsticks/n200s2.json", "utf8"));
    if (!parsed.ok) throw new Error("The yardstick cannot be read.");
    const { instance } = parsed;
    const base = await proved(instance, 3_000_000);
    const warm = openWarm(instance, base.placement);
    const climbed = climbFor(instance, base.cost, base.lowerBound);
    const { below } = randomStream(7);
    for (let asked = 0; asked < WISHES;) {
      const kind = KINDS[below(KINDS.length)]!;
      const person = below(instance.people);
      const unit = kind === "keep-out" ? base.placement.unit[person]! : below(instance.units);
      const wish: Wish = { kind, person, unit };
      const answer = askWarm(warm, [wish]);
      const wished = withWishes(instance, [wish]);
      if (!answer.ok || !wished.ok) continue;
      asked += 1;
      const price = (await proved(wished.instance, 500_000)).cost - base.cost;
      const least = forcedBound(climbed, wished.instance, base.placement) - base.cost;
      expect(least, JSON.stringify(wish)).toBeLessThanOrEqual(price);
      expect(answer.price, JSON.stringify(wish)).toBeGreaterThanOrEqual(price);
    }
  },
  60_000 + 20_000 * WISHES,
);
