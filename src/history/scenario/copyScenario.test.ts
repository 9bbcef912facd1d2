import { expect, test } from "vitest";
import type { OrgChange } from "../../changes/index.ts";
import type { Instant } from "../revision.ts";
import type { Scenario } from "../scenario.ts";
import { addChangeSet } from "./changeSets.ts";
import { copyScenario } from "./copyScenario.ts";
import { createScenario } from "./createScenario.ts";
import { comment } from "./notes.ts";
import { approve } from "./approvals.ts";
import { PLANS_MAX, takePlan, toPlan } from "./plans.ts";
import type { By, Stepped } from "./step.ts";
import { strikeOut } from "./strike.ts";

const by: By = { user: "ada", at: "2026-06-01T09:00:00.000Z" as Instant };
const done = (step: Stepped): Scenario => {
  if (!step.ok) throw new Error(step.refusal.code);
  return step.scenario;
};
const empty = done(
  createScenario({ id: "s", name: "One", orgId: "acme", baseRevision: 3, baseHash: "aa" }, by),
);
const set = (id: string) => ({
  id,
  author: "ada",
  reason: id,
  effectiveOn: "2026-06-01",
  changes: [
    { kind: "set-manager", personId: "a", managerId: "b" },
    { kind: "set-manager", personId: "c", managerId: "b" },
  ] as unknown as readonly OrgChange[],
});

test("a copy says the same under ids of its own, and brings no approval, comment or merge along", () => {
  let scenario = done(addChangeSet(empty, set("s-1"), by));
  scenario = done(addChangeSet(scenario, set("own"), by));
  scenario = done(strikeOut(scenario, { changeSetId: "own", place: 1 }, by));
  scenario = done(
    comment(scenario, { id: "c1", text: "Why?", change: { changeSetId: "own", place: 0 } }, by),
  );
  scenario = done(takePlan(scenario, { file: "{}", revision: 3 }, by));
  scenario = done(approve(scenario, { touched: [] }, by));
  expect(scenario.status).toBe("approved");
  const copied = done(
    copyScenario(
      { ...scenario, mergedSets: [], mergedAs: [] },
      { id: "t", name: "Two", newId: () => "x" },
      by,
    ),
  );
  expect(copied).toMatchObject({
    id: "t",
    name: "Two",
    status: "open",
    baseRevision: 3,
    approvals: [],
    comments: [],
    archivedChanges: [{ changeSetId: "x", place: 1 }],
    plan: { revision: 3, files: ["{}"], place: 0 },
  });
  expect(copied.changeSets.map(({ id }) => id)).toEqual(["t-1", "x"]);
  expect(copied.events.map(({ kind, text }) => [kind, text])).toEqual([["copied", "One"]]);
  const rest = done(
    copyScenario(
      { ...scenario, mergedSets: ["own"], mergedAs: [4] },
      { id: "u", name: "Three", newId: () => "y" },
      by,
    ),
  );
  expect(rest.changeSets.map(({ id }) => id)).toEqual(["u-1"]);
  expect(rest.archivedChanges).toEqual([]);
});

test("plans of a scenario: a newer one ends what was undone, and the oldest make room", () => {
  const put = (from: Scenario, file: string, revision = 3): Scenario =>
    done(takePlan(from, { file, revision }, by));
  let scenario = ["a", "b", "c"].reduce((from, file) => put(from, file), empty);
  scenario = done(toPlan(done(toPlan(scenario, -1, by)), -1, by));
  expect(scenario.plan).toMatchObject({ files: ["a", "b", "c"], place: 0 });
  expect(toPlan(scenario, -1, by).ok).toBe(false);
  expect(put(scenario, "d").plan).toMatchObject({ files: ["a", "d"], place: 1 });
  // A file of another state of the organisation could not be gone back to.
  expect(put(scenario, "e", 4).plan).toEqual({ revision: 4, files: ["e"], place: 0 });
  const many = Array.from({ length: PLANS_MAX + 5 }, (_, k) => `${k}`).reduce(
    (from, one) => put(from, one),
    empty,
  );
  expect(many.plan?.files).toHaveLength(PLANS_MAX);
  expect(many.plan?.files.at(-1)).toBe(`${PLANS_MAX + 4}`);
  const large = ["x".repeat(3_000_000), "y".repeat(3_000_000)].reduce((from, one) => put(from, one), empty);
  expect(large.plan?.files).toHaveLength(1);
  expect(put(empty, "z".repeat(9_000_000)).plan?.files).toHaveLength(1);
});
