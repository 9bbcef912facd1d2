import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Discipline, type Org } from "../../org/index.ts";
import { planSto, targetOrgs } from "../../planner/index.ts";
import { compareAlternatives, type Comparison } from "./compareAlternatives.ts";

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
    ["owners-calibre", ["not judged", "1/0/0", "1/0/0", "1/0/0"]],
    ["owner-load", ["0, 0", "3, 3", "3, 3", "5, 5"]],
    ["owner-span", [1, 0, 0, 0]],
    // Only the head of engineering has so many people below: four today, so nobody counts.
    ["reach-lost", [0, 0, 0, 0]],
    // The three heads keep their place and lose their reports.
    ["heads-without-role", [0, 0, 0, 3]],
    ["layers", [4, 4, 4, 3]],
    ["seats", [0, 0, 0, 0]],
    ["months-to-fill", ["not given", "not given", "not given", "not given"]],
    ["promotions", [0, 0, 0, 0]],
    ["titles", [0, "undecided", "undecided", "undecided"]],
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

test("an empty owner seat is no owner, and no person", () => {
  const { gains } = compared(orgOf("ceo > a, b, c, d; x: a, b, c, d"));
  const row = (id: string) => gains.find((one) => one.id === id)?.values;
  expect(row("single-threaded")).toEqual([0, 0, 0, "0 (+1 to hire)"]);
  expect(row("one-owner")).toEqual([0, "0 (+1 to hire)", "0 (+1 to hire)", "0 (+1 to hire)"]);
  // Nobody leads from an empty seat.
  expect(row("report-to-owner")).toEqual([0, 0, 0, 0]);
  expect(row("one-area")).toEqual([4, 4, 4, 4]);
});

test("without disciplines in the data the rows that rest on them say so", () => {
  const { costs } = compared(
    orgOf("ceo > em, d; em > a, b, c; x: em*, a, b, c, d", {
      people: { em: { title: "Engineering Manager" } },
    }),
  );
  const row = (id: string) => costs.find((one) => one.id === id)?.values;
  expect(row("out-of-discipline")).toEqual(["not measured", "not measured", "not measured", "not measured"]);
  expect(row("seniority-lost")).toEqual(["not measured", "not measured", "not measured", "not measured"]);
});

test("a head who keeps under half of the people below is counted", () => {
  const { costs } = compared(
    orgOf(
      `ceo/executive > vp/engineering, o1/product, o2/product
       vp > a/engineering, b/engineering, c/engineering, d/engineering, e/engineering, f/engineering
       o1 > p/product; o2 > q/product; x: o1*, p, a, b, c; y: o2*, q, d, e, f`,
      { people: { o1: { canOwn: true }, o2: { canOwn: true } } },
    ),
  );
  expect(costs.find((one) => one.id === "reach-lost")?.values).toEqual([0, 0, 0, 1]);
});

test("who stands outside their discipline without cover is one number: of the comparison, and of the plan", () => {
  const org = orgOf(
    `ceo/executive > vpe/engineering, vpp/product
     vpe > em/engineering, en/engineering; em > e1/engineering, e2/engineering; en > e3/engineering, e4/engineering
     vpp > pm/product, po/product; pm > q1/product
     shop: vpp; shop/pay: em, e1, e2, q1; shop/find: en, e3, e4, po`,
    { people: { vpp: { canOwn: true }, em: { canOwn: true }, en: { canOwn: true } } },
  );
  const options = { today: org.today, seed: 1, work: 1_000_000 };
  for (const executiveDisciplines of [["executive"], ["executive", "product"]]) {
    const config = { ...DEFAULT_CONFIG, executiveDisciplines };
    const planned = planSto(org, { ...options, config });
    if (!planned.ok) throw new Error("no plan");
    const { plan } = planned;
    const owners = new Set(plan.units.map((unit) => unit.ownerId));
    const { cover } = plan.todo;
    // Both owners report to the one above, who is of product.
    const owning = cover.filter((one) => owners.has(one.personId)).length;
    expect(owning).toBe(executiveDisciplines.includes("product") ? 0 : 2);
    const row = compareAlternatives(plan, targetOrgs(org, plan)).costs.find(
      (one) => one.id === "out-of-discipline",
    );
    expect(row?.values[3]).toBe(cover.length);
    const words = plan.unsolved.map((one) => wording(one)).join(" ");
    if (owning > 0) expect(words).toContain(`${cover.length} people, 2 of them owners, would report to`);
  }
});
