import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, type Discipline } from "../../org/index.ts";
import { readSet, sweepSteps, targetOrgs } from "../../planner/index.ts";
import { compareAlternatives } from "./compareAlternatives.ts";
import { compareSet } from "./compareSet.ts";

const EXECUTIVE = [
  { id: "executive", name: "executive", requiredInProduct: false, executive: true },
] as unknown as Discipline[];
/** Two areas; two engineers work on both, so that a head is bought with more or fewer changed lines. */
const org = orgOf(
  `ceo/executive > vpe/engineering, pa/product, pb/product
   vpe > ma/engineering, mb/engineering; ma > a1/engineering, a2/engineering, a3/engineering, a4/engineering
   mb > b1/engineering, b2/engineering
   a: pa*, ma, a1, a2, a3 0.6, a4 0.6; b: pb*, mb, b1, b2 0.5, a3 0.4, a4 0.4`,
  { disciplines: EXECUTIVE, people: { pa: { canOwn: true }, pb: { canOwn: true } } },
);
const steps = sweepSteps(org, {
  today: org.today,
  seed: 1,
  work: 1_000_000,
  config: DEFAULT_CONFIG,
  most: 5,
});
let swept = steps.next().value;
while (swept === null) swept = steps.next().value;
if (!("ok" in swept) || !swept.ok) throw new Error("no set");
const { set } = swept;
const read = readSet(org, set);
const base = set.plans[set.base]!;
const alternatives = targetOrgs(org, base);
const comparison = compareSet(alternatives, read);
const values = (id: string): readonly (number | string)[] =>
  [...comparison.gains, ...comparison.costs].find((row) => row.id === id)!.values;

describe("every plan of a set beside today, owner named only and STL", () => {
  test("the base's column and the first three are those of the comparison of the plan alone", () => {
    const alone = compareAlternatives(base, alternatives);
    for (const row of [...alone.gains, ...alone.costs])
      expect([...values(row.id).slice(0, 3), values(row.id)[3 + set.base]]).toEqual(row.values);
  });
  test("costs are never fewer than gains, and each row has a value a column", () => {
    expect(comparison.columns).toHaveLength(3 + set.plans.length);
    expect(comparison.costs.length).toBeGreaterThanOrEqual(comparison.gains.length);
    for (const row of [...comparison.gains, ...comparison.costs]) {
      expect(row.values).toHaveLength(comparison.columns.length);
      expect(row.short.length).toBeLessThanOrEqual(34);
    }
  });
  test("points are of one table: today bears none, STL no other managers, each plan those of its figures", () => {
    const points = values("points-people");
    const { areaChange, timeZone, skillMismatch, ownerFit } = read[set.base]!.terms;
    expect(points.slice(0, 3)).toEqual([0, ownerFit, areaChange + timeZone + skillMismatch + ownerFit]);
    expect(points.slice(3)).toEqual(read.map((one) => one.figures.points));
    expect(values("points-heads").slice(3)).toEqual(read.map((one) => one.figures.headPoints));
  });
});
