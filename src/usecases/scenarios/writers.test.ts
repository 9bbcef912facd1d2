import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  comment,
  strikeOut,
  restoreChange,
  type By,
  type Scenario,
  type Stepped,
} from "../../history/index.ts";
import type { StoredScenario } from "../../storage/index.ts";
import { orgOf } from "../../../test/orgOf.ts";
import { byOf } from "./deps.ts";
import { codeOf, planned, set, storeOf, title, valueOf } from "./scenarios.case.ts";
import { loadScenario, save } from "./stored.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);

/** What a writer does next: read the scenario, save what was read with an edit, or die and forget what was read. */
const action = fc.record({
  writer: fc.nat(1),
  does: fc.constantFrom("read", "comment", "strike", "forget" as const),
});

const ref = { changeSetId: "now", place: 0 };
const strike = (scenario: Scenario, by: By): Stepped =>
  scenario.archivedChanges.length === 0 ? strikeOut(scenario, ref, by) : restoreChange(scenario, ref, by);

test("two writers in any order: what was acknowledged stands, what was refused left no trace", async () => {
  const org = orgOf("ceo > a; pay: a*");
  const name = "s";
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 24 }), async (actions) => {
      const { as } = await storeOf(org);
      const users = [as("ada"), as("ada")];
      await planned(as("ada"), name, set("now", [title("a", "x")]));
      const start = valueOf(await loadScenario(as("ada"), name));
      const read: (StoredScenario | undefined)[] = [];
      // The model: the scenario as one person alone would have it who made only the acknowledged edits.
      let model = { comments: [] as string[], isStruck: false, version: start.version };
      let nth = 0;
      for (const { writer, does } of actions) {
        const deps = users[writer]!;
        if (does === "read") read[writer] = valueOf(await loadScenario(deps, name));
        if (does === "forget") read[writer] = undefined;
        const seen = read[writer];
        if (seen === undefined || does === "read") continue;
        const id = `c${++nth}`;
        const edited =
          does === "comment"
            ? comment(seen.scenario, { id, text: id }, byOf(deps))
            : strike(seen.scenario, byOf(deps));
        if (!edited.ok) throw new Error(edited.refusal.code);
        const saved = await save(deps, edited, seen.version);
        const isFresh = seen.version === model.version;
        expect(codeOf(saved)).toBe(isFresh ? "ok" : "scenario-stale");
        if (!isFresh) continue;
        model = {
          comments: does === "comment" ? [...model.comments, id] : model.comments,
          isStruck: does === "strike" ? !model.isStruck : model.isStruck,
          version: model.version + 1,
        };
        if (saved.ok) read[writer] = saved.value;
      }
      const { scenario, version } = valueOf(await loadScenario(as("ada"), name));
      expect({
        comments: scenario.comments.map(({ id }) => id),
        isStruck: scenario.archivedChanges.length === 1,
        version,
      }).toEqual(model);
    }),
    { numRuns: CASES },
  );
});

test("two writers at once: one is told", async () => {
  const { as } = await storeOf(orgOf("ceo > a; pay: a*"));
  await planned(as("ada"), "s", set("now", [title("a", "x")]));
  const seen = valueOf(await loadScenario(as("ada"), "s"));
  const note = (id: string) => comment(seen.scenario, { id, text: id }, byOf(as("ada")));
  const results = await Promise.all(
    ["one", "two"].map((id) => {
      const edited = note(id);
      if (!edited.ok) throw new Error(edited.refusal.code);
      return save(as("ada"), edited, seen.version);
    }),
  );
  expect(results.map(codeOf).sort()).toEqual(["ok", "scenario-stale"]);
});
