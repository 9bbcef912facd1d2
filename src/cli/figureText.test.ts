import { expect, test } from "vitest";
import { figureText } from "./figureText.ts";

test.each<[number | string | null, string, string]>([
  [0.4237, "0–1", "42.4 %"],
  [1, "0–1", "100 %"],
  [0, "0–1", "0 %"],
  [12.34567, "days", "12.346 days"],
  [3, "count", "3"],
  ["no rows", "0–1", "no rows"],
  [null, "days", "–"],
])("%s in %s is %s", (value, unit, said) => {
  expect(figureText(value, unit)).toBe(said);
});
