import { expect, test } from "vitest";
import { factsOf, type Row } from "./facts.case.ts";
import { fitsPilot } from "./pilot.ts";

/** Area 0 has so many people; area 1 has the others, area 2 one. */
const company = (people: number, inFirst: number) =>
  factsOf(3, 1, [
    ...Array.from({ length: people - 1 }, (_, p): Row => {
      const unit = p < inFirst ? 0 : 1;
      return { role: 0, works: [unit], unit };
    }),
    { role: 0, works: [2], unit: 2 },
  ]);

test.each([
  ["sixty people fit into a pilot of any company", 200, 60, true],
  ["sixty-one do not where that is more than a twentieth", 200, 61, false],
  ["a twentieth fits", 1400, 70, true],
  ["one more than a twentieth does not", 1400, 71, false],
])("%s", (_, people, inFirst, fits) => {
  expect(fitsPilot(company(people, inFirst), [0])).toBe(fits);
});

test("two areas count together, and three are too many", () => {
  expect(fitsPilot(company(200, 59), [0, 2])).toBe(true);
  expect(fitsPilot(company(200, 60), [0, 2])).toBe(false);
  expect(fitsPilot(company(20, 5), [0, 1, 2])).toBe(false);
});
