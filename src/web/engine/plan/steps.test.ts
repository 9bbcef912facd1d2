import { expect, test } from "vitest";
import {
  addChangeSet,
  createScenario,
  takePlan,
  toPlan,
  undoEdit,
  type Scenario,
  type Stepped,
} from "../../../history/index.ts";
import { nextStep } from "./steps.ts";
import { sinceMade } from "./sinceMade.ts";

const by = { user: "ada", at: "2026-06-01T09:00:00.000Z" as never };
const done = (step: Stepped): Scenario => {
  if (!step.ok) throw new Error(step.refusal.code);
  return step.scenario;
};
const empty = done(createScenario({ id: "s", name: "s", orgId: "acme", baseRevision: 1, baseHash: "" }, by));
const planned = (from: Scenario, file: string): Scenario => done(takePlan(from, { file, revision: 1 }, by));
const edited = (from: Scenario, id: string): Scenario =>
  done(
    addChangeSet(
      from,
      {
        id,
        author: "ada",
        reason: id,
        effectiveOn: "2026-06-01",
        source: "edit",
        changes: [{ kind: "set-manager", personId: "a", managerId: "b" }] as never,
      },
      by,
    ),
  );

test("what happened last goes back first, and comes again first", () => {
  expect(nextStep(empty, -1)).toBe(null);
  const two = planned(planned(empty, "a"), "b");
  expect(nextStep(two, -1)).toBe("plan");
  expect(nextStep(two, 1)).toBe(null);
  const both = edited(two, "e1");
  expect(nextStep(both, -1)).toBe("edit");
  const back = done(undoEdit(both, by));
  expect([nextStep(back, -1), nextStep(back, 1)]).toEqual(["plan", "edit"]);
  const further = done(toPlan(back, -1, by));
  expect([nextStep(further, -1), nextStep(further, 1)]).toEqual([null, "plan"]);
  expect(nextStep(planned(both, "c"), -1)).toBe("plan");
});

test("an edit taken back counts neither as an edit nor as struck out of the plan", () => {
  const both = edited(planned(empty, "a"), "e1");
  expect(sinceMade(both)).toMatchObject({ edited: 1, struck: 0 });
  expect(sinceMade(done(undoEdit(both, by)))).toMatchObject({ edited: 0, struck: 0 });
});
