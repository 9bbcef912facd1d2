import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  addChangeSet,
  editStack,
  liveChanges,
  redoEdit,
  strikeOut,
  undoEdit,
  type Scenario,
} from "../index.ts";
import { by, codeOf, done, scenarioOf, set } from "./scenario.case.ts";

const edit = (id: string, count = 1) =>
  set(
    id,
    Array.from({ length: count }, (_, k) => ({
      kind: "set-manager",
      personId: `${id}${k}`,
      managerId: "ada",
    })),
    { source: "edit" },
  );
const added = (scenario: Scenario, id: string, count = 1): Scenario =>
  done(addChangeSet(scenario, edit(id, count), by("ada"))).scenario;
const undone = (scenario: Scenario): Scenario => done(undoEdit(scenario, by("ada"))).scenario;
const redone = (scenario: Scenario): Scenario => done(redoEdit(scenario, by("ada"))).scenario;

test("the newest edit is undone whole, and done again whole", () => {
  const two = added(added(scenarioOf(), "e1", 2), "e2", 3);
  const one = undone(two);
  expect(liveChanges(one)).toHaveLength(2);
  expect(editStack(one)).toEqual({ done: ["e1"], undone: ["e2"] });
  expect(liveChanges(redone(one))).toEqual(liveChanges(two));
});

test("a new edit ends what could be redone", () => {
  const scenario = added(undone(added(added(scenarioOf(), "e1"), "e2")), "e3");
  expect(editStack(scenario)).toEqual({ done: ["e1", "e3"], undone: [] });
  expect(codeOf(redoEdit(scenario, by("ada")))).toBe("nothing-to-redo");
  expect(editStack(undone(undone(scenario)))).toEqual({ done: [], undone: ["e3", "e1"] });
});

test("waves of a plan are no edits", () => {
  const scenario = scenarioOf(
    set("w1", [{ kind: "set-manager", personId: "bob", managerId: "ada" }], { source: "plan" }),
  );
  expect(codeOf(undoEdit(scenario, by("ada")))).toBe("nothing-to-undo");
});

test("an edit of which a part is struck through already is undone in what is left, and comes back whole", () => {
  const scenario = added(scenarioOf(), "e1", 3);
  const part = done(strikeOut(scenario, { changeSetId: "e1", place: 1 }, by("ada"))).scenario;
  expect(editStack(part).undone).toEqual(["e1"]);
  expect(liveChanges(redone(part))).toHaveLength(3);
});

test("any number of edits, undone and redone in any order, is what a list with a cursor says", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("edit", "undo", "redo"), { maxLength: 14 }), (acts) => {
      let scenario = scenarioOf();
      let list: string[] = [];
      let cursor = 0;
      for (const [k, act] of acts.entries()) {
        if (act === "edit") {
          scenario = added(scenario, `e${k}`);
          list = [...list.slice(0, cursor), `e${k}`];
          cursor++;
        } else {
          const step = (act === "undo" ? undoEdit : redoEdit)(scenario, by("ada"));
          const isThere = act === "undo" ? cursor > 0 : cursor < list.length;
          expect(step.ok).toBe(isThere);
          if (!step.ok) continue;
          scenario = step.scenario;
          cursor += act === "undo" ? -1 : 1;
        }
        const live = liveChanges(scenario).map((change) => ("personId" in change ? change.personId : ""));
        expect(live.toSorted()).toEqual(
          list
            .slice(0, cursor)
            .map((id) => `${id}0`)
            .toSorted(),
        );
      }
    }),
  );
});
