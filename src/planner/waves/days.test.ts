import { describe, expect, test } from "vitest";
import { waveDays } from "./days.ts";

const without = (count: number): boolean[] => Array.from({ length: count }, () => false);

test.each<[string, number, readonly string[]]>([
  ["2022-05-15", 3, ["2022-07-01", "2022-10-01", "2023-01-01"]],
  ["2022-05-20", 1, ["2022-07-01"]],
  ["2022-05-21", 1, ["2022-08-01"]],
  ["2022-10-31", 2, ["2023-01-01", "2023-04-01"]],
  ["2022-01-01", 0, []],
])("from %s the %i waves start on %j", (today, count, days) => {
  expect(waveDays(today, without(count), { frozen: [] })).toEqual(days);
});

describe("a company's own dates", () => {
  const frozen = [{ from: "2022-12-15", to: "2023-01-10", reason: "end of the year" }];

  test("a day in a freeze waits for the first of a month outside, and the next waves count from there", () => {
    expect(waveDays("2022-05-15", without(4), { frozen })).toEqual([
      "2022-07-01",
      "2022-10-01",
      "2023-02-01",
      "2023-05-01",
    ]);
  });

  test("the last day of a freeze is frozen, the day after is not", () => {
    const until = (to: string) =>
      waveDays("2022-05-15", without(1), { frozen: [{ from: "2022-06-01", to, reason: "" }] });
    expect([until("2022-06-30"), until("2022-07-01")]).toEqual([["2022-07-01"], ["2022-08-01"]]);
  });

  test("a given first day counts where it leaves six weeks", () => {
    expect(waveDays("2022-05-15", without(2), { frozen: [], from: "2023-03-01", monthsBetween: 1 })).toEqual([
      "2023-03-01",
      "2023-04-01",
    ]);
    expect(waveDays("2022-05-15", without(1), { frozen: [], from: "2022-05-16" })).toEqual(["2022-07-01"]);
  });

  test("after a wave that leaves loans the next comes two months later", () => {
    expect(waveDays("2022-05-15", [false, true, false], { frozen: [] })).toEqual([
      "2022-07-01",
      "2022-10-01",
      "2022-12-01",
    ]);
  });
});
