import { expect, test } from "vitest";
import { parseConfig } from "./parse.ts";
import { formatCosts, writeCosts } from "./writeCosts.ts";

test.each<[string, string, string]>([
  ["no file yet", "", "plan:\n  costs:\n    short: 80\n    over: 4\n"],
  ["no plan", "off: [legs]\n", "off: [legs]\nplan:\n  costs:\n    short: 80\n    over: 4\n"],
  [
    "a plan without costs",
    "plan: # ours\n    tenure: true\n\noff: [legs]\n",
    "plan: # ours\n    costs:\n      short: 80\n      over: 4\n    tenure: true\n\noff: [legs]\n",
  ],
  [
    "a price with a remark",
    "plan:\n  costs:\n    # heads\n    short: 110 # as agreed\n    areaChange: 50\n  tenure: true\n",
    "plan:\n  costs:\n    over: 4\n    # heads\n    short: 80 # as agreed\n    areaChange: 50\n  tenure: true\n",
  ],
])("costs go into %s, and all else stays", (_, text, written) => {
  expect(writeCosts(text, { short: 80, over: 4 })).toBe(written);
  expect(parseConfig(written).config.plan.costs).toMatchObject({ short: 80, over: 4 });
});

test.each([
  ["a plan in one line", "plan: {costs: {short: 110}}\n"],
  ["costs in one line", "plan:\n  costs: {short: 110}\n"],
  ["a price in quotes", 'plan:\n  costs:\n    "short": 110\n'],
])("%s is left to somebody", (_, text) => {
  expect(writeCosts(text, { short: 80 })).toBeNull();
});

test("the lines alone are settings too", () => {
  expect(parseConfig(formatCosts({ short: 80 }))).toMatchObject({
    problems: [],
    config: { plan: { costs: { short: 80 } } },
  });
});
