import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording } from "../../org/index.ts";
import { formatPlan, parsePlan, planSto, verifyPlan } from "../index.ts";

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

const org = orgOf(
  `ceo > em/engineering, fm/engineering, cpo/product; em > a/engineering, b/engineering; fm > c/engineering
   cpo > pm/product; x: em, a, b, pm 0.5; y: fm 0.5, c, pm 0.5; z: em 0.5, b 0.5`,
);
const made = planSto(org, { today: org.today, seed: 1, work: 100_000, config: DEFAULT_CONFIG });
if (!made.ok) throw new Error(wording(made.refusal.message));
const file = formatPlan(made.plan);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in the file, as keys from the top. */
function placesOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [path];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

function withValue(value: Json, path: readonly (string | number)[], put: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, k) => (k === key ? withValue(one, rest, put) : one));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([k, one]) => [k, k === key ? withValue(one, rest, put) : one]),
  );
}

describe("a plan file that was edited", () => {
  const whole = JSON.parse(file) as Json;
  test("is read back whole as it was made", () => {
    const parsed = parsePlan(file);
    expect(parsed.ok && verifyPlan(org, parsed.plan)).toEqual({ ok: true });
  });

  test.each<[string, readonly (string | number)[], Json, RegExp]>([
    [
      "a sentence is a text",
      ["unsolved", 0],
      "fine",
      /"unsolved\[0\]" of the plan is missing or is not an object/,
    ],
    [
      "a sentence has no parts",
      ["reasons", 0, "sentence"],
      { restsOn: [] },
      /"reasons\[0\]\.sentence\.parts"/,
    ],
    ["a part of a sentence is a number", ["unsolved", 0, "parts", 0], 7, /"unsolved\[0\]\.parts\[0\]"/],
    [
      "a list is an object",
      ["units", 0, "heads"],
      {},
      /"units\[0\]\.heads" of the plan is missing or is not a list/,
    ],
    ["an object is a list", ["todo"], [], /"todo" of the plan is missing or is not an object/],
    ["a count is a text", ["counts", "moved"], "3", /"counts\.moved" .* is not a whole number/],
    ["a day does not exist", ["today"], "2026-02-30", /"today" .* is not a day/],
    ["a change is of no kind", ["waves", 0, "changeSet", "changes", 0, "kind"], "pay", /changes\[0\]\.kind"/],
    [
      "a kind is a word of the language",
      ["waves", 0, "changeSet", "changes", 0, "kind"],
      "toString",
      /kind"/,
    ],
  ])("is refused when %s", (_, path, put, says) => {
    const parsed = parsePlan(JSON.stringify(withValue(whole, path, put)));
    expect(parsed.ok ? "read" : `${parsed.refusal.code}: ${wording(parsed.refusal.message)}`).toMatch(says);
  });

  test("anywhere and to anything is refused by shape or by the verifier, and never throws", () => {
    // Taken as given: nothing in the plan can tell these from others, but they must not make anything throw.
    const given = new Set(["seed", "work", "lowerBound", "gap", "pins", "settings", "costTable", "today"]);
    const places = placesOf(whole);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom<Json>(null, 7, -1, "x", "em", [], {}, [{}], ["x"], true, [[]], { parts: "x" }),
        (path, put) => {
          const edited = withValue(whole, path, put);
          fc.pre(JSON.stringify(edited) !== JSON.stringify(whole));
          const parsed = parsePlan(JSON.stringify(edited));
          const isSound = parsed.ok && verifyPlan(org, parsed.plan).ok;
          if (path[0] !== undefined && !given.has(String(path[0])))
            expect(isSound, path.join(".")).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});
