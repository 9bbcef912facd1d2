import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, type Org } from "../org/index.ts";
import { sweepSteps } from "./alternatives/sweep.ts";
import { planWithPauses } from "./run.ts";
import { verifySteps } from "./verify/verify.ts";

/** The first solve places a manager below an owner of a lower level: it would be done again. */
const org: Org = orgOf(
  `ceo > m0, m1, m2, m3, m4, m5
   m0 > r0/a, r1/a; m1 > r2/b, r3/b; m2 > r4/a, r5/a; m3 > r6/b, r7/b; m4 > r8/a, r9/a; m5 > r10/b, r11/b
   x: m0, m2, m4, r6, r8; y: m3, r0, r1, r2, r3, r5, r7, r9, r10, r11; z: m1, m5, r4`,
  { people: Object.fromEntries([5, 5, 7, 4, 6, 8].map((level, k) => [`m${k}`, { level }])) },
);
const OPTIONS = { today: org.today, seed: 1, work: 20_000, config: DEFAULT_CONFIG };

/** Runs to the end, told to stop at the first pause at which `isEnough` holds; pauses from there on, and the solves. */
function stopped(isEnough: (solves: number) => boolean) {
  let solves = 0;
  let isStopped = false;
  const steps = planWithPauses(org, {
    ...OPTIONS,
    shouldStop: () => isStopped,
    onProgress: ({ phase }) => {
      if (phase === "first") solves += 1;
    },
  });
  let after = 0;
  for (;;) {
    const next = steps.next();
    if (next.done === true) return { planned: next.value, solves, after };
    if (isStopped) after += 1;
    isStopped ||= isEnough(solves);
  }
}

describe("told to stop", () => {
  test("a plan that would be solved again is not, and what there is is written and verified", () => {
    expect(stopped(() => false).solves).toBeGreaterThan(1);
    const { planned, solves } = stopped(() => true);
    expect(solves).toBe(1);
    expect(planned.ok).toBe(true);
  });

  test("writing and verifying listen in between", () => {
    const { planned, after } = stopped(() => true);
    expect(after).toBeGreaterThan(10);
    if (!planned.ok) throw new Error("no plan");
    expect([...verifySteps(org, planned.plan)].length).toBeGreaterThan(6);
  });

  test("an alternative on its way is left at once, and the plans before it stay", () => {
    const seen = { plan: 0 };
    let isStopped = false;
    const steps = sweepSteps(org, {
      ...OPTIONS,
      most: 5,
      shouldStop: () => isStopped,
      onPlan: (k) => {
        seen.plan = k;
      },
    });
    let next = steps.next();
    while (seen.plan < 3) next = steps.next();
    isStopped = true;
    next = steps.next();
    if (next.done !== true || !next.value.ok) throw new Error("It goes on after the stop.");
    expect(next.value.tried).toBe(2);
  });
});
