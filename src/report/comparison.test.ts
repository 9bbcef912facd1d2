import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, type Discipline, type Org } from "../org/index.ts";
import { planSto, targetOrgs } from "../planner/index.ts";
import { compareAlternatives, type Comparison } from "./comparison.ts";

const EXECUTIVE = [
  { id: "executive", name: "executive", requiredInProduct: false, executive: true },
] as unknown as Discipline[];

function compared(org: Org): Comparison {
  const planned = planSto(org, { today: org.today, seed: 1, work: 1_000_000, config: DEFAULT_CONFIG });
  if (!planned.ok) throw new Error("no plan");
  return compareAlternatives(planned.plan, targetOrgs(org, planned.plan));
}

/** Three heads under the CEO; a team of engineers under its manager, a product manager and a designer elsewhere. */
const stool = compared(
  orgOf(
    `ceo/executive > vpe/engineering, vpp/product, hod/design
     vpe > em/engineering; em > e1/engineering, e2/engineering, e3/engineering; vpp > pm/product; hod > d/design
     x: em, e1, e2, e3, pm*, d`,
    { disciplines: EXECUTIVE, people: { em: { title: "Engineering Manager" } } },
  ),
);

describe("four columns, worked out by hand for the three-legged stool", () => {
  test.each([
    ["single-threaded", [0, 0, 0, 1]],
    ["one-owner", [1, 1, 1, 1]],
    ["legs", [3, 3, 3, 1]],
    // The manager, the product manager and the designer all stand two lines below the CEO.
    ["levels-up", [2, 2, 2, 1]],
    // The product manager alone; then the engineering manager with three engineers; then all six.
    ["report-to-owner", [1, 4, 4, 6]],
    ["one-area", [6, 6, 6, 6]],
    // The engineering manager, the product manager and the designer.
    ["manager-changes", [0, 0, 0, 3]],
    ["area-changes", [0, 0, 0, 0]],
    ["out-of-discipline", [0, 0, 0, 2]],
    ["seniority-lost", [0, 0, 0, 0]],
    ["owners-calibre", ["none named", "1/0/0", "1/0/0", "1/0/0"]],
    ["owner-load", ["0, 0", "3, 3", "3, 3", "5, 5"]],
    ["owner-span", [1, 0, 0, 0]],
    // The three heads keep their place and lose their reports.
    ["heads-without-role", [0, 0, 0, 3]],
    ["layers", [4, 4, 4, 3]],
    ["seats", [0, 0, 0, 0]],
    ["promotions", [0, 0, 0, 0]],
    ["agreements", [0, 0, 0, 0]],
    ["charters", [0, 1, 1, 1]],
    ["money", ["not given", "not given", "not given", "not given"]],
  ])("%s", (id, values) => {
    expect([...stool.gains, ...stool.costs].find((row) => row.id === id)?.values).toEqual(values);
  });
});

test("cost rows are never fewer than gain rows; every row says how it is worked out in a title a terminal can hold", () => {
  expect(stool.costs.length).toBeGreaterThanOrEqual(stool.gains.length);
  for (const row of [...stool.gains, ...stool.costs]) {
    expect(row.short.length).toBeLessThanOrEqual(34);
    expect(row.formula.length).toBeGreaterThan(10);
  }
});

test("the article's own costs are rows, with a value or the reason there is none", () => {
  expect(stool.costs.map((row) => row.id)).toEqual(
    expect.arrayContaining([
      "seniority-lost",
      "owners-calibre",
      "owner-load",
      "out-of-discipline",
      "heads-without-role",
      "seats",
      "promotions",
      "money",
    ]),
  );
});
