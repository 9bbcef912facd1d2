import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { ChangeSet } from "../changes/index.ts";
import {
  addChangeSet,
  createScenario,
  strikeOut,
  touchedBy,
  walkScenario,
  type Scenario,
  type SharedCopy,
} from "../history/index.ts";
import { presentScenario, presentScenarioList } from "./index.ts";

const by = { user: "ada", at: "2026-06-01T09:30:00.000Z" };
const set = {
  id: "now",
  author: "ada",
  reason: "r",
  effectiveOn: "2026-06-01",
  changes: [
    { kind: "set-manager", personId: "b", managerId: "c" },
    { kind: "set-manager", personId: "c", managerId: "b" },
    { kind: "set-manager", personId: "nobody", managerId: "b" },
  ],
} as unknown as ChangeSet;

function scenarioOf(): Scenario {
  const made = createScenario({ id: "s", name: "One", orgId: "acme", baseRevision: 1, baseHash: "aa" }, by);
  const added = made.ok ? addChangeSet(made.scenario, set, by) : made;
  const struck = added.ok ? strikeOut(added.scenario, { changeSetId: "now", place: 1 }, by) : added;
  if (!struck.ok) throw new Error(struck.refusal.code);
  return { ...struck.scenario, copies: [{ id: "f", name: "secret" } as SharedCopy] };
}

test("a scenario with its states says each change, what is struck and what does not apply; copies stay at home", () => {
  const scenario = scenarioOf();
  const org = orgOf("a > b, c; pay: b*");
  const walked = walkScenario(scenario, { org, scheduled: [] });
  const json = presentScenario({ scenario, version: 3 }, { walked, touched: touchedBy(org, walked.org) });
  expect(json.changeSets[0]?.changes.map(({ says, struck, held }) => [says, struck, held])).toEqual([
    ["b reports to c.", false, null],
    ["c reports to b.", true, null],
    ["nobody reports to b.", false, "There is no person nobody to move."],
  ]);
  expect(json.touched).toEqual({ people: ["b"], areas: ["pay"] });
  expect(json.minutes.map(({ says }) => says)).toEqual([
    "ada made the scenario.",
    "ada added the change set now.",
    "ada struck change 2 of now through.",
  ]);
  expect(JSON.stringify(json)).not.toContain("secret");
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

test("a list tells what stands in a row, and without states nothing is said of changes", () => {
  const scenario = scenarioOf();
  expect(presentScenarioList("acme", [{ scenario, version: 3 }])).toEqual({
    schemaVersion: 1,
    org: "acme",
    scenarios: [
      {
        id: "s",
        name: "One",
        version: 3,
        status: "open",
        baseRevision: 1,
        published: false,
        changes: 3,
        mergedAs: [],
      },
    ],
  });
  expect(presentScenario({ scenario, version: 3 })).toMatchObject({
    touched: null,
    changeSets: [{ changes: [{ says: null }, {}, {}] }],
  });
});
