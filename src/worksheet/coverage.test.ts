import { expect, test } from "vitest";
import { areaId, indexOrg, personId, wording, type Assignment, type Org } from "../org/index.ts";
import { orgOf } from "../../test/orgOf.ts";
import { coverage } from "./index.ts";

function withGuesses(org: Org, guesses: readonly (readonly [string, string])[]): Org {
  const rows = guesses.map(([person, area]): Assignment => ({
    personId: personId(person),
    areaId: areaId(area),
    type: "core",
    isLead: false,
    guess: "because",
  }));
  return indexOrg({ ...org.records, assignments: [...org.records.assignments, ...rows] }, [], org.today);
}

test.each([
  ["ceo > a, b", [], "0 of 3 people have a product: cannot say."],
  ["ceo > a, b; pay:", [["a", "pay"]], "0 of 3 people have a confirmed product, 1 are guessed: cannot say."],
  ["ceo > a, b; pay: a", [], "1 of 3 people have a product."],
  [
    "ceo > a, b; pay: a",
    [["b", "pay"]],
    "1 of 3 people have a product, 1 more are guessed and not confirmed.",
  ],
] as const)("%s with guesses %j: %s", (text, guesses, headline) => {
  expect(wording(coverage(withGuesses(orgOf(text), guesses)).headline)).toBe(headline);
});

test("areas count people once, and a confirmed row outweighs a guess", () => {
  const org = withGuesses(orgOf("ceo > a, b, c; pay: a; shop: a, b*; idle:"), [
    ["a", "pay"],
    ["b", "pay"],
    ["c", "pay"],
    ["c", "shop"],
  ]);
  const { people, confirmed, guessed, none, byArea } = coverage(org);
  expect({ people, confirmed, guessed, none }).toEqual({ people: 4, confirmed: 2, guessed: 1, none: 1 });
  expect(byArea).toEqual([
    { areaId: "pay", confirmed: 1, guessed: 2, coverage: 1 / 3 },
    { areaId: "shop", confirmed: 2, guessed: 1, coverage: 2 / 3 },
    { areaId: "idle", confirmed: 0, guessed: 0, coverage: null },
  ]);
});
