import { expect, test } from "vitest";
import { openCover } from "./cover.ts";
import { factsOf, type Row } from "./facts.case.ts";
import { bridgeOut } from "./loans.ts";

/** So many of area 1, of one discipline, all go to area 2. */
const leaving = (people: number) => {
  const rows = Array.from({ length: people }, (): Row => ({ role: 0, works: [1], unit: 2 }));
  return openCover(factsOf(3, 1, rows));
};

test.each([
  ["one of one", 1, 1],
  ["two of five", 5, 2],
  ["three of seven", 7, 3],
])("an area stays covered by %s on loan", (_, people, loans) => {
  const lent = Array.from({ length: loans }, (_, person) => ({ person, unit: 1 }));
  expect(bridgeOut(leaving(people), [2])).toEqual({ unit: 2, loans: lent });
});

test("four on loan are too many", () => {
  expect(bridgeOut(leaving(8), [2])).toBeNull();
});
