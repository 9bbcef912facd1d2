import { expect, test } from "vitest";
import { wording } from "../org/index.ts";
import { parsePlan } from "./index.ts";

test.each<[string, string, RegExp]>([
  ["not JSON", "{", /^not-json: The file is not JSON: /],
  ["no plan", "{}", /^not-a-plan: The file has no field "format" and is no plan\.$/],
  ["a list", "[]", /^not-a-plan/],
  [
    "another version",
    '{"format":"onethread-plan/9"}',
    /^plan-format: The file says format onethread-plan\/9; this version reads onethread-plan\/1\.$/,
  ],
  [
    "a plan with a field missing",
    '{"format":"onethread-plan/1","today":"2026-06-01"}',
    /^plan-shape: The field "seed" of the plan is missing/,
  ],
  [
    "a plan with a field of another kind",
    '{"format":"onethread-plan/1","today":7}',
    /^plan-shape: The field "today"/,
  ],
])("a file that is %s is refused", (_, text, says) => {
  const parsed = parsePlan(text);
  expect(parsed.ok ? "read" : `${parsed.refusal.code}: ${wording(parsed.refusal.message)}`).toMatch(says);
});
