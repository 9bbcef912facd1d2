import { describe, expect, test } from "vitest";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { runHighs } from "../../workers/runHighs.ts";
import { evaluate } from "../verify/evaluate.ts";
import { exactIterations, proofSteps } from "../exact/exact.ts";
import { allPlacements, randomInstance, leastCost } from "../instances.case.ts";
import type { Instance, Solution } from "../instance.ts";
import type { MipTask } from "../exact/mip.ts";
import { randomStream } from "./random.ts";
import { movesOf } from "./solveCapped.ts";
import { solve } from "./solve.ts";
import { solvePinned } from "./solvePinned.ts";
import { withWishes, type Wish } from "../whatIf/wishes.ts";

const OPTIONS = { seed: 1, work: 100_000 };

const proved = (instance: Instance, found: Solution): Promise<Solution> =>
  answerTasks(proofSteps(instance, found, exactIterations("prove", 1)), ({ model, iterations }: MipTask) =>
    runHighs({ model, iterations, memoryMb: 1000 }, () => undefined),
  );

/** Two or three of five people together, a cap on moves, or both. */
function pinnedInstance(seed: number): Instance {
  const { below } = randomStream(seed);
  const group = [...new Set([below(5), below(5), below(5)])].sort((x, y) => x - y);
  return {
    ...randomInstance(seed, { people: 5, units: 2, partTime: seed % 5 < 2 }),
    ...(group.length > 1 && seed % 3 !== 0 ? { together: [group] } : {}),
    ...(seed % 3 === 1 ? {} : { movesMax: below(5) }),
  };
}

describe("people who shall be together, and caps on moves", () => {
  test("are kept: the search is nearly always at the optimum of all placements, exact mode proves it", async () => {
    let optimal = 0;
    let asked = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const instance = pinnedInstance(seed);
      const least = leastCost(instance);
      // People without any unit of today must move: some caps cannot be kept, and pins that ask so are refused before.
      if (least === Infinity) continue;
      const found = solvePinned(instance, OPTIONS);
      asked += 1;
      expect(found.lowerBound, `bound of seed ${seed}`).toBeLessThanOrEqual(least);
      expect(evaluate(instance, found.placement)).toMatchObject({ ok: true, cost: found.cost });
      if (found.cost === least) optimal += 1;
      const { cost, proof } = await proved(instance, found);
      expect({ cost, kind: proof?.kind }, `seed ${seed}`).toEqual({ cost: least, kind: "optimal" });
    }
    expect(asked).toBeGreaterThan(10);
    expect(optimal / asked).toBeGreaterThan(0.9);
  });

  test("nothing asked is solve itself", () => {
    const instance = randomInstance(3, { people: 8, units: 3, pins: true });
    expect(solvePinned(instance, OPTIONS)).toEqual(solve(instance, OPTIONS));
  });

  test.each<[string, { spare?: number; together?: number[][] }, number[]]>([
    [
      "groups",
      {
        together: [
          [1, 7],
          [4, 20, 23],
        ],
      },
      [0, 3000, 40_000, 400_000],
    ],
    ["a cap", { spare: 2 }, [0, 3000, 40_000, 400_000]],
    ["both", { spare: 4, together: [[2, 9]] }, [20_000, 400_000]],
  ])("the work of a plan with %s leads to the same bytes again", (_, { spare, together }, budgets) => {
    for (let seed = 1; seed <= 3; seed++) {
      const base = randomInstance(seed, { people: 30, units: 4, ties: 80, partTime: seed === 2 });
      const forced = base.elsewhereCost.filter((__, p) => base.listStart[p] === base.listStart[p + 1]).length;
      const instance = {
        ...base,
        ...(spare === undefined ? {} : { movesMax: forced + spare }),
        ...(together === undefined ? {} : { together }),
      };
      for (const work of budgets) {
        const found = solvePinned(instance, { seed: 1, work });
        expect(solvePinned(instance, { seed: 1, work: found.work }), `seed ${seed}, ${work}`).toEqual(found);
      }
    }
  });

  test("a cap that does not bind costs nothing and says so", () => {
    const instance = randomInstance(5, { people: 8, units: 3 });
    const free = solve(instance, OPTIONS);
    const moves = movesOf(instance, free.placement);
    const found = solvePinned({ ...instance, movesMax: moves }, OPTIONS);
    expect(found.cost).toBe(free.cost);
    expect(found.cap).toEqual({
      free: { moves, cost: free.cost, lowerBound: free.lowerBound, placement: free.placement },
      price: 0,
    });
  });
});

/** The least points of at most so many moves, for each number of moves, by trying every placement. */
function leastByMoves(instance: Instance): number[] {
  const least = Array.from({ length: instance.people + 1 }, () => Infinity);
  for (const placement of allPlacements(instance)) {
    const judged = evaluate(instance, placement);
    if (!judged.ok) continue;
    for (let m = movesOf(instance, placement); m <= instance.people; m++)
      least[m] = Math.min(least[m]!, judged.cost);
  }
  return least;
}

test("where each further move gains less than the last, the bound under a cap meets the optimum, before any proof", () => {
  let kinks = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const drawn = randomInstance(seed, { people: 5, units: 2, ties: 0 });
    // Moves are cheap, so that more of them pay.
    const instance = { ...drawn, elsewhereCost: drawn.elsewhereCost.map((points) => points >> 4) };
    const least = leastByMoves(instance);
    for (let most = 1; most < instance.people; most++) {
      const [before, here, after] = [least[most - 1]!, least[most]!, least[most + 1]!];
      if (before === Infinity || before - here <= (here - after) * 1.2 + 3 || here === after) continue;
      kinks += 1;
      const capped = { ...instance, movesMax: most };
      const found = solvePinned(capped, OPTIONS);
      expect(found.lowerBound, `seed ${seed}, ${most} moves`).toBe(here);
      // The same from nothing but the price of a move.
      const { value } = proofSteps(capped, { ...found, lowerBound: 0 }, 1000).next();
      expect(value?.lowerBound, `from prices, seed ${seed}, ${most} moves`).toBe(here);
    }
  }
  expect(kinks).toBeGreaterThan(4);
});

test("a wish never lowers the proved optimum", async () => {
  let asked = 0;
  for (let seed = 1; seed <= 18; seed++) {
    const instance = randomInstance(seed, { people: 12, units: 3 });
    const { below } = randomStream(seed);
    const kinds: readonly Wish[] = [
      { kind: "place", person: below(12), unit: below(3) },
      { kind: "seat", person: below(12), unit: below(3) },
      { kind: "keep-out", person: below(12), unit: below(3) },
      { kind: "own", person: below(12), unit: below(3) },
      { kind: "keep-manager", person: below(12) },
      { kind: "together", people: [below(6), 6 + below(6)] },
    ];
    const wished = withWishes(instance, [kinds[seed % 6]!]);
    if (!wished.ok) continue;
    asked += 1;
    const free = await proved(instance, solve(instance, OPTIONS));
    const pinned = await proved(wished.instance, solvePinned(wished.instance, OPTIONS));
    expect([free.proof?.kind, pinned.proof?.kind], `seed ${seed}`).toEqual(["optimal", "optimal"]);
    expect(pinned.cost, `seed ${seed}`).toBeGreaterThanOrEqual(free.cost);
  }
  expect(asked).toBeGreaterThan(12);
});
