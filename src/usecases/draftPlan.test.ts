import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, indexOrg, wording, type Org } from "../org/index.ts";
import { formatPlan, parsePlan, verifyPlan, type SolveMip } from "../planner/index.ts";
import { runHighs } from "../workers/runHighs.ts";
import { draftPlan, provePlan, resumePlan, type ProvePlanOptions } from "./draftPlan.ts";

const org = orgOf(
  "ceo > em/engineering, cpo/product; em > a/engineering, b/engineering; cpo > pm/product; x: em, a, b, pm",
);
const saved = (): string => {
  const made = draftPlan(org, DEFAULT_CONFIG, { work: 100_000 });
  if (!made.ok) throw new Error(wording(made.refusal.message));
  return formatPlan(made.drafted.plan);
};
const takeUp = (at: Org, file: string) => {
  const parsed = parsePlan(file);
  if (!parsed.ok) throw new Error(wording(parsed.refusal.message));
  return resumePlan(at, parsed.plan);
};

test("a saved plan is taken up half a year later, on the organisation of that day", () => {
  const later = indexOrg(org.records, org.problems, "2026-12-24");
  const resumed = takeUp(later, saved());
  expect(resumed.ok && [resumed.drafted.plan.today, resumed.drafted.alternatives.sto.today]).toEqual([
    "2026-06-01",
    "2026-12-24",
  ]);
});

test("a saved plan of another organisation is refused with what differs", () => {
  const other = orgOf("ceo > em, cpo; em > a, b; cpo > pm; y: em, a, b, pm");
  const resumed = takeUp(other, saved());
  expect(resumed.ok ? "taken up" : resumed.faults.join(" ")).toMatch(/plan of another organisation/);
});

/** Two products whose people are mixed up: what the bound leaves open, exact mode closes. */
const mixed = orgOf(
  `ceo > vp/engineering, cpo/product, hod/design
   vp > em/engineering, fm/engineering; em > a/engineering, b/engineering, c/engineering
   fm > d/engineering, e/engineering; cpo > pm/product, qm/product; hod > ux/design, vx/design
   x: em 0.5, a, b 0.5, d, pm, ux 0.5; y: em 0.5, fm, b 0.5, c, e, qm, vx, ux 0.5`,
);
const solveMip: SolveMip = ({ model, iterations }) =>
  runHighs({ model, iterations, memoryMb: 1000 }, () => undefined);
const provedPlan = async (options: Partial<ProvePlanOptions>) => {
  const made = await provePlan(mixed, DEFAULT_CONFIG, { work: 0, exact: "auto", solveMip, ...options });
  if (!made.ok) throw new Error(wording(made.refusal.message));
  return made.drafted.plan;
};

test("a proved plan is sound, no dearer than the search alone, and says it is proved", async () => {
  const plan = await provedPlan({});
  const searched = draftPlan(mixed, DEFAULT_CONFIG, { work: 0 });
  expect(verifyPlan(mixed, plan)).toEqual({ ok: true });
  expect(plan.proof?.kind).toBe("optimal");
  expect([plan.lowerBound, plan.gap]).toEqual([plan.cost, 0]);
  expect(searched.ok && searched.drafted.plan.cost).toBeGreaterThanOrEqual(plan.cost);
});

test("without exact mode no solver is asked and nothing is said of a proof", async () => {
  const plan = await provedPlan({
    exact: "off",
    solveMip: () => Promise.reject(new Error("asked")),
  });
  expect(plan).not.toHaveProperty("proof");
});

test("a proof that says more or less than its bound is refused", async () => {
  const plan = await provedPlan({});
  const edited = { ...plan, proof: { ...plan.proof!, kind: "gap" as const } };
  const verdict = verifyPlan(mixed, edited);
  expect(verdict.ok ? "sound" : verdict.faults.join(" ")).toContain("proof says gap");
});

test("an interrupt that comes at the first breath ends the search with a sound plan of less work", async () => {
  let isAsked = false;
  const options = { exact: "off", work: 20_000_000 } as const;
  const whole = await provedPlan(options);
  const plan = await provedPlan({
    ...options,
    shouldStop: () => isAsked,
    breathe: () => Promise.resolve().then(() => void (isAsked = true)),
  });
  expect(verifyPlan(mixed, plan)).toEqual({ ok: true });
  expect(plan.work).toBeLessThan(whole.work);
});
