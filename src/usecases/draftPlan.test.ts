import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, indexOrg, wording, type Org } from "../org/index.ts";
import { formatPlan, parsePlan } from "../planner/index.ts";
import { draftPlan, resumePlan } from "./draftPlan.ts";

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
  expect(resumed.ok ? "taken up" : resumed.faults.join(" ")).toMatch(/units, the org/);
});
