import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatView, LENSES, parseView, PLACES, type View } from "./view.ts";

const word = fc.string({ minLength: 1, maxLength: 12 });
const views = fc
  .record(
    {
      place: fc.constantFrom(...PLACES),
      org: word,
      on: fc.constantFrom("2026-01-01", "2027-12-31"),
      scenario: word,
      lens: fc.constantFrom(...LENSES),
      selected: word,
      own: fc.dictionary(
        fc
          .stringMatching(/^[a-z]{1,8}$/)
          .filter((name) => !["org", "on", "scenario", "lens", "sel"].includes(name)),
        fc.string({ maxLength: 12 }),
        { noNullPrototype: true },
      ),
    },
    { requiredKeys: ["place", "own"] },
  )
  .map((view) => view as View);

test("a link brings back the view it was made of", () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(parseView(formatView(view))).toEqual(view);
    }),
  );
});

test.each<[string, Partial<View>]>([
  ["", { place: "start" }],
  ["#/nowhere?org=acme", { place: "start", org: "acme" }],
  ["#/org?on=tomorrow&lens=sideways", { place: "org" }],
  ["#findings", { place: "findings" }],
])("what %j cannot say is left out", (hash, view) => {
  expect(parseView(hash)).toEqual({ own: {}, ...view });
});
