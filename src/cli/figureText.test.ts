import { expect, test } from "vitest";
import { figureText } from "./figureText.ts";

test.each<[number | string | null, string, string, string]>([
  [0.4237, "Things with one owner", "0–1", "42.4 %"],
  [1, "Things with one owner", "0–1", "100 %"],
  [0, "Things with one owner", "0–1", "0 %"],
  [12.34567, "Age of things without owner", "days", "12.346 days"],
  [1, "Reports per manager", "reports", "1"],
  [3, "Open waivers", "count", "3"],
  ["no rows", "Things with one owner", "0–1", "no rows"],
  [null, "Levels", "levels", "–"],
])("%s of %s in %s is %s", (value, title, unit, said) => {
  expect(figureText(value, { title, unit })).toBe(said);
});
