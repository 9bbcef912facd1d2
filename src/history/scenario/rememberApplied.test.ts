import { expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { personId } from "../../org/index.ts";
import { rememberApplied, walkScenario } from "../index.ts";
import { scenarioOf, set } from "./scenario.case.ts";

const org = orgOf("ada > bob, cyd; bob > dan, eve");
const under = (person: string, manager: string) => ({
  kind: "set-manager" as const,
  personId: personId(person),
  managerId: personId(manager),
});
const first = set("s1", [under("dan", "cyd")]);
const second = set("s2", [under("eve", "dan")]);

test("a scenario walked again gives the same states, and one set more is one state more", () => {
  const applying = rememberApplied(100);
  const base = { org, scheduled: [] };
  const once = walkScenario(scenarioOf(first), base, undefined, applying);
  const twice = walkScenario(scenarioOf(first, second), base, undefined, applying);
  expect(twice.steps[0]?.after).toBe(once.steps[0]?.after);
  expect(twice.org.records).toEqual(walkScenario(scenarioOf(first, second), base).org.records);
  expect(walkScenario(scenarioOf(first, second), base, undefined, applying).org).toBe(twice.org);
});

test("what is beyond the room is forgotten, oldest first", () => {
  const applying = rememberApplied(2 * org.people.length);
  const [a, b, c] = [under("dan", "ada"), under("eve", "ada"), under("dan", "cyd")];
  const [one, two] = [applying(org, [a]), applying(org, [b])];
  applying(org, [c]);
  expect(applying(org, [b])).toBe(two);
  expect(applying(org, [a])).not.toBe(one);
});
