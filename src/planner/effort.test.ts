import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { runHighs } from "../workers/runHighs.ts";
import {
  areaId,
  DEFAULT_CONFIG,
  personId,
  wording,
  type Config,
  type Org,
  type PinWish,
} from "../org/index.ts";
import { formatPlan, parsePlan, planWithPauses, verifyPlan, type Plan, type PlanOptions } from "./index.ts";
import type { Cut } from "./effort.ts";
import type { MipAnswer, MipTask } from "./exact/mip.ts";

/** Managers follow their people to areas of lower owners, so that several solves make one plan. */
const TIED: Config = {
  ...DEFAULT_CONFIG,
  plan: { ...DEFAULT_CONFIG.plan, costs: { areaChange: 12, managerOver: 3, managerChange: 40 } },
};
const IDS = Array.from({ length: 15 }, (_, k) => `r${k}`);

/** Three managers of different levels, whose people work here and there in three areas. */
function company(levels: readonly number[], homes: readonly number[]): Org {
  const people = Object.fromEntries(levels.map((level, k) => [`m${k}`, { level }]));
  const names = [...levels.map((_, k) => `m${k}`), ...IDS];
  return orgOf(
    [
      "ceo > m0, m1, m2",
      ...levels.map(
        (_, k) =>
          `m${k} > ${IDS.filter((__, r) => r % 3 === k)
            .map((id, r) => `${id}/${"ab"[r % 2]}`)
            .join(", ")}`,
      ),
      ...["x", "y", "z"].map(
        (area, a) => `${area}: ${names.filter((_, k) => homes[k] === a || k % 15 === a).join(", ")}`,
      ),
    ].join("\n"),
    { people },
  );
}

const WISHES: readonly (readonly PinWish[])[] = [
  [],
  [{ kind: "max-moves", moves: 3 }],
  [{ kind: "keep-together", personIds: ["r3", "r6"].map(personId) }],
  [
    { kind: "max-moves", moves: 4 },
    { kind: "keep-together", personIds: ["r1", "r2", "m2"].map(personId) },
  ],
  [{ kind: "own", personId: personId("m1"), areaId: areaId("x") }],
];

/** Makes a plan, each model solved by `solve`. */
async function made(
  org: Org,
  options: Pick<PlanOptions, "pins" | "shouldStop" | "repeat" | "work">,
  cutOf: (model: number) => Cut | undefined,
): Promise<Plan> {
  const steps = planWithPauses(org, {
    today: org.today,
    seed: 1,
    config: TIED,
    exact: () => 20_000,
    ...options,
  });
  let models = 0;
  const solve = ({ model, iterations, cut = cutOf(models++) }: MipTask): Promise<MipAnswer> =>
    runHighs({ model, iterations, memoryMb: 1000, ...(cut && { cut }) }, () => undefined);
  let next = steps.next();
  while (next.done !== true) next = next.value === null ? steps.next() : steps.next(await solve(next.value));
  if (!next.value.ok) throw new Error(wording(next.value.refusal.message));
  return next.value.plan;
}

const stops = fc.record({
  levels: fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 3, maxLength: 3 }),
  homes: fc.array(fc.nat(2), { minLength: 18, maxLength: 18 }),
  wishes: fc.nat(WISHES.length - 1),
  // Asked so often before it is enough, and how far the models go after.
  asks: fc.integer({ min: 0, max: 300 }),
  cuts: fc.array(fc.option(fc.nat(60)), { minLength: 3, maxLength: 3 }),
});

test("a plan stopped anywhere is made again to the byte from what its file says", async () => {
  const seen = { cut: 0, searches: 0 };
  await fc.assert(
    fc.asyncProperty(stops, async ({ levels, homes, wishes, asks, cuts }) => {
      const org = company(levels, homes);
      const pins = WISHES[wishes]!.map((wish, k) => ({
        id: `q${k}`,
        author: "ada",
        reason: "said",
        ...wish,
      }));
      let asked = 0;
      const stopped = await made(
        org,
        { pins, work: 40_000, shouldStop: () => (asked += 1) > asks },
        (model) => {
          const iterations = cuts[model % 3];
          return typeof iterations === "number" ? { ended: "stopped", iterations } : undefined;
        },
      );
      const parsed = parsePlan(formatPlan(stopped));
      if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
      expect(verifyPlan(org, parsed.plan)).toEqual({ ok: true });
      const { effort, work } = parsed.plan;
      const again = await made(
        org,
        effort === undefined ? { pins, work } : { pins, work: effort.work, repeat: effort },
        () => undefined,
      );
      expect(formatPlan(again)).toBe(formatPlan(stopped));
      seen.cut += effort?.models.some((cut) => cut !== null) === true ? 1 : 0;
      seen.searches += (effort?.searches.length ?? 0) > 1 ? 1 : 0;
    }),
    { numRuns: 12 },
  );
  expect(seen.cut).toBeGreaterThan(0);
  expect(seen.searches).toBeGreaterThan(3);
}, 120_000);
