import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaId, DEFAULT_CONFIG, personId, wording, type Pin } from "../org/index.ts";
import { answerTasks } from "../usecases/answerTasks.ts";
import { runHighs } from "../workers/runHighs.ts";
import type { Proof, ProofKind } from "./instance.ts";
import type { Plan } from "./plan/plan.ts";
import { proveAgain } from "./proveAgain.ts";
import { planSto } from "./run.ts";

const org = orgOf(
  `ceo > ma, mb; ma > a1, a2; mb > b1, b2
   x: ma, a1, a2; y: mb, b1, b2`,
);

function planned(pins: readonly Pin[]): Plan {
  const options = { today: org.today, seed: 1, work: 200_000, config: DEFAULT_CONFIG, pins };
  const result = planSto(org, options);
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
}

async function faultsOf(plan: Plan): Promise<string[]> {
  const proved = await answerTasks(proveAgain(org, plan, {}), ({ model, iterations }) =>
    runHighs({ model, iterations, memoryMb: 1000 }, () => undefined),
  );
  expect(proved.lowerBound).toBeLessThanOrEqual(proved.cost);
  return proved.faults.map((one) => wording(one));
}

const best = planned([]);
const swap: Pin = {
  id: "q",
  kind: "place",
  personId: personId("a1"),
  areaId: areaId("y"),
  author: "ada",
  reason: "said",
};
/** A dearer plan that hides the pin it was made with. */
const dear: Plan = { ...planned([swap]), pins: [] };
const proof = (kind: ProofKind): Proof => ({
  kind,
  candidates: 9,
  of: 9,
  ended: "done",
  iterations: 1,
});

test("the examples differ", () => {
  expect(best.cost).toBeLessThan(dear.cost);
});

test.each<[string, Plan, readonly string[]]>([
  ["the best plan, with its bound", best, []],
  ["a bound below the truth", { ...dear, lowerBound: 0 }, []],
  [
    "a bound above the best plan",
    { ...dear, lowerBound: dear.cost, proof: proof("optimal") },
    [`The file says that no plan costs less than ${dear.cost}: a plan of ${best.cost} points was found.`],
  ],
  [
    "a plan that is the cheapest of its kind",
    { ...best, lowerBound: 0, proof: proof("optimal-where-open") },
    [],
  ],
  [
    "a plan that is not the cheapest with the same areas closed",
    { ...dear, lowerBound: 0, proof: proof("optimal-where-open") },
    [
      `The file says that the plan is the cheapest of all plans with the same areas closed: one of ${best.cost} points was found.`,
    ],
  ],
  [
    "a plan that is not the cheapest of the likeliest seats",
    { ...dear, lowerBound: 0, proof: proof("optimal-within-candidates") },
    [
      `The file says that the plan is the cheapest of all plans made of the likeliest seats: one of ${best.cost} points was found.`,
    ],
  ],
])("%s", async (_, plan, faults) => {
  expect(await faultsOf(plan)).toEqual(faults);
});
