import { expect, test } from "vitest";
import { DEFAULT_CONFIG, wording } from "../org/index.ts";
import { judgeSettings } from "./judgeSettings.ts";

test.each([
  [
    "a threshold nobody has",
    { thresholds: { "bogus.x": 3 } },
    ['No check has the threshold "bogus.x". onethread explain <check> lists those it has.'],
  ],
  ["a tier of no check", { tiers: { nonsense: "norm" as const } }, ['No check is called "nonsense".']],
  [
    "a check of structure switched off",
    { off: ["manager-tree"] },
    ['The check "manager-tree" cannot be switched off: what is drawn rests on the structure it judges.'],
  ],
  [
    "settings that exist",
    {
      thresholds: { "unit-size.max": 20, "thread.min": 0.7 },
      tiers: { "home-share": "norm" as const },
      off: ["unit-size"],
    },
    [],
  ],
])("%s", (_, settings, messages) => {
  const judged = judgeSettings({ ...DEFAULT_CONFIG, ...settings });
  expect(judged.problems.map((problem) => wording(problem.message))).toEqual(messages);
});

test("what cannot be switched off stays on, what can stays off", () => {
  const { config } = judgeSettings({
    ...DEFAULT_CONFIG,
    off: ["manager-tree", "unit-size"],
    tiers: { nonsense: "norm" },
  });
  expect(config.off).toEqual(["unit-size"]);
  expect(config.tiers).toEqual({});
});
